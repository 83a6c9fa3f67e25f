"""Names in a charter: where offices, bodies, acts and stages are declared, and every place that speaks of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from politeia.documents.model import Fence
from politeia.language.clauses import clause_word
from politeia.language.contents import Part
from politeia.language.layout import Line, read_lines
from politeia.language.model import NormSyntax
from politeia.language.parsing import parse_norms
from politeia.language.vocabulary import NORM_RULES, ClauseRule, clauses_of, stage_clauses
from politeia.lsp.drafts import Draft, fences_of
from politeia.lsp.words import ALL_CLAUSES, ALL_HEADS
from politeia.norms.names import OF_AN_ACTOR

ACTOR_KINDS = ("office", "body", "appointment", "group")
_EVERY = {word: ClauseRule(word, "text") for word in ALL_CLAUSES}
_NOT_BEFORE = r"(?<![\w-])"
_NOT_AFTER = r"(?![\w-])"
_SPEAKS_OF_A_STAGE = re.compile(r"\b(?:stage|go to|at) ")


@dataclass(frozen=True, slots=True)
class Declaration:
    """A name where a norm declares it; `owner` is the procedure of a stage and "" for everything else."""

    name: str
    kind: str
    draft: Draft
    line: int
    owner: str = ""
    norm: NormSyntax | None = None

    @property
    def is_actor(self) -> bool:
        """Whether the name is that of somebody who acts."""
        return self.kind in (*ACTOR_KINDS, "part")


@dataclass(frozen=True, slots=True)
class Mention:
    """A name where it stands: line and letters from 0; `owner` is the procedure when it names a stage."""

    name: str
    draft: Draft
    line: int
    start: int
    end: int
    owner: str = ""


@lru_cache(maxsize=256)
def norms_of(draft: Draft) -> tuple[NormSyntax, ...]:
    """The norms of a draft that can be read."""
    return tuple(norm for fence in fences_of(draft) if fence.word == "norm" for norm in parse_norms(fence).norms)


def declarations(drafts: Iterable[Draft]) -> tuple[Declaration, ...]:
    """Every name that the norms of some drafts declare, offices and bodies before what else carries the name."""
    found = [item for draft in drafts for item in _declared(draft)]
    return tuple(sorted(found, key=lambda item: item.kind in ("appointment", "part")))


@lru_cache(maxsize=256)
def _declared(draft: Draft) -> tuple[Declaration, ...]:
    return tuple(_declarations(draft))


def _declarations(draft: Draft) -> Iterator[Declaration]:
    for norm in norms_of(draft):
        if norm.kind not in OF_AN_ACTOR:
            yield Declaration(norm.name, norm.kind, draft, norm.place.line - 1, norm=norm)
        for clause in norm.clauses:
            if isinstance(clause.value, Part):
                yield Declaration(clause.value.name, "part", draft, clause.place.line - 1, norm=norm)
        for stage in norm.stages:
            if stage.name:
                yield Declaration(stage.name, "stage", draft, stage.place.line - 1, norm.name, norm)


def mentions(drafts: Iterable[Draft], declared: Iterable[Declaration]) -> Iterator[Mention]:
    """Every place in the blocks of some drafts that speaks of a declared name, the longest name at each place."""
    known = tuple(declared)
    names = frozenset(item.name for item in known if item.kind != "stage")
    actors = frozenset(item.name for item in known if item.is_actor)
    stages = tuple(sorted({(item.owner, item.name) for item in known if item.kind == "stage"}))
    for draft in drafts:
        yield from _mentions(draft, names, actors, stages)


@lru_cache(maxsize=128)
def _mentions(
    draft: Draft, names: frozenset[str], actors: frozenset[str], stages: tuple[tuple[str, str], ...]
) -> tuple[Mention, ...]:
    pattern = _any_of(names)
    found: list[Mention] = []
    for fence in fences_of(draft):
        for line, kind, norm in _in_context(fence):
            start, free = _value_of(line, kind)
            if pattern is not None:
                for hit in pattern.finditer(line.place.text, start, _end_of(line)):
                    name = " ".join(hit.group().split())
                    if not free or (name in actors and name[:1].isupper()):
                        found.append(Mention(name, draft, line.place.line - 1, hit.start(), hit.end()))
            found += _stages_in(draft, line, norm, stages)
    return tuple(found)


def _any_of(names: frozenset[str]) -> re.Pattern[str] | None:
    if not names:
        return None
    ordered = sorted(names, key=lambda name: (-len(name), name))
    words = "|".join(r" +".join(re.escape(word) for word in name.split()) for name in ordered)
    return re.compile(f"{_NOT_BEFORE}(?:{words}){_NOT_AFTER}")


def _in_context(fence: Fence) -> Iterator[tuple[Line, str, str]]:
    """Each line of a block with the kind and the name of the norm that it belongs to; lines with tabs are left out."""
    kind = name = ""
    for line in read_lines(fence)[0]:
        if not line.words or "\t" in line.place.text:
            continue
        first, _, rest = line.words.partition(" ")
        if first in ALL_HEADS and line.indent == 0:
            kind, name = first, " ".join(rest.split())
        yield line, kind, name


def _value_of(line: Line, kind: str) -> tuple[int, bool]:
    """Where the value of a line begins, and whether it is free text, in which only the names of actors count."""
    begins = line.column - 1
    if line.indent == 0 and line.words.split()[0] in ALL_HEADS:
        return begins + len(line.words.split()[0]), False
    if line.words.startswith("stage "):
        return begins + len(line.words), True
    if kind in NORM_RULES:
        rule = clause_word(line.words, stage_clauses() | clauses_of(kind))
        return begins + (len(rule.word) if rule else 0), rule is None or rule.takes == "text"
    rule = clause_word(line.words, _EVERY)
    return begins + (len(rule.word) if rule else 0), bool(
        rule and rule.word in ("question", "why", "source", "note", "says")
    )


def _end_of(line: Line) -> int:
    """Where the words of a line end, before its citation and comment."""
    return line.column - 1 + len(line.words)


def _stages_in(draft: Draft, line: Line, norm: str, stages: tuple[tuple[str, str], ...]) -> Iterator[Mention]:
    """The stages that a line names: its own norm's by `stage` and `go to`, another's by `is at` and `at STAGE of NAME`."""
    text = line.place.text[: _end_of(line)]
    if not _SPEAKS_OF_A_STAGE.search(text):
        return
    for owner, stage in stages:
        if stage in text and (norm == owner or owner in text):
            for hit in _forms(owner, stage, norm == owner).finditer(text):
                start = hit.end() - len(stage) if hit["last"] is None else hit.start("last")
                yield Mention(stage, draft, line.place.line - 1, start, start + len(stage), owner)


@lru_cache(maxsize=2048)
def _forms(owner: str, stage: str, inside: bool) -> re.Pattern[str]:
    """How a stage is spoken of; the group `last` holds it where words of its owner follow."""
    name, within = re.escape(stage), re.escape(owner)
    forms = [rf"{within} (?:is at|begins at) {name}", rf"at (?P<last>{name}) of {within}"]
    if inside:
        forms += [rf"go to {name}", rf"stage {name}"]
    return re.compile(f"{_NOT_BEFORE}(?:{'|'.join(forms)}){_NOT_AFTER}")


def mention_at(found: Iterable[Mention], draft: Draft, line: int, letter: int) -> Mention | None:
    """The mention at a place of a draft; of several the one of a stage, which is the narrower."""
    here = [m for m in found if m.draft.path == draft.path and m.line == line and m.start <= letter <= m.end]
    return min(here, key=lambda item: (not item.owner, item.end - item.start), default=None)
