"""Whether a consent comes about: who is there, who supports the matter, and how members keep to the line of their bloc."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from politeia.simulation.compiled import CompiledGame, Situations
from politeia.simulation.model import Behaviour, Marks, Numbers, Rows
from politeia.simulation.seating import VOTERS, Plan, Seating, chambers_of, seats_in
from politeia.transition.draft import CALLED, DISSOLVED, VACANT
from politeia.transition.model import AllOf, ConsentOf, Holder, Votes
from politeia.transition.slicing import OFFICE


@dataclass(slots=True)
class Ballot:
    """One decision in some terms: which blocs support it, as (bloc, row), and the votes for it that were already drawn."""

    rows: Rows
    support: Marks
    votes_for: dict[str, tuple[Numbers, Numbers]] = field(default_factory=dict)


class Assembly:
    """Everybody whose consent can be asked, in every term of a block."""

    def __init__(
        self, plan: Plan, seating: Seating, compiled: CompiledGame, behaviour: Behaviour, made: np.random.Generator
    ) -> None:
        self.plan = plan
        self.seating = seating
        self.behaviour = behaviour
        self.made = made
        self.offices = {
            name.removeprefix(OFFICE): place for name, place in compiled.places.items() if name.startswith(OFFICE)
        }
        self.bodies = {
            body.name: compiled.places[body.name] for body in plan.institutions.bodies if body.name in compiled.places
        }

    def given(self, consent: ConsentOf, ballot: Ballot, situations: Situations, *, agrees: bool = True) -> Marks:
        """In which rows those who support the matter (or, without `agrees`, those who do not) give a consent."""
        if isinstance(consent, Holder):
            return self._holder(consent.actor, ballot, situations, agrees=agrees)
        if isinstance(consent, Votes):
            return self._votes(consent, ballot, situations, agrees=agrees)
        found = np.full(len(ballot.rows), isinstance(consent, AllOf))
        for part in consent.consents:
            if isinstance(consent, AllOf):
                found &= self.given(part, ballot, situations, agrees=agrees)
            else:
                found |= self.given(part, ballot, situations, agrees=agrees)
        return found

    def there(self, consent: ConsentOf, rows: Rows, situations: Situations) -> Marks:
        """In which rows everybody needed for a consent holds office or sits."""
        if isinstance(consent, Holder):
            return self._filled(consent.actor, rows, situations)
        if isinstance(consent, Votes):
            found = np.ones(len(rows), np.bool_)
            for chamber in chambers_of(consent.body, self.plan.institutions):
                found &= self._filled(chamber, rows, situations)
            return found
        parts = [self.there(part, rows, situations) for part in consent.consents]
        found = np.full(len(rows), isinstance(consent, AllOf))
        for part in parts:
            if isinstance(consent, AllOf):
                found &= part
            else:
                found |= part
        return found

    def opinions(self, proposer: Numbers, rows: Rows) -> Marks:
        """Which blocs support what a bloc proposes, as (bloc, row): itself, its allies mostly, rivals as hostility lets them."""
        count = len(self.plan.blocs)
        governing = self.seating.governing[:, rows]
        ally = governing & governing[proposer, np.arange(len(rows))]
        chance = np.where(ally, self.behaviour.discipline, 1 - self.behaviour.hostility)
        found = self.made.random((count, len(rows))) < chance
        found[proposer, np.arange(len(rows))] = True
        return found

    def rivals_of(self, controller: Numbers, rows: Rows) -> Marks:
        """Which blocs are rivals of a bloc: not the same, and not allied with it."""
        governing = self.seating.governing[:, rows]
        found: Marks = ~(governing & governing[controller, np.arange(len(rows))])
        found[controller, np.arange(len(rows))] = False
        return found

    def _filled(self, name: str, rows: Rows, situations: Situations) -> Marks:
        found = np.ones(len(rows), np.bool_)
        if name in self.offices:
            found &= situations[self.offices[name], rows] != VACANT
        if name in self.bodies:
            value = situations[self.bodies[name], rows]
            found &= (value != DISSOLVED) & (value != CALLED)
        return found

    def _holder(self, actor: str, ballot: Ballot, situations: Situations, *, agrees: bool) -> Marks:
        rows = ballot.rows
        if actor == VOTERS:
            shares = self.seating.shares[:, rows]
            known = shares.sum(axis=0)
            if known.any():
                carried: Marks = (shares * ballot.support).sum(axis=0) * 2 > known
                return carried if agrees else ~carried
        holder = self.seating.holders.get(actor)
        if holder is None:
            return np.full(len(rows), agrees)
        found: Marks = ballot.support[holder[rows], np.arange(len(rows))] == agrees
        return found & self._filled(actor, rows, situations)

    def _votes(self, votes: Votes, ballot: Ballot, situations: Situations, *, agrees: bool) -> Marks:
        if votes.body not in ballot.votes_for:
            ballot.votes_for[votes.body] = self._drawn(votes, ballot, situations)
        in_favour, against = ballot.votes_for[votes.body]
        return (in_favour if agrees else against) >= votes.needed

    def _drawn(self, votes: Votes, ballot: Ballot, situations: Situations) -> tuple[Numbers, Numbers]:
        """Members for and against; where nobody sits by number, a body votes as the bloc of its own."""
        seats = seats_in(votes, self.seating, self.plan.institutions)
        here = self.there(votes, ballot.rows, situations)
        if seats is None:
            whole = np.where(self._holder(votes.body, ballot, situations, agrees=True), votes.seats, 0)
            return whole * here, (votes.seats - whole) * here
        own = seats[:, ballot.rows]
        supporting = (own * ballot.support).sum(axis=0)
        opposing = own.sum(axis=0) - supporting
        line = self.behaviour.discipline
        in_favour = self.made.binomial(supporting, line) + self.made.binomial(opposing, 1 - line)
        return in_favour * here, (supporting + opposing - in_favour) * here
