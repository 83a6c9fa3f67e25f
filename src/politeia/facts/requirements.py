"""From norms to rules over people: eligibility, incompatibilities, limits on terms and the ban on kin."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from politeia.facts.expressions import AtLeast, AtMost, Column, Expression, Not, NotAfter, Yes
from politeia.facts.model import Field, Kind, Rule, RuleSet
from politeia.language.model import Clause
from politeia.norms.model import Institutions

YEARS = re.compile(r"(?:at least|last) (?P<years>\d+) years(?: (?P<what>.+))?")
ARTICLES = re.compile(r"^(?:be |have |hold |meet )?(?:an? |the )?")
BORN = Field("born", Kind.DAY, "the day of birth")


def column_name(words: str) -> str:
    """The column that a requirement in words is asked of: "citizen of Kazakhstan" is citizen_of_kazakhstan."""
    plain = ARTICLES.sub("", words.strip().lower(), count=1)
    return re.sub(r"[^a-z0-9]+", "_", plain).strip("_")


def cut_off(day: date, years: int) -> date:
    """The last day of birth on which a person is `years` old on a day; of 29 February it is the 28th in other years."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def subjects(institutions: Institutions) -> tuple[str, ...]:
    """Everything that people can be vetted for: offices and seats with requirements, and bearers of incompatibilities."""
    named = [norm.name for norm in institutions.norms if norm.kind == "eligibility"]
    named += [who for ban in institutions.bans for who in ban.who]
    named += [office.name for office in institutions.offices if office.limit is not None]
    return tuple(dict.fromkeys(named))


def rules_for(subject: str, institutions: Institutions, day: date) -> RuleSet:
    """All rules on people for an office or a seat, on a day; empty when no norm speaks of it."""
    rules: list[Rule] = []
    fields: dict[str, Field] = {}

    def add(words: str, citation: str, holds: Expression, field: Field) -> None:
        rules.append(Rule(words, citation, holds))
        fields.setdefault(field.name, field)

    for norm in institutions.norms:
        if norm.kind == "eligibility" and norm.name == subject:
            for clause in norm.clauses:
                for words, holds, field in _asked(clause, day):
                    add(words, clause.citation or norm.citation, holds, field)
    for ban in institutions.bans:
        if subject in ban.who and not ban.kin:
            field = Field(column_name(ban.act), Kind.YES, f"whether the person does this: {ban.act}")
            add(f"may not {ban.act}", ban.citation, Not(Yes(Column(field.name))), field)
    _limit(subject, institutions, add)
    return RuleSet(subject, tuple(rules), tuple(fields.values()))


Adding = Callable[[str, str, Expression, Field], None]


def _limit(subject: str, institutions: Institutions, add: Adding) -> None:
    office = institutions.office(subject)
    if office is None or office.limit is None:
        return
    limit = office.limit.value
    name = "terms_in_a_row" if limit.in_a_row else "terms_served"
    words = f"at most {limit.terms} term{'' if limit.terms == 1 else 's'} {'in a row' if limit.in_a_row else 'in a lifetime'}"
    meaning = "terms served just before, without a pause" if limit.in_a_row else "terms served in all"
    add(words, office.limit.citation, AtMost(Column(name), limit.terms - 1), Field(name, Kind.NUMBER, meaning))


def _asked(clause: Clause, day: date) -> list[tuple[str, Expression, Field]]:
    """What one clause of an eligibility asks; words that give no number are asked as yes or no."""
    if clause.word not in ("must", "age", "residence", "language", "education", "experience"):
        return []
    if clause.written.startswith("unspecified"):
        return []
    if clause.word == "age":
        years = YEARS.fullmatch(clause.written)
        if years is not None:
            return [(f"age {clause.written}", NotAfter(Column("born"), cut_off(day, int(years["years"]))), BORN)]
    if clause.word in ("residence", "experience"):
        found: list[tuple[str, Expression, Field]] = []
        for piece in clause.written.split(" and "):
            years = YEARS.fullmatch(piece)
            if years is None:
                found.append(_yes(f"{clause.word} {piece}", piece))
                continue
            what = years["what"] or clause.word
            field = Field(column_name(f"years {what}"), Kind.NUMBER, f"whole years {what}")
            found.append((f"{clause.word} {piece}", AtLeast(Column(field.name), int(years["years"])), field))
        return found
    words = f"{clause.written} education" if clause.word == "education" else clause.written
    return [_yes(f"{clause.word} {clause.written}", words)]


def _yes(words: str, asked: str) -> tuple[str, Expression, Field]:
    field = Field(column_name(asked), Kind.YES, f"whether this is so: {asked}")
    return words, Yes(Column(field.name)), field
