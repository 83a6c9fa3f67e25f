"""Kinship by descent: degrees counted in a table of parents and children, and the ban on the kin of an office-holder."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from politeia.facts.expressions import Column, Every, Not, Yes
from politeia.facts.model import Field, Kind, Rule, RuleSet
from politeia.facts.requirements import column_name
from politeia.norms.model import Institutions

if TYPE_CHECKING:
    from ibis.expr.types import Table

IS_KIN = "is_kin"


def degrees_from(person: str, descent: Iterable[tuple[str, str]], *, most: int) -> Mapping[str, int]:
    """The degree of everybody related to a person by descent, up to `most`, from pairs of parent and child.

    Degrees are counted as in Roman law: the steps up to the common ancestor and down again, so that parents and children
    are of the first degree, siblings, grandparents and grandchildren of the second. Two parents of the same child are not
    related by it.
    """
    parents: dict[str, set[str]] = {}
    children: dict[str, set[str]] = {}
    for parent, child in descent:
        parents.setdefault(child, set()).add(parent)
        children.setdefault(parent, set()).add(child)
    found = {person: 0}
    reached = {(person, True)}
    waiting = deque([(person, 0, True)])
    while waiting:
        one, degree, rising = waiting.popleft()
        if degree == most:
            continue
        steps = [(child, False) for child in sorted(children.get(one, ()))]
        if rising:
            steps += [(parent, True) for parent in sorted(parents.get(one, ()))]
        for other, still_rising in steps:
            if (other, still_rising) not in reached:
                reached.add((other, still_rising))
                found[other] = min(found.get(other, degree + 1), degree + 1)
                waiting.append((other, degree + 1, still_rising))
    return {name: degree for name, degree in found.items() if name != person}


def degrees_in(descent: Table, person: str, *, most: int) -> Mapping[str, int]:
    """As `degrees_from`, with a table of parents and children that may be large: each step asks it for the next kin."""
    near: set[tuple[str, str]] = set()
    rising, falling = {person}, {person}
    for _ in range(most):
        above = _pairs(descent, child=rising)
        below = _pairs(descent, parent=rising | falling)
        near |= above | below
        rising, falling = {parent for parent, _ in above}, {child for _, child in below}
    return degrees_from(person, near, most=most)


def _pairs(descent: Table, **ends: set[str]) -> set[tuple[str, str]]:
    ((column, names),) = ends.items()
    if not names:
        return set()
    found = descent.filter(descent[column].isin(sorted(names))).select("parent", "child").to_pandas()
    return set(found.itertuples(index=False, name=None))


def kin_rules(subject: str, institutions: Institutions) -> RuleSet:
    """What the kin of an office-holder may not do; empty when no norm speaks of them."""
    rules: list[Rule] = []
    fields: dict[str, Field] = {}
    for ban in institutions.bans:
        if not ban.kin or subject not in ban.who:
            continue
        field = Field(column_name(ban.act), Kind.YES, f"whether the person does this: {ban.act}")
        both = Every((Yes(Column(IS_KIN)), Yes(Column(field.name))))
        rules.append(Rule(f"{ban.kin} may not {ban.act}", ban.citation, Not(both)))
        fields.setdefault(field.name, field)
    return RuleSet(f"kin of {subject}", tuple(rules), tuple(fields.values()))
