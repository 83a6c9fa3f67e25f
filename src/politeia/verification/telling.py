"""Telling a move: who makes it, whose consent carries it, why the other side cannot stop it, and what else could be tried."""

from __future__ import annotations

from dataclasses import dataclass, replace

from politeia.norms.model import Institutions
from politeia.norms.scenarios import Scenario
from politeia.transition.attendance import VOTERS
from politeia.transition.consents import describe, members_of, merged, percent
from politeia.transition.model import NATURE, AllOf, AnyOf, Command, ConsentOf, Game, Holder, State, Votes
from politeia.transition.running import compile_test
from politeia.verification.coalitions import Holdings, in_words, seats_there, without
from politeia.verification.control import Ability
from politeia.verification.engines.floor import PASS, TIME, Move, Sides, moves
from politeia.verification.engines.interface import FRESH, REST_FRESH, Control, Situations, Solution
from politeia.verification.model import Branch, Step

MOST_BRANCHES = 3
"""More answers than this at one step are counted and not told."""

NOBODY = "nobody who may act does so"
PUT_OFF = "acts without end do not keep time from passing"


@dataclass(frozen=True, slots=True)
class Party:
    """One side of a question: what it holds, in words, and in which situations it can give a consent alone."""

    holdings: Holdings
    words: str
    ability: Ability


class Telling:
    """Tells the moves of a play between a coalition and everybody else.

    Where the question is whether somebody can prevent the goal, `against` names them, and the coalition is everyone else.
    """

    def __init__(
        self,
        situations: Situations,
        institutions: Institutions,
        holdings: Holdings,
        control: Control,
        solution: Solution,
        scenario: Scenario | None = None,
        *,
        against: str = "",
    ) -> None:
        self.situations = situations
        self.game: Game = situations.relation.game
        self.institutions = institutions
        self.solution = solution
        self.sides = Sides(situations.relation, control)
        mine = Ability(self.game, holdings, institutions)
        others = without(holdings, institutions, scenario)
        theirs = Ability(self.game, others, institutions, chosen=mine.unchosen)
        words = in_words(holdings, institutions, scenario)
        self.who = "everyone else" if against else words
        self.coalition = Party(holdings, "everyone else" if against else "the coalition", mine)
        self.rest = Party(others, against or "the others", theirs)
        self.told: set[int] = set()

    def begin(self, made: tuple[Move, ...]) -> None:
        """Tell a play from its start; what it does itself is no other way."""
        self.told = {move.command for move in made}

    def step(self, move: Move, state: State, days: int | None) -> Step:
        """An act as a sentence, with whoever suffices for it on the side that makes it, and why nobody stops it."""
        command = self.game.commands[move.command]
        if command.consent == NATURE:
            return told(command, command.consent, "follows by law", days, "law")
        party = self.rest if move.side == "rest" else self.coalition
        consent = self._enough(command.consent, party, state)
        return told(command, consent, self._reason(consent, party), days, move.side)

    def _enough(self, consent: ConsentOf, party: Party, state: State) -> ConsentOf:
        """The part of a consent that a side gives: of several ways the first that is open to it."""
        if isinstance(consent, AllOf):
            return merged(self._enough(part, party, state) for part in consent.consents)
        if isinstance(consent, AnyOf):
            able = (part for part in consent.consents if self._can(part, party, state))
            found = next(able, None)
            return self._enough(found, party, state) if found is not None else consent
        return self._now(consent, state) if isinstance(consent, Votes) else consent

    def _now(self, votes: Votes, state: State) -> Votes:
        """The votes that are needed with the seats that are vacant in a situation."""
        refill = next((item for item in self.game.refills if item.body == votes.body), None)
        if refill is None or not votes.by_vacancy:
            return votes
        place = next(i for i, variable in enumerate(self.game.variables) if variable.name == refill.variable)
        return replace(votes, needed=votes.by_vacancy[state[place]], by_vacancy=())

    def _can(self, consent: ConsentOf, party: Party, state: State) -> bool:
        return compile_test(party.ability.when(consent), self.game)(state)

    def _reason(self, consent: ConsentOf, party: Party) -> str:
        """Whose consent suffices, and how many seats the side has where seats decide."""
        ours = party is self.coalition
        begun = (
            f"needs only {describe(consent)}" if ours else f"{party.words} can do this without {self.coalition.words}"
        )
        seats = list(dict.fromkeys(words for votes in _votes(consent) if (words := self._seats(votes, party))))
        has = f"{party.words} has" if ours else "they have"
        return f"{begun}; {has} {' and '.join(seats)}" if seats else begun

    def _seats(self, votes: Votes, party: Party) -> str:
        """How many of a body a side has; nothing where an election or the filling of a seat may have changed that."""
        if any(item.body == votes.body for item in self.game.refills):
            return ""
        chambers = members_of(votes.body, self.institutions)
        held = sum(party.holdings.held(chamber) for chamber in chambers)
        whole = sum(seats_there(chamber, self.institutions) for chamber in chambers)
        if held < votes.needed or not whole:
            return ""
        if votes.body == VOTERS:
            return f"{percent(held, votes.seats)} of the voters"
        return f"all of {votes.body}" if held == whole else f"{held} of {whole} in {votes.body}"

    # -- what else could be tried -------------------------------------------------------------------------------------

    def branches(self, state: State, days: int | None) -> tuple[Branch, ...]:
        """What the losing side could do instead at this point, each with the answer to it; nothing that was told before.

        Where the coalition wins, the rest is the losing side.
        """
        won = self.solution.wins()
        choices = self.sides.choices(state)
        tried = choices.rest if won else choices.own
        side, floor = ("rest", FRESH) if won else ("coalition", REST_FRESH)
        found: list[Branch] = []
        for command, target in tried:
            if command in self.told:
                continue
            self.told.add(command)
            attempt = self.step(Move(command, target, side, floor), state, days)
            found.append(self._answered(attempt, target, floor, won=won, days=days))
        return tuple(found)

    def _answered(self, attempt: Step, state: State, floor: int, *, won: bool, days: int | None) -> Branch:
        """An attempt with the answer to it, and where that leaves the goal."""
        options = moves(self.sides.choices(state), state, floor, freely=self.solution.objective.freely)
        rank = self.solution.rank
        if won:
            if compile_test(self.solution.objective.goal, self.game)(state):
                return Branch(attempt, None, "the goal is reached")
            good = [option for option in options if rank(option.target, option.floor)]
            best = min(good, key=lambda option: rank(option.target, option.floor), default=None)
            leads = f"{self.coalition.words} still gets there"
        else:
            good = [option for option in options if not rank(option.target, option.floor)]
            best = next((option for option in good if option.command in (PASS, TIME)), good[0] if good else None)
            leads = "the goal stays out of reach"
        if best is None or best.command in (PASS, TIME):
            return Branch(attempt, None, leads)
        return Branch(attempt, self.step(best, state, days), leads)


def shortened(branches: tuple[Branch, ...]) -> tuple[Branch, ...]:
    """The first few ways, and how many more there are."""
    more = len(branches) - MOST_BRANCHES
    return (*branches[:MOST_BRANCHES], Branch(None, None, f"and {more} more")) if more > 0 else branches


def told(command: Command, consent: ConsentOf, reason: str, days: int | None, side: str) -> Step:
    """An act by whoever gives the consent, as a sentence and as a line of a test."""
    law = command.consent == NATURE
    actor = "the law" if law else describe(consent)
    _, _, act = command.sentence.partition(": ")
    written = f"{'by law' if law else as_coalition(consent)}: {act_of(command)}"
    return Step(actor, act or command.sentence, command.citations, reason, days, side, written)


def act_of(command: Command) -> str:
    """An act as a test names it: what is done, without who does it and what follows from it."""
    before, _, after = command.sentence.partition(": ")
    words = after or before
    return words.partition(";")[0].replace("“", "").replace("”", "").strip()


def as_coalition(consent: ConsentOf) -> str:
    """A consent as a test names those who give it: “President and 66 members of Mazhilis”."""
    if isinstance(consent, Holder):
        return consent.actor
    if isinstance(consent, Votes) and consent.body == VOTERS:
        return f"{percent(consent.needed, consent.seats)} of voters"
    if isinstance(consent, Votes):
        return consent.body if consent.needed == consent.seats == 1 else f"{consent.needed} members of {consent.body}"
    if isinstance(consent, AnyOf):
        return as_coalition(consent.consents[0])
    return " and ".join(dict.fromkeys(as_coalition(part) for part in consent.consents))


def _votes(consent: ConsentOf) -> tuple[Votes, ...]:
    if isinstance(consent, Votes):
        return (consent,)
    if isinstance(consent, Holder):
        return ()
    return tuple(votes for part in consent.consents for votes in _votes(part))
