"""Whether the record lets a person take an office or stand: the rules on people asked of it, and what it does not say vouched for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from politeia.facts.expressions import Cell, Column, Not, Yes
from politeia.facts.kinship import IS_KIN
from politeia.facts.model import Field, Kind, Outcome, Rule, RuleSet
from politeia.facts.requirements import rules_for
from politeia.facts.single import vet_row
from politeia.norms.model import Institutions
from politeia.polity.course import Course
from politeia.polity.model import Polity, Reason, Refused

TERMS = ("terms_in_a_row", "terms_served")
"""Columns that the record itself counts; a limit on terms is asked apart from the others."""
YES = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}


def vet(
    course: Course, institutions: Institutions, subjects: tuple[str, ...], person: str, row: Mapping[str, Any], by: str
) -> None:
    """Refuse a person who breaks a rule on whoever holds a subject; what the record does not say is recorded as vouched for.

    `row` has columns of its own beside the record of the person, as a list of candidates does. The columns are those
    that `politeia vet` reads.
    """
    known = {**course.state.people[person].facts, **row} if person in course.state.people else dict(row)
    open_rules: list[Rule] = []
    for subject in subjects:
        for rules in (_without_terms(rules_for(subject, institutions, course.state.day)), _kin(institutions, subject)):
            answer = vet_row(rules, _cells(rules.fields, known), who=person)
            if answer.outcome is Outcome.BROKEN:
                reasons = tuple(Reason(rule.words, (rule.citation,)) for rule in answer.broken)
                raise Refused("A111", f"{person} cannot be {subject}", reasons)
            open_rules += answer.open
    if open_rules:
        words = "; ".join(dict.fromkeys(rule.words for rule in open_rules))
        cited = list(dict.fromkeys(rule.citation for rule in open_rules))
        course.record("note", words=f"{by} vouches that {person} meets: {words}", matter="", citations=cited)


def eligible_as(institutions: Institutions, subject: str) -> tuple[str, ...]:
    """The names under which rules speak of whoever holds a seat: of the part, and of its body."""
    part = institutions.part(subject)
    return (subject,) if part is None else (subject, part[0].name)


def described(state: Polity, person: str, row: Mapping[str, Any]) -> dict[str, Any]:
    """The columns of a table that say something of a person, beside who they are and what they hold."""
    kept = {name: value for name, value in row.items() if name not in ("person", "of", "party", "until", "because")}
    before = state.people[person].facts if person in state.people else {}
    return {**before, **{name: value for name, value in kept.items() if value not in ("", None)}}


def _without_terms(rules: RuleSet) -> RuleSet:
    fields = tuple(item for item in rules.fields if item.name not in TERMS)
    counted = [item for item in rules.fields if item.name in TERMS]
    kept = tuple(rule for rule in rules.rules if not (counted and rule is rules.rules[-1]))
    return RuleSet(rules.name, kept, fields)


def _kin(institutions: Institutions, subject: str) -> RuleSet:
    """What the kin of an office-holder may not become, where a ban names the subject; `is_kin` of the record says who is kin."""
    rules = [
        Rule(f"{ban.kin} may not {ban.act}", ban.citation, Not(Yes(Column(IS_KIN))))
        for ban in institutions.bans
        if ban.kin and subject in ban.act
    ]
    return RuleSet(f"kin, {subject}", tuple(rules), (Field(IS_KIN, Kind.YES, "whether the person is close kin"),))


def _cells(fields: tuple[Field, ...], row: Mapping[str, Any]) -> dict[str, Cell]:
    return {item.name: _cell(item.kind, row.get(item.name)) for item in fields}


def _cell(kind: Kind, value: object) -> Cell:
    """What a column says, or None where it says nothing that can be read."""
    if isinstance(value, bool):
        return value if kind is Kind.YES else None
    words = str(value).strip() if value is not None else ""
    try:
        if kind is Kind.YES:
            return YES.get(words.lower())
        if kind is Kind.NUMBER:
            return int(words)
        return date.fromisoformat(words) if kind is Kind.DAY else words or None
    except ValueError:
        return None
