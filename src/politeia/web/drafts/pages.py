"""The pages of drafts: the list, the desk with the editor, the verdicts, and two versions in conflict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from politeia.comparison.comparing import compare
from politeia.comparison.model import Comparison
from politeia.diagnostics.model import Diagnostic
from politeia.language.vocabulary import NORM_RULES, stage_clauses
from politeia.presentation.brief_content import Move
from politeia.presentation.verdicts import SIGNS
from politeia.web.bookshelf import Bookshelf
from politeia.web.catalogue import texts
from politeia.web.drafts.model import Draft, Version
from politeia.web.drafts.proposal import FILE, Proposal
from politeia.web.drafts.proving import Proofs
from politeia.web.model import Address, EditionLink, Page
from politeia.web.pages.comparing import ChangeShown, shown

HOME = "drafts"
MOST_VERSIONS = 40
"""Versions that the page of a draft lists; all are kept."""

MOST_PAIRS = 4_000_000
"""Pairs of lines up to which two versions are set side by side; longer ones are shown by themselves."""


@dataclass(frozen=True, slots=True)
class FindingShown:
    """Something wrong with a draft; `line` is 0 where it does not lie in the draft itself."""

    severity: str
    code: str
    message: str
    line: int
    column: int
    length: int
    text: str
    help: tuple[str, ...]
    file: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A charter with its editions, the newest first, for a list to choose from."""

    name: str
    title: str
    editions: tuple[EditionLink, ...]
    latest: date


@dataclass(frozen=True, slots=True)
class Row:
    """A line of two versions side by side: "same", "old" or "new"."""

    kind: str
    words: str


def list_page(
    shelf: Bookshelf, drafts: Sequence[Draft], language: str, token: str, asked: tuple[str, str] = ("", "")
) -> Page:
    """All drafts, and a form that begins one; `asked` is the charter and the day to choose first."""
    t = texts(language)
    content = {
        "drafts": [(draft, _title(draft)) for draft in drafts],
        "choices": list(_choices(shelf)),
        "asked": (asked[0], _standing(shelf, *asked)),
        "token": token,
    }
    return Page(Address("", HOME), t["drafts"], "drafts.html.j2", content)


def desk_page(
    draft: Draft,
    proposal: Proposal,
    language: str,
    token: str,
    *,
    source: str | None = None,
    versions: Sequence[Version] = (),
    notice: str = "",
) -> Page:
    """A draft on the desk; `source` holds words that are not saved yet, `notice` is the key of what just happened."""
    t = texts(language)
    content = {
        **_about(draft, proposal),
        "source": draft.source if source is None else source,
        "unsaved": source is not None and source != draft.source,
        "token": token,
        "notice": t[notice] if notice else "",
        "findings": [_finding(item) for item in proposal.findings],
        "pending": [item.syntax for item in proposal.pending],
        "comparison": _comparison(proposal),
        "changes": _changes(proposal),
        "provable": proposal.whole is not None and bool(proposal.before.charter.properties),
        "versions": tuple(reversed(versions))[:MOST_VERSIONS],
        "articles": proposal.before.edition.articles,
        "clause_words": "|".join(_clause_words()),
        "kinds": "|".join(NORM_RULES),
    }
    return Page(Address(HOME, draft.identifier), proposal.label or _title(draft), "draft.html.j2", content)


def verdicts_page(draft: Draft, proposal: Proposal, proofs: Proofs | None, language: str) -> Page:
    """The verdicts with and without a draft, as far as they are known; `proofs` is None where the draft has mistakes."""
    t = texts(language)
    moves = proofs.in_order if proofs else ()
    content = {
        **_about(draft, proposal),
        "moved": [_move(move) for move in moves if move.moved],
        "unmoved": [_move(move) for move in moves if not move.moved and move.asked],
        "done": len(moves),
        "all": len(proofs.questions) if proofs else 0,
        "waiting": proofs is not None and not proofs.finished.is_set(),
        "broken_off": proofs is not None and proofs.finished.is_set() and not proofs.complete,
        "provable": proofs is not None,
    }
    return Page(Address(HOME, draft.identifier, "verdicts"), t["draft_verdicts"], "draft_verdicts.html.j2", content)


def conflict_page(draft: Draft, latest: Draft, proposal: Proposal, source: str, language: str, token: str) -> Page:
    """Words that were written on top of an old version, beside the version that now stands."""
    t = texts(language)
    content = {
        **_about(draft, proposal),
        "newest": latest,
        "source": source,
        "token": token,
        "rows": list(_rows(latest.source, source)),
    }
    return Page(Address(HOME, draft.identifier), t["draft_conflict"], "draft_conflict.html.j2", content)


def _about(draft: Draft, proposal: Proposal) -> dict[str, object]:
    return {"draft": draft, "on": proposal.before.day, "law": proposal.before.charter.title, "home": HOME}


def _standing(shelf: Bookshelf, name: str, written: str) -> str:
    """The edition of a charter that stands on a day, or "" where there is none."""
    day = day_of(written)
    if name not in shelf.names or day is None:
        return ""
    return max((link.day.isoformat() for link in shelf.editions(name) if link.day <= day), default="")


def _title(draft: Draft) -> str:
    """The title in the head of a draft, or the identifier where there is none yet."""
    found = next((line for line in draft.source.splitlines()[:12] if line.startswith("title:")), "")
    return found.removeprefix("title:").strip().strip("\"'") or draft.identifier


def _choices(shelf: Bookshelf) -> Iterator[Choice]:
    """Every charter that a reform can be laid on, by the groups of the library: one's own first, then constitutions, then crises."""
    for group in ("own", "charters", "crises"):
        names = shelf.groups.get(group, ())
        titles = {
            name: f"{shelf.charter(name).title} ({name})" if group == "crises" else shelf.title(name) for name in names
        }
        for name in names if group == "own" else sorted(names, key=lambda name: titles[name]):
            yield Choice(name, titles[name], tuple(reversed(shelf.editions(name))), shelf.latest(name))


def _finding(item: Diagnostic) -> FindingShown:
    place = item.place
    own = place is not None and place.file == FILE
    return FindingShown(
        item.severity.value,
        item.code,
        item.message,
        place.line if place and own else 0,
        place.column if place and own else 0,
        place.length if place and own else 0,
        place.text.rstrip() if place and own else "",
        tuple(words for words in (item.expectation, item.remedy) if words),
        "" if own or place is None else place.file,
    )


def _comparison(proposal: Proposal) -> Comparison | None:
    after = proposal.after
    return compare(proposal.before.institutions, after.institutions) if after else None


def _changes(proposal: Proposal) -> tuple[ChangeShown, ...]:
    comparison = _comparison(proposal)
    return tuple(shown(change) for change in comparison.norms) if comparison else ()


def _move(move: Move) -> dict[str, object]:
    return {
        "name": move.after.name,
        "question": move.after.question,
        "sides": [
            {"sign": SIGNS[answer.verdict], "verdict": answer.verdict.value, "answer": answer}
            for answer in (move.before, move.after)
        ],
    }


def _rows(old: str, new: str) -> Iterator[Row]:
    """Two texts as one list of lines: those only in the first, those only in the second, and what both share."""
    before, after = old.splitlines(), new.splitlines()
    if len(before) * len(after) > MOST_PAIRS:
        return
    for word, start, end, first, last in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if word == "equal":
            yield from (Row("same", line) for line in before[start:end])
        else:
            yield from (Row("old", line) for line in before[start:end])
            yield from (Row("new", line) for line in after[first:last])


def _clause_words() -> tuple[str, ...]:
    """Every word that may begin a clause, for the highlighting."""
    of_norms = (clause.word for rule in NORM_RULES.values() for clause in rule.clauses)
    return tuple(sorted({*of_norms, *stage_clauses(), "stage"}))


def day_of(written: str) -> date | None:
    """A day as a form sends it, or None."""
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None
