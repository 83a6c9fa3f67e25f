"""Control: in which situations a coalition can give the consent that an act needs, as a formula for every act."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product

from politeia.norms.model import Institutions
from politeia.transition.consents import decision, members_of
from politeia.transition.draft import CALLED, DISSOLVED, FILLED, RENEWED
from politeia.transition.formulas import every, opposite, some
from politeia.transition.model import ALWAYS, NATURE, NEVER, AllOf, ConsentOf, Game, Holder, Is, Test, Votes
from politeia.verification.coalitions import Holdings, everyone, suffices, without
from politeia.verification.engines.interface import Control

VOTERS = Holder("voters")


def control_of(game: Game, holdings: Holdings, institutions: Institutions) -> Control:
    """When the coalition, and when everybody else, can perform each act of the game alone.

    What nature does counts among the acts of the rest.
    """
    mine = Ability(game, holdings, institutions)
    theirs = Ability(game, without(holdings, institutions), institutions, chosen=mine.unchosen)
    return Control(
        tuple(mine.when(command.consent) for command in game.commands),
        tuple(ALWAYS if command.consent == NATURE else theirs.when(command.consent) for command in game.commands),
    )


class Ability:
    """When a coalition can give a consent: bodies must sit, offices be filled, and elections can cost it its seats.

    An office or seat that is filled anew belongs to the coalition when it can choose the holder alone, as everybody stands
    at the start; `chosen` names these offices and seats for a side that has what is left.
    """

    def __init__(
        self,
        game: Game,
        holdings: Holdings,
        institutions: Institutions,
        *,
        chosen: frozenset[str] | None = None,
    ) -> None:
        self.institutions = institutions
        self.holdings = holdings
        self.full = everyone(institutions)
        self.bodies = dict(game.bodies)
        self.offices = dict(game.holders)
        self.successors = dict(game.successors)
        self.electors = dict(game.electors)
        self.refills = {item.body: item for item in game.refills}
        self.part_of = {part.name: body.name for body in institutions.bodies for part in body.parts}
        self.known: dict[ConsentOf, Test] = {}
        self.newly = {
            variable.name: len(variable.values) - 1
            for variable in game.variables
            if variable.name in self.offices.values()
        }
        fillers = (*game.fillers, *_seats_to_fill(game))
        self.chosen = (
            frozenset(filled for filled, consent in fillers if suffices(holdings, consent, institutions))
            if chosen is None
            else chosen
        )
        self.unchosen = frozenset(filled for filled, _ in fillers) - self.chosen

    def when(self, consent: ConsentOf) -> Test:
        """In which situations the coalition alone can give this consent."""
        found = self.known.get(consent)
        if found is None:
            self.known[consent] = NEVER  # a body that its own members elect is not elected by them anew
            found = self.known[consent] = self._when(consent)
        return found

    def _when(self, consent: ConsentOf) -> Test:
        if consent == VOTERS and self.institutions.body(VOTERS.actor) is not None:
            return self.when(decision(VOTERS.actor, None, self.institutions))
        if isinstance(consent, Holder):
            return self._holds(consent.actor)
        if isinstance(consent, Votes):
            return self._votes(consent)
        parts = tuple(self.when(part) for part in consent.consents)
        return every(parts) if isinstance(consent, AllOf) else some(parts)

    def _holds(self, actor: str) -> Test:
        own = ALWAYS if actor in self.holdings.actors else NEVER
        office, body = self.offices.get(actor), self.bodies.get(actor)
        if office is not None:
            order = self.successors.get(actor, ())
            acting = frozenset(2 + place for place, name in enumerate(order) if name in self.holdings.actors)
            filled = Is(office, frozenset({FILLED}))
            sits = ALWAYS if body is None else opposite(Is(body, frozenset({DISSOLVED, CALLED})))
            anew = Is(office, frozenset({self.newly[office]})) if actor in self.chosen else NEVER
            return some((every((filled, sits, own)), Is(office, acting) if acting else NEVER, every((anew, sits))))
        if body is not None:
            return every((opposite(Is(body, frozenset({DISSOLVED, CALLED}))), own))
        return own

    def _votes(self, votes: Votes) -> Test:
        """Whether the seats held in all chambers of a body reach what is needed, by what has happened to each chamber."""
        chambers = members_of(votes.body, self.institutions)
        choices = [self._seats(chamber) for chamber in chambers]
        return some(
            every(case.test for case in chosen)
            for chosen in product(*choices)
            if sum(case.seats for case in chosen) >= _needed(votes, chosen)
        )

    def _seats(self, chamber: str) -> tuple[_Held, ...]:
        """The seats that the coalition has in a chamber or part, case by case."""
        refill = self.refills.get(chamber)
        if refill is None:
            return self._seated(chamber, 0, self.full.held(chamber))
        return tuple(
            replace(case, test=every((Is(refill.variable, frozenset({vacant})), case.test)), vacant=vacant)
            for vacant in range(len(refill.fillers))
            for case in self._seated(
                chamber,
                sum(1 for count in range(vacant + 1, len(refill.fillers)) if _seat(chamber, count) in self.chosen),
                self.full.held(chamber) + len(refill.fillers) - 1,
            )
        )

    def _seated(self, chamber: str, gained: int, anew: int) -> tuple[_Held, ...]:
        """The seats held in a chamber, with those gained since the start, or all of them when it is elected anew."""
        held = self.holdings.held(chamber) + gained
        whole = self.part_of.get(chamber, chamber)
        variable = self.bodies.get(whole)
        if variable is None:
            return (_Held(ALWAYS, held),)
        renewed = Is(variable, frozenset({RENEWED}))
        elects = self.when(self.electors.get(whole, VOTERS))
        return (
            _Held(opposite(Is(variable, frozenset({DISSOLVED, CALLED, RENEWED}))), held),
            _Held(every((renewed, elects)), anew),
            _Held(every((renewed, opposite(elects))), 0),
            _Held(Is(variable, frozenset({DISSOLVED, CALLED})), 0),
        )


@dataclass(frozen=True, slots=True)
class _Held:
    """Seats held in a case; `vacant` is how many seats of the chamber are vacant in it, where that is played."""

    test: Test
    seats: int
    vacant: int | None = None


def _needed(votes: Votes, cases: tuple[_Held, ...]) -> int:
    """The votes that are needed in a case; they can depend on how many seats are vacant."""
    vacant = cases[0].vacant if len(cases) == 1 else None
    return votes.needed if vacant is None or not votes.by_vacancy else votes.by_vacancy[vacant]


def _seat(body: str, vacant: int) -> str:
    """The name of the seat that is filled while so many seats of a body are vacant."""
    return f"{body}, seat {vacant}"


def _seats_to_fill(game: Game) -> Iterator[tuple[str, ConsentOf]]:
    """Every seat that is filled in the game, and who fills it."""
    for refill in game.refills:
        for vacant, filler in enumerate(refill.fillers):
            if vacant:
                yield _seat(refill.body, vacant), filler
