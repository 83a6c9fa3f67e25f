"""Who sits where: what the player holds and what everybody else holds, in a situation, as far as an act needs it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from politeia.diagnostics.model import failure
from politeia.diagnostics.nearest import nearest
from politeia.language.questions import CoalitionMember, CoalitionSyntax
from politeia.norms.model import Institutions
from politeia.norms.scenarios import Scenario
from politeia.transition.draft import RENEWED
from politeia.transition.model import AllOf, ConsentOf, Holder, Votes
from politeia.transition.obstacles import lacking
from politeia.transition.situations import Frame, Situation
from politeia.verification.coalitions import Holdings, everyone, form, single_actors, without


@dataclass(frozen=True, slots=True)
class Seat:
    """A place at the table: a bloc, an office, or a body; `held` says in words what a bloc holds."""

    name: str
    held: str = ""


def seats_at_the_table(institutions: Institutions, scenario: Scenario | None) -> tuple[Seat, ...]:
    """Every place that a player may take: the blocs of a scenario, then what no bloc holds."""
    blocs = scenario.blocs if scenario is not None else ()
    taken = scenario.taken() | scenario.seated() if scenario is not None else frozenset()
    bodies = tuple(body.name for body in institutions.bodies if body.seats)
    alone = (name for name in (*single_actors(institutions), *bodies) if name not in taken)
    return (
        *(Seat(bloc.name, _held(bloc.actors, bloc.seats)) for bloc in blocs),
        *(Seat(name) for name in dict.fromkeys(alone) if name != "nature"),
    )


def _held(actors: tuple[str, ...], seats: tuple[tuple[str, int], ...]) -> str:
    return ", ".join((*actors, *(f"{count} of {body}" for body, count in seats)))


def taken(names: tuple[str, ...], institutions: Institutions, scenario: Scenario | None) -> Holdings:
    """What a player who takes these places holds; raises Q122 for a name that is no place."""
    known = {seat.name for seat in seats_at_the_table(institutions, scenario)}
    for name in names:
        if name not in known:
            near = nearest(name, known)
            raise failure(
                "Q122",
                f"“{name}” is no place at the table",
                expectation=f"Places: {', '.join(sorted(known))}.",
                remedy=f"Did you mean “{near}”?" if near else "",
            )
    return form(CoalitionSyntax(tuple(CoalitionMember(name) for name in names)), institutions, None, scenario)


class Sides:
    """The player and everybody else, asked whether they can give a consent in a situation without the other."""

    def __init__(self, mine: Holdings, institutions: Institutions, frame: Frame, scenario: Scenario | None) -> None:
        self.institutions = institutions
        self.frame = frame
        self.mine = mine
        self.rest = without(mine, institutions, scenario)
        self.full = everyone(institutions)

    def i_can(self, consent: ConsentOf, situation: Situation) -> bool:
        """Whether the player can do it alone."""
        return self._can(consent, self.mine, situation)

    def they_can(self, consent: ConsentOf, situation: Situation) -> bool:
        """Whether the others can do it without the player."""
        return self._can(consent, self.rest, situation)

    def without_me(self, consent: ConsentOf, situation: Situation) -> str:
        """Whose agreement the player still needs, in words."""
        return " and ".join(
            dict.fromkeys(
                part.actor if isinstance(part, Holder) else f"{part.needed} in {part.body}"
                for part in lacking(
                    consent, self._actors(self.mine, situation), self._votes(consent, self.mine, situation)
                )
                if isinstance(part, Holder | Votes)
            )
        )

    def _can(self, consent: ConsentOf, holdings: Holdings, situation: Situation) -> bool:
        votes = self._votes(consent, holdings, situation)
        return not lacking(consent, self._actors(holdings, situation), votes)

    def _actors(self, holdings: Holdings, situation: Situation) -> frozenset[str]:
        """The actors that a side is now: an office that a successor holds belongs to whoever holds the successor."""
        found = set(holdings.actors)
        for succession in self.institutions.successions:
            value = self.frame.value(f"office of {succession.office}", situation)
            if 2 <= value < 2 + len(succession.order):
                found.discard(succession.office)
                if succession.order[value - 2] in holdings.actors:
                    found.add(succession.office)
        return frozenset(found)

    def _votes(self, consent: ConsentOf, holdings: Holdings, situation: Situation) -> Mapping[str, int]:
        return {body: self._held(body, holdings, situation) for body in _bodies_in(consent)}

    def _held(self, name: str, holdings: Holdings, situation: Situation) -> int:
        """Votes in a body now: who sits in a chamber elected anew nobody knows but whoever elects it."""
        body = self.institutions.body(name)
        if body is not None and body.consists_of:
            return sum(self._held(chamber, holdings, situation) for chamber in body.consists_of)
        part = self.institutions.part(name)
        chamber = part[0].name if part is not None else name
        if chamber in self.frame.variables and self.frame.value(chamber, situation) == RENEWED:
            return self.full.held(name) if "voters" in holdings.actors else 0
        return holdings.held(name)


def _bodies_in(consent: ConsentOf) -> frozenset[str]:
    if isinstance(consent, Votes):
        return frozenset({consent.body})
    if isinstance(consent, Holder):
        return frozenset()
    return frozenset().union(*(_bodies_in(part) for part in consent.consents))


def first_way(consent: ConsentOf) -> ConsentOf:
    """The consent with the first way chosen wherever the text gives several."""
    if isinstance(consent, Holder | Votes):
        return consent
    if isinstance(consent, AllOf):
        return AllOf(tuple(first_way(part) for part in consent.consents))
    return first_way(consent.consents[0]) if consent.consents else consent
