"""A draft laid on its charter: the text of one day with it and without it, and everything that is wrong with the draft."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from politeia.amendment.drafts import last_day, lay
from politeia.amendment.examining import examine
from politeia.amendment.model import Charter, Instructed
from politeia.amendment.opening import Target, opened_leniently
from politeia.diagnostics.model import Diagnostic, PoliteiaError, Severity

FILE = "your draft"
"""How messages call the draft."""

TEMPLATE = """---
title: {title}
label: {title}
adopted: {day}
in force: {day}
amends: {charter}
---

# {title}

"""


@dataclass(frozen=True, slots=True)
class Proposal:
    """The two texts; `after` is None when no text can be made with the draft. `findings` are new with the draft."""

    label: str
    before: Target
    after: Target | None
    findings: tuple[Diagnostic, ...]
    pending: tuple[Instructed, ...]

    @property
    def whole(self) -> Target | None:
        """The text with the draft, where nothing in it is wrong enough to make answers wrong."""
        return None if any(item.severity is Severity.ERROR for item in self.findings) else self.after


def begun(charter: Charter, day: date, title: str) -> str:
    """The head of a new draft on the edition of a day, in force from the day after; an end of line in a title is a space."""
    identifier = charter.base.front.identifier or charter.name
    words = " ".join(title.replace('"', "”").split())
    return TEMPLATE.format(title=words, day=day + timedelta(days=1), charter=identifier).replace(
        f"title: {words}\nlabel: {words}", f'title: "{words}"\nlabel: "{words}"'
    )


def propose(charter: Charter, day: date, source: str) -> Proposal:
    """The draft laid on the text of a day; both texts are of the day on which all of the draft is in force."""
    before = opened_leniently(charter, day)
    try:
        changed, act = lay(charter, FILE, source.encode("utf-8"), day)
        on = last_day(act, day)
        before, after = opened_leniently(charter, on), opened_leniently(changed, on)
    except PoliteiaError as problem:
        return Proposal("", before, None, problem.diagnostics, ())
    known = set(before.diagnostics)
    new = tuple(item for item in after.diagnostics if item not in known)
    findings = (*new, *(() if _has_errors(new) else _lint(charter, changed, on)))
    waiting = tuple(item for item in after.edition.pending if item in act.instructions)
    return Proposal(act.label, before, after, findings, waiting)


def _has_errors(found: tuple[Diagnostic, ...]) -> bool:
    return any(item.severity is Severity.ERROR for item in found)


def _lint(charter: Charter, changed: Charter, on: date) -> tuple[Diagnostic, ...]:
    """What a careful colleague asks about the text with the draft and would not ask without it."""
    standing = {(item.finding.code, item.finding.subject) for item in examine(charter, (on,)).judged}
    found = examine(changed, (on,)).unexplained
    return tuple(item.finding.diagnostic for item in found if (item.finding.code, item.finding.subject) not in standing)
