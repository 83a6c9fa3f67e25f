"""The second reading of a charter: every number that a reader took from the sources equals the charter's own."""

import re
from datetime import date
from functools import cache

import pytest

from politeia.amendment.charters import load_charter
from politeia.amendment.consolidation import consolidate
from politeia.documents.library import shelf
from politeia.language.contents import (
    Actors,
    Articles,
    Condition,
    Consent,
    Duration,
    Effect,
    Least,
    Limit,
    Number,
    Part,
    Share,
    Threshold,
    Within,
)
from politeia.language.model import Clause, NormSyntax, Value
from politeia.norms.model import Institutions
from politeia.norms.resolution import resolve
from politeia.norms.tallies import tallies_of_norm

ABSENT = "—"
_NUMBERS = re.compile(
    r"at least [0-9]+\b(?! (?:year|month|day|hour))|more than three|twice|half|a third|[0-9]+ (?:hour|day|month|year)s?"
)
AUDITED = ("kazakhstan", "pakistan")
_CHARTERS = {name: load_charter(name) for name in (*AUDITED, "kazakhstan/2026")}


Table = tuple[tuple[str, ...], list[tuple[str, ...]]]


def _tables(charter: str) -> dict[str, Table]:
    """The tables of an audit by the head of their third column: the days, and the rows with a value for each day."""
    found: dict[str, Table] = {}
    rows: list[tuple[str, ...]] = []
    for line in (shelf() / charter / "audit.md").read_text(encoding="utf-8").splitlines():
        row = tuple(cell.strip() for cell in line.strip("|").split("|"))
        if not line.startswith("| "):
            rows = []
        elif row[0] == "article":
            rows = []
            found[row[2]] = row[3:], rows
        elif not row[0].startswith("---"):
            rows.append(row)
    return found


TABLES = {name: _tables(name)["where in the charter"] for name in AUDITED}
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


THIRD = {name: _tables(name)["place in the norms"] for name in (*AUDITED, "kazakhstan/2026")}
ACTS = [(name, row) for name, (_, rows) in THIRD.items() for row in rows]


def _as_written(charter: str, place: str, day: str) -> str:
    """The clauses of a kind at an address such as “appointment Minister · proposed by”, as the charter writes them."""
    institutions = _institutions(charter, day)
    heading, *inner = place.split(" · ")
    norm = _named(institutions, heading)
    clauses = norm.clauses if norm is not None else ()
    if norm is not None and len(inner) == 2:
        clauses = next((stage.clauses for stage in norm.stages if stage.name == inner[0]), ())
    asked = inner[-1]
    body = institutions.body(norm.name) if norm is not None and norm.kind == "body" else None
    if asked == "all seats":
        return str(body.seats) if body is not None else ABSENT
    if asked.startswith("part "):
        name = asked.removeprefix("part ")
        return next((str(part.seats) for part in (body.parts if body else ()) if part.name == name), ABSENT)
    return "; ".join(clause.written for clause in clauses if clause.word == asked) or ABSENT


@pytest.mark.parametrize(("charter", "row"), ACTS, ids=[f"{name} {row[0]} {row[1]}" for name, row in ACTS])
def test_the_norms_let_act_whom_a_third_reader_found_acting(charter: str, row: tuple[str, ...]) -> None:
    place, days = row[2], THIRD[charter][0]
    assert {day: _as_written(charter, place, day) for day in days} == dict(zip(days, row[3:], strict=True))


def test_only_what_a_text_leaves_out_on_purpose_is_absent_everywhere() -> None:
    assert [row[0] for _, row in ACTS if set(row[3:]) == {ABSENT}] == ["46(5)"]  # the President alone names that chair
