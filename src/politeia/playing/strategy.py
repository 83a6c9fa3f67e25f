"""A game against the best strategy: the slice of the charter that bears on a goal, in which the others answer as well as they can.

The others play as `verification` proves: where they can keep the goal away they do, and where they cannot they hold out as
long as possible. Sides act in turn, each an act that it can do alone, or pass; when both pass, a period goes by.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from politeia.diagnostics.model import Place, failure
from politeia.language.phrases import parse_claim, parse_condition
from politeia.language.questions import ClaimForm, CoalitionMember, CoalitionSyntax, PropertySyntax
from politeia.norms.model import Institutions
from politeia.norms.scenarios import Scenario
from politeia.playing.model import Barred, Board, Entry, Group, Offer, Setup, Step, Unlawful, Who
from politeia.playing.seats import taken
from politeia.transition.consents import describe
from politeia.transition.model import NATURE, OFF, Command, State, Variable
from politeia.transition.obstacles import obstacles
from politeia.transition.running import TooLarge, compile_test
from politeia.transition.situations import Situation
from politeia.transition.whole import WholeGame
from politeia.verification.arena import Arena, open_arena
from politeia.verification.casting import cast
from politeia.verification.control import control_of
from politeia.verification.engines.floor import PASS, TIME, Move, Sides, coalition_moves, moves
from politeia.verification.engines.interface import FRESH, REST_FRESH, Objective
from politeia.verification.model import Assumptions

MOST_SITUATIONS = 2_000_000
"""Situations of a slice that is played; a larger one takes too long to open between two clicks."""

MOST_REPLIES = 200
"""Moves that follow one of the player's: silences and periods one after another."""

Standing = tuple[State, int]
"""A situation, and who has the floor in it."""


class StrategyTable:
    """The table for one goal: solved once, then it answers every step."""

    def __init__(self, whole: WholeGame, day: date, setup: Setup, scenario: Scenario | None = None) -> None:
        self.whole = whole
        self.day = day
        self.setup = setup
        institutions = whole.institutions
        asked = _asked(setup, institutions)
        mine = taken(setup.seats, institutions, scenario)
        try:
            self.arena: Arena = open_arena(
                asked, institutions, {}, Assumptions(limit=MOST_SITUATIONS, scenario=scenario)
            )
        except TooLarge:
            raise failure(
                "Q121",
                f"the slice for “{setup.goal}” has more than {MOST_SITUATIONS:,} situations",
                Place("", 0, 1, len(setup.goal), setup.goal),
                remedy="Choose a narrower goal, or let chance play the others.",
            ) from None
        situations = self.arena.situations
        control = control_of(self.arena.game, mine, institutions)
        self.sides = Sides(situations.relation, control)
        self.solution = situations.solve(control, Objective(self.arena.goal, self.arena.lost))
        self.distance = situations.distances(self.arena.goal)
        self.reached = compile_test(self.arena.goal, self.arena.game)
        self.moves = {move.command: move for move in whole.moves}

    # -- steps -------------------------------------------------------------------------------------------------------

    def answers(self, steps: tuple[Step, ...]) -> tuple[Step, ...]:
        """The steps with everything that follows until it is the player's turn again, or the game is over."""
        state, floor = self._played(steps)[0]
        found = list(steps)
        for _ in range(MOST_REPLIES):
            if self.reached(state):
                break
            choices = self.sides.choices(state)
            options = moves(choices, state, floor)
            if coalition_moves(choices, floor):
                if (not any(move.command != PASS for move in options) and floor == FRESH) or (
                    len(options) == 1 and options[0].command == TIME
                ):
                    move = options[0]
                else:
                    break
            elif not options:
                break
            else:
                move = self._best(options)
            found.append(self._step(move))
            state, floor = move.target, move.floor
        return tuple(found)

    def _best(self, options: tuple[Move, ...]) -> Move:
        """What serves the others most: to stay where the goal is kept away, farthest from it; else to hold out longest."""
        safe = [move for move in options if not self.solution.rank(move.target, move.floor)]
        if safe:
            return max(safe, key=lambda move: (self.distance.of(move.target), move.command in (PASS, TIME)))
        return max(options, key=lambda move: (self.solution.rank(move.target, move.floor), move.command == PASS))

    def _step(self, move: Move) -> Step:
        if move.command == PASS:
            return Step(Who.PASS if move.side == "coalition" else Who.QUIET)
        if move.command == TIME:
            return Step(Who.TIME)
        who = {"law": Who.LAW, "coalition": Who.ME, "rest": Who.THEY}[move.side]
        return Step(who, self.arena.game.commands[move.command].name)

    def _played(self, steps: Iterable[Step]) -> tuple[Standing, tuple[Entry, ...]]:
        """Where some steps lead, with the log; raises Unlawful at the first that cannot be taken."""
        state, floor, periods = self.arena.situations.start, REST_FRESH, 0
        log: list[Entry] = []
        for number, step in enumerate(steps, 1):
            move = self._meant(step, state, floor)
            if move is None or self.reached(state):
                raise Unlawful(number, step)
            if move.command == TIME:
                periods += 1
            day = self._day(periods)
            if move.command >= 0:
                log.append(_entry(day, step.who, self.arena.game.commands[move.command], number))
            elif step.who is Who.TIME and not (log and log[-1].who is Who.TIME):
                log.append(Entry(day, Who.TIME, "time", "", (), number))
            elif step.who is Who.TIME:
                log[-1] = Entry(day, Who.TIME, "time", "", (), log[-1].turn)
            state, floor = move.target, move.floor
        return (state, floor), tuple(log)

    def _meant(self, step: Step, state: State, floor: int) -> Move | None:
        options = moves(self.sides.choices(state), state, floor)
        return next((move for move in options if self._step(move) == step), None)

    def _day(self, periods: int) -> date:
        return self.day + timedelta(days=periods * self.arena.game.period)

    # -- what the board shows ----------------------------------------------------------------------------------------

    def board(self, steps: tuple[Step, ...]) -> Board:
        """Everything that the player sees."""
        (state, floor), log = self._played(steps)
        periods = sum(step.who is Who.TIME for step in steps)
        situation = self._situation(state, self._day(periods))
        reached = self.reached(state)
        choices = self.sides.choices(state)
        options = () if reached else moves(choices, state, floor)
        mine = options if coalition_moves(choices, floor) else ()
        wins = bool(self.solution.rank(state, floor))
        return Board(
            situation.day,
            tuple(self._facts(state)),
            tuple(self._clocks(state)),
            (),
            log,
            tuple(self._offers(mine, choices.rest)),
            tuple(self._barred(state, situation)),
            tuple((Step(Who.PASS), "pass") for move in mine if move.command == PASS)
            or tuple((Step(Who.TIME), "period") for move in mine if move.command == TIME),
            None,
            reached,
            "wins" if wins else "held",
            "" if mine or reached else "stuck",
            tuple(self._left_out()),
        )

    def _offers(self, mine: tuple[Move, ...], theirs: tuple[tuple[int, State], ...]) -> Iterator[Offer]:
        own = {move.command for move in mine}
        for move in mine:
            if move.command >= 0:
                yield self._offer(move.command, Group.MINE)
        for command, _ in theirs:
            if command not in own:
                yield self._offer(command, Group.THEIRS)

    def _offer(self, number: int, group: Group) -> Offer:
        command = self.arena.game.commands[number]
        known = self.moves.get(command.name)
        who = Who.ME if group is Group.MINE else Who.THEY
        words = command.sentence.partition(": ")[2] or command.sentence
        actor = describe(command.consent)
        name = known.name if known else words
        return Offer(Step(who, command.name), name, words, actor, group, command.citations)

    def _barred(self, state: State, situation: Situation) -> Iterator[Barred]:
        lawful = {edge.command for edge in self.arena.situations.relation.acts(state)[1]}
        for number, command in enumerate(self.arena.game.commands):
            move = self.moves.get(command.name)
            if number in lawful or move is None or move.by_itself or command.consent == NATURE:
                continue
            found = obstacles(self.whole, move, situation)
            if found:
                yield Barred(move.name, describe(command.consent), found)

    def _situation(self, state: State, day: date) -> Situation:
        """The state as a situation on the calendar, for words: periods become days."""
        values: dict[str, int] = {}
        until: dict[str, date] = {}
        for variable, value in self._values(state):
            if not variable.timer:
                values[variable.name] = value
            elif value != OFF:
                until[variable.name] = day + timedelta(days=value * self.arena.game.period - 1)
        return Situation(day, values, until)

    def _values(self, state: State) -> Iterator[tuple[Variable, int]]:
        return zip(self.arena.game.variables, state, strict=True)

    def _facts(self, state: State) -> Iterator[tuple[str, str]]:
        for variable, value in self._values(state):
            if not variable.timer and value != variable.initial and 0 <= value < len(variable.values):
                yield variable.name, variable.values[value]

    def _clocks(self, state: State) -> Iterator[tuple[str, str]]:
        for variable, value in self._values(state):
            if variable.timer and value > 0:
                yield variable.name, f"about {value * self.arena.game.period} days"

    def _left_out(self) -> Iterator[str]:
        """What a player must know of the slice: its size, its clock, how gaps are read, and what it leaves out."""
        game = self.arena.game
        yield f"{len(game.commands)} acts and {self.arena.situations.states:,} situations bear on the goal"
        yield f"one period of the clock is {game.period} day{'' if game.period == 1 else 's'}"
        for gap in game.gaps:
            yield f"“{gap.what}” of {gap.norm} ({gap.citation}) is open and read as “{gap.completions[0]}”"
        yield from game.left_out


def _asked(setup: Setup, institutions: Institutions) -> PropertySyntax:
    """The player's goal as a question; raises when the text knows no such thing."""
    if not setup.seats:
        raise failure(
            "Q123",
            "nobody sits at the table",
            expectation="The best strategy is found for somebody against everybody else.",
            remedy="Take an office or a bloc first.",
        )
    claim = parse_claim(f"smallest coalitions that can force {setup.goal}")
    given = tuple(parse_condition(words) for words in setup.given)
    asked = PropertySyntax(setup.goal, claim, given, (), "lawful", "", "", "", "", (), Place("", 0))
    named, missing = cast(asked, institutions)
    if missing:
        raise failure(
            "Q124",
            f"nobody plays {', '.join(missing)} in this text",
            remedy="Take an office or a body that the text of this day has.",
        )
    coalition = CoalitionSyntax(tuple(CoalitionMember(name) for name in setup.seats))
    forced = type(claim)(ClaimForm.FORCE, coalition, named.claim.goals, written=setup.goal)
    return PropertySyntax(setup.goal, forced, named.given, (), "lawful", "", "", "", "", (), Place("", 0))


def _entry(day: date, who: Who, command: Command, number: int) -> Entry:
    actor = "the law" if command.consent == NATURE else describe(command.consent)
    words = command.sentence.partition(": ")[2] or command.sentence
    return Entry(day, who, actor, words, command.citations, number)
