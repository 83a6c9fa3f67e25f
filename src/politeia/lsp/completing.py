"""What may be written next: kinds of blocks and norms, clause words of the closed list, and names that the charter declares."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from politeia.documents.model import Fence
from politeia.documents.reading import WORDS
from politeia.language.clauses import clause_word
from politeia.language.contents import Base, Unit
from politeia.language.layout import read_lines
from politeia.language.vocabulary import (
    ASSUMED,
    NORM_RULES,
    VERDICTS,
    ClauseRule,
    bloc_clauses,
    clauses_of,
    stage_clauses,
)
from politeia.lsp.citations import articles_of
from politeia.lsp.drafts import Draft, fence_at
from politeia.lsp.names import Declaration
from politeia.lsp.words import HEADS, INNER, clauses_in
from politeia.norms.model import COLLECTIVES
from politeia.norms.names import full_name


class Sort(Enum):
    """What a proposal is: a word of the closed lists, a name that the charter declares, a whole value, or an article."""

    WORD = "word"
    NAME = "name"
    VALUE = "value"
    ARTICLE = "article"


@dataclass(frozen=True, slots=True)
class Proposal:
    """Words that may stand next, in the place of the letters of the line from `start` up to the cursor."""

    words: str
    sort: Sort
    detail: str
    start: int


_CITING = re.compile(r"(?:^|\s)per +(?P<typed>[^#]*)$")
_ACTORS = ("actors", "consent", "part", "coalition")
_SHARES = ("threshold", "shares")
_SITUATIONS = ("condition", "effect", "situation", "expectation", "claim")
_FORMS: Mapping[str, tuple[str, ...]] = {
    "threshold": ("majority of ", "at least 2/3 of ", "more than 1/2 of ", "most votes"),
    "shares": ("majority of ", "at least 2/3 of ", "more than 1/2 of "),
    "outcome": ("ends ", "stays", "unspecified"),
    "actors": ("each of ", "any member of ", "at least 1/5 of all members of "),
    "tenure": ("leaves", "stays until successor"),
    "limit": ("2 terms in a row", "1 term in total"),
    "condition": ("less than 6 months remain of term of ", "less than 1 year has passed since ", "fact: "),
}


def proposals(
    draft: Draft, line: int, letter: int, drafts: Iterable[Draft], declared: tuple[Declaration, ...]
) -> tuple[Proposal, ...]:
    """What may stand at a place of a draft (line and letters from 0)."""
    typed = draft.line(line)[:letter]
    fence = fence_at(draft, line)
    if fence is None:
        return tuple(_blocks(typed))
    if "#" in typed:
        return ()
    if citing := _CITING.search(typed):
        return tuple(_articles(citing, drafts))
    return tuple(_in_block(fence, line, typed, declared))


def _blocks(typed: str) -> Iterator[Proposal]:
    opened = re.fullmatch(r"(?:`{3,}|~{3,})\s*(?P<word>[a-z]*)", typed)
    if opened:
        for word in WORDS:
            yield Proposal(word, Sort.WORD, "block", opened.start("word"))


def _articles(citing: re.Match[str], drafts: Iterable[Draft]) -> Iterator[Proposal]:
    typed = citing["typed"]
    start = citing.start("typed") + typed.rfind(",") + 1
    start += len(typed[typed.rfind(",") + 1 :]) - len(typed[typed.rfind(",") + 1 :].lstrip())
    for article in articles_of(drafts):
        for paragraph in article.paragraphs:
            cited = f"{article.number}({paragraph.number})" if paragraph.number else article.number
            yield Proposal(cited, Sort.ARTICLE, article.title or paragraph.prose[:60], start)


def _in_block(fence: Fence, line: int, typed: str, declared: tuple[Declaration, ...]) -> Iterator[Proposal]:
    words = typed.lstrip()
    begins = len(typed) - len(words)
    if begins == 0:
        for head in HEADS.get(fence.word, ()):
            named = NORM_RULES[head].named if head in NORM_RULES else ""
            yield Proposal(f"{head} ", Sort.WORD, named, 0)
        yield from _subjects(words, declared)
        return
    kind, name, stage_indent = _owner(fence, line)
    allowed = _allowed(fence.word, kind, stage_indent is not None and begins > stage_indent)
    rule = clause_word(words, allowed) if " " in words else None
    complete = rule is not None and len(words) > len(rule.word)
    if not complete:
        for word in allowed:
            yield Proposal(f"{word} ", Sort.WORD, f"{kind or fence.word}: {allowed[word].takes}", begins)
        if fence.word in INNER and (kind == "scenario" or (kind in NORM_RULES and NORM_RULES[kind].has_stages)):
            yield Proposal(f"{INNER[fence.word]} ", Sort.WORD, "the next part", begins)
        return
    assert rule is not None
    yield from _values(rule, typed, begins + len(rule.word), name, declared)


def _subjects(words: str, declared: tuple[Declaration, ...]) -> Iterator[Proposal]:
    """The offices and bodies behind a head such as `election` or `removal`."""
    kind, _, rest = words.partition(" ")
    if kind in NORM_RULES and " " in words:
        for item in declared:
            if item.is_actor:
                yield Proposal(item.name, Sort.NAME, item.kind, len(words) - len(rest))


def _owner(fence: Fence, line: int) -> tuple[str, str, int | None]:
    """The kind and the name of the norm above a line, and the indent of its open stage."""
    kind = name = ""
    stage: int | None = None
    for item in read_lines(fence)[0]:
        if item.place.line > line:
            break
        first, _, rest = item.words.partition(" ")
        if item.indent == 0 and item.words:
            kind, name, stage = first, rest.strip(), None
        elif first in INNER.values():
            stage = item.indent
    return kind, name, stage


def _allowed(block: str, kind: str, in_part: bool) -> Mapping[str, ClauseRule]:
    if in_part and block == "norm":
        return stage_clauses()
    if kind in NORM_RULES:
        return clauses_of(kind)
    if in_part:
        return bloc_clauses() | {"holds": ClauseRule("holds", "coalition", True)}
    return clauses_in(block)


def _values(
    rule: ClauseRule, typed: str, after: int, name: str, declared: tuple[Declaration, ...]
) -> Iterator[Proposal]:
    written = typed[after:]
    first = after + len(written) - len(written.lstrip())
    closed = rule.one_of or {"assume": ASSUMED, "recorded": VERDICTS}.get(rule.word, ())
    if rule.takes == "outcome":
        closed = tuple(f"go to {item.name}" for item in declared if item.kind == "stage" and item.owner == name)
    for value in (*closed, *_FORMS.get(rule.takes, ())):
        yield Proposal(value, Sort.VALUE, rule.word, first)
    start = _last_piece(typed, first)
    if rule.takes in (*_SHARES, "actors", "consent", "admission", "carried") and re.search(r" of $", typed):
        for base in Base:
            yield Proposal(base.value, Sort.VALUE, "what the share is taken of", len(typed))
    if rule.takes in ("within", "duration") and re.fullmatch(
        r"\d+ [a-z]*", written.strip() + (" " if typed.endswith(" ") else "")
    ):
        for unit in Unit:
            yield Proposal(f"{unit.value}s", Sort.VALUE, "unit of time", typed.rindex(" ") + 1)
    if rule.takes in (*_ACTORS, *_SITUATIONS, *_SHARES) or (rule.takes == "text" and rule.word in ("after", "chair")):
        yield from _names(rule.takes, start, declared)


def _last_piece(typed: str, first: int) -> int:
    """Where the name that is being written begins: behind the last joining word."""
    found = [
        hit.end()
        for hit in re.finditer(r"(?:, |: | of | and | or | since |consulting |opinion of )", typed)
        if hit.end() > first
    ]
    return max(found, default=first)


def _names(takes: str, start: int, declared: tuple[Declaration, ...]) -> Iterator[Proposal]:
    seen: set[str] = set()
    for item in declared:
        if item.kind == "stage" or (takes in (*_ACTORS, "text", *_SHARES) and not item.is_actor):
            continue
        word = item.name if item.is_actor else full_name(item.kind, item.name)
        if word not in seen:
            seen.add(word)
            yield Proposal(word, Sort.NAME, item.kind, start)
    for word in sorted(set(COLLECTIVES) - seen):
        yield Proposal(word, Sort.NAME, "built in", start)
