"""Control: in which situations a coalition can give the consent that an act needs, as a formula for every act."""

from __future__ import annotations

from itertools import product

from politeia.norms.model import Institutions
from politeia.transition.consents import members_of
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

    An office that is filled anew belongs to the coalition when it can choose the holder alone, as everybody stands at
    the start; `chosen` names these offices for a side that has what is left.
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
        self.part_of = {part.name: body.name for body in institutions.bodies for part in body.parts}
        self.known: dict[ConsentOf, Test] = {}
        self.newly = {
            variable.name: len(variable.values) - 1
            for variable in game.variables
            if variable.name in self.offices.values()
        }
        self.chosen = (
            frozenset(office for office, consent in game.fillers if suffices(holdings, consent, institutions))
            if chosen is None
            else chosen
        )
        self.unchosen = frozenset(office for office, _ in game.fillers) - self.chosen

    def when(self, consent: ConsentOf) -> Test:
        """In which situations the coalition alone can give this consent."""
        found = self.known.get(consent)
        if found is None:
            self.known[consent] = NEVER  # a body that its own members elect is not elected by them anew
            found = self.known[consent] = self._when(consent)
        return found

    def _when(self, consent: ConsentOf) -> Test:
        if isinstance(consent, Holder):
            return self._holds(consent.actor)
        if isinstance(consent, Votes):
            return self._votes(consent.body, consent.needed)
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

    def _votes(self, body: str, needed: int) -> Test:
        """Whether the seats held in all chambers of a body reach `needed`, by what has happened to each chamber."""
        chambers = members_of(body, self.institutions)
        choices = [self._seats(chamber) for chamber in chambers]
        return some(
            every(test for test, _ in chosen)
            for chosen in product(*choices)
            if sum(count for _, count in chosen) >= needed
        )

    def _seats(self, chamber: str) -> tuple[tuple[Test, int], ...]:
        """The seats that the coalition has in a chamber or part, case by case."""
        held = self.holdings.held(chamber)
        whole = self.part_of.get(chamber, chamber)
        variable = self.bodies.get(whole)
        if variable is None:
            return ((ALWAYS, held),)
        renewed = Is(variable, frozenset({RENEWED}))
        elects = self.when(self.electors.get(whole, VOTERS))
        return (
            (opposite(Is(variable, frozenset({DISSOLVED, CALLED, RENEWED}))), held),
            (every((renewed, elects)), self.full.held(chamber)),
            (every((renewed, opposite(elects))), 0),
            (Is(variable, frozenset({DISSOLVED, CALLED})), 0),
        )
