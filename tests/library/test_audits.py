"""The second reading of a charter: every number that a reader took from the sources equals the charter's own."""

import re
from datetime import date
from functools import cache

import pytest

from politeia.amendment.charters import load_charter
from politeia.amendment.consolidation import consolidate
from politeia.documents.library import shelf
from politeia.language.model import (
    Actors,
    Articles,
    Clause,
    Condition,
    Consent,
    Duration,
    Effect,
    Least,
    Limit,
    NormSyntax,
    Number,
    Part,
    Share,
    Threshold,
    Value,
    Within,
)
from politeia.norms.model import Institutions
from politeia.norms.resolution import resolve
from politeia.norms.tallies import tallies_of_norm

ABSENT = "—"
_NUMBERS = re.compile(
    r"at least [0-9]+\b(?! (?:year|month|day|hour))|more than three|twice|half|a third|[0-9]+ (?:hour|day|month|year)s?"
)
AUDITED = ("kazakhstan", "pakistan")
_CHARTERS = {name: load_charter(name) for name in AUDITED}


def _table(charter: str) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """The days, and the rows of the table of the audit: article, what, where, and a value for each day."""
    text = (shelf() / charter / "audit.md").read_text(encoding="utf-8")
    rows = [
        tuple(cell.strip() for cell in line.strip("|").split("|"))
        for line in text.splitlines()
        if line.startswith("| ")
    ]
    head = next(number for number, row in enumerate(rows) if row[0] == "article")
    return rows[head][3:], [row for row in rows[head + 1 :] if not row[0].startswith("---")]


TABLES = {name: _table(name) for name in AUDITED}
ROWS = [(name, row) for name, (_, rows) in TABLES.items() for row in rows]


@cache
def _institutions(charter: str, day: str) -> Institutions:
    return resolve(consolidate(_CHARTERS[charter], date.fromisoformat(day)).norms)


def _named(institutions: Institutions, heading: str) -> NormSyntax | None:
    kind, _, name = heading.partition(" ")
    return next((norm for norm in institutions.norms if (norm.kind, norm.name) == (kind, name)), None)


def _charter_says(charter: str, where: str, day: str) -> str:
    """What the charter says at an address such as “removal President · charge · needs”, in the words of the audit."""
    institutions = _institutions(charter, day)
    heading, *inner = where.split(" · ")
    norm = _named(institutions, heading)
    if norm is None:
        return ABSENT
    clauses = norm.clauses
    if len(inner) == 2:
        stage = next((stage for stage in norm.stages if stage.name == inner[0]), None)
        if stage is None:
            return ABSENT
        clauses = stage.clauses
    asked = inner[-1]
    if asked == "all seats":
        body = institutions.body(norm.name)
        return f"{body.seats} seats" if body and body.seats else ABSENT
    if asked.startswith("part "):
        return _seats(clauses, asked.removeprefix("part "), institutions)
    word, in_votes, position = asked.removesuffix(" in votes"), asked.endswith(" in votes"), 1
    if found := re.fullmatch(r"(.+) ([0-9])", word):
        word, position = found[1], int(found[2])
    matching = [clause for clause in clauses if clause.word == word]
    if len(matching) < position:
        return ABSENT
    clause = matching[position - 1]
    if in_votes:
        stage = inner[0] if len(inner) == 2 else ""
        return tallies_of_norm(norm, institutions)[stage, clauses.index(clause)]
    return _in_words(clause.value, clause)


def _seats(clauses: tuple[Clause, ...], name: str, institutions: Institutions) -> str:
    each = name.endswith(" for each unit")
    name = name.removesuffix(" for each unit")
    part = next((c.value for c in clauses if isinstance(c.value, Part) and c.value.name == name), None)
    if part is None:
        return ABSENT
    found = institutions.part(name)
    return f"{part.seats} seats" if each else f"{found[1].seats} seats" if found else ABSENT


def _in_words(value: Value, clause: Clause) -> str:
    """A value without its wording: shares as fractions of their base, durations, numbers, articles."""
    if isinstance(value, Threshold):
        each = f", each by {_in_words(value.each, clause)}" if value.each else ""
        return f"{'more than' if value.strict else 'at least'} {value.share} of {value.base.value}{each}"
    if isinstance(value, Consent):
        return _in_words(value.threshold, clause) if value.threshold else ABSENT
    if isinstance(value, Actors):
        shares = (_in_words(member.threshold, clause) for member in value.members if isinstance(member, Share))
        return ", ".join(shares) or ABSENT
    if isinstance(value, Within):
        return str(value.duration) if value.duration else "unspecified"
    if isinstance(value, Condition | Effect) and value.duration:
        return str(value.duration)
    if isinstance(value, Duration):
        return str(value)
    if isinstance(value, Limit):
        return clause.written
    if isinstance(value, Number):
        return str(value.value)
    if isinstance(value, Least):
        return f"at least {value.value}"
    if isinstance(value, Articles):
        return ", ".join(value.cited)
    return ", ".join(_NUMBERS.findall(clause.written))


@pytest.mark.parametrize(("charter", "row"), ROWS, ids=[f"{name} {row[0]} {row[1]}" for name, row in ROWS])
def test_the_charter_says_what_a_second_reader_found_in_the_sources(charter: str, row: tuple[str, ...]) -> None:
    where, days = row[2], TABLES[charter][0]
    assert {day: _charter_says(charter, where, day) for day in days} == dict(zip(days, row[3:], strict=True))


@pytest.mark.parametrize(("charter", "least"), [("kazakhstan", 100), ("pakistan", 60)])
def test_every_row_of_the_audit_is_about_the_charter(charter: str, least: int) -> None:
    rows = TABLES[charter][1]
    assert len(rows) > least
    assert [row for row in rows if set(row[3:]) == {ABSENT}] == []
