"""A game on the calendar with the whole charter: others are played by a person at the same table, or by chance."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from politeia.language.phrases import parse_condition
from politeia.norms.scenarios import Scenario
from politeia.playing.model import Barred, Board, Entry, Group, Offer, OpenGap, Others, Setup, Step, Unlawful, Who
from politeia.playing.seats import Sides, taken
from politeia.transition.consents import describe
from politeia.transition.model import GapSite
from politeia.transition.obstacles import obstacles
from politeia.transition.situations import Situation, next_day
from politeia.transition.whole import Move, Passage, WholeGame

WITHIN = "|"
"""Between an act, or a gap, and the reading of what the text leaves open in it."""

LONGEST_WAIT = timedelta(days=366 * 30)


@dataclass(slots=True)
class Position:
    """Where a game stands while its steps are taken: the situation, the readings so far, and the gap that stops it."""

    game: WholeGame
    situation: Situation
    log: list[Entry] = field(default_factory=list)
    stopped: Move | None = None


class CalendarTable:
    """The table of one edition: takes steps, answers for the others, and shows the board."""

    def __init__(self, game: WholeGame, day: date, setup: Setup, scenario: Scenario | None = None) -> None:
        self.game = game
        self.day = day
        self.setup = setup
        self.sides = Sides(taken(setup.seats, game.institutions, scenario), game.institutions, game.frame, scenario)
        self.given = tuple(parse_condition(words) for words in setup.given)
        self.goal = parse_condition(setup.goal) if setup.goal else None

    def played(self, steps: Iterable[Step]) -> Position:
        """The position after some steps; raises Unlawful at the first that cannot be taken."""
        position = Position(self.game, self.game.start(self.day, self.given))
        self._settle(position, 0)
        for number, step in enumerate(steps, 1):
            if not self._take(position, step, number):
                raise Unlawful(number, step)
        return position

    def answers(self, steps: tuple[Step, ...]) -> tuple[Step, ...]:
        """The last step as it turns out, and what chance lets the others do then; a person answers for themselves."""
        *before, last = steps
        if self.setup.others is not Others.CHANCE:
            return steps
        dice = Random(f"{self.setup.seed}/{len(steps)}")
        if last.who is Who.WITH and dice.random() < 0.5:
            last = Step(Who.ASKED, last.what)
        done = (*before, last)
        position = self.played(done)
        if position.stopped is not None or last.who is Who.READ:
            return done
        open_to_them = [
            offer.step
            for offer in self._offers(position)
            if offer.group is Group.THEIRS
            and not offer.traceless
            and not offer.breach
            and WITHIN not in offer.step.what
        ]
        if open_to_them and dice.random() < 0.5:
            return (*done, dice.choice(open_to_them))
        return done

    def board(self, steps: tuple[Step, ...]) -> Board:
        """Everything that the player sees."""
        position = self.played(steps)
        game, situation = position.game, position.situation
        stopped = position.stopped
        return Board(
            situation.day,
            tuple(self._facts(position)),
            tuple(sorted((name, last.isoformat()) for name, last in situation.until.items() if last >= situation.day)),
            tuple((duty.by, duty.must, duty.citations) for duty in game.open_duties(situation)),
            tuple(position.log),
            () if stopped else tuple(self._offers(position)),
            () if stopped else tuple(self._barred(position)),
            () if stopped else self._waits(situation),
            _open_gap(stopped) if stopped else None,
            self.goal is not None and game.holds(self.goal, situation),
        )

    # -- steps -------------------------------------------------------------------------------------------------------

    def _take(self, position: Position, step: Step, number: int) -> bool:
        if step.who is Who.READ:
            return self._read(position, step, number)
        if position.stopped is not None:
            return False
        if step.who is Who.TIME:
            return self._wait(position, step, number)
        if step.who not in (Who.ME, Who.WITH, Who.THEY, Who.ASKED):
            return False
        name, _, completion = step.what.partition(WITHIN)
        move = next((item for item in position.game.moves if item.command == name and not item.by_itself), None)
        if move is None or not position.game.is_lawful(move, position.situation):
            return False
        if not self._may(step.who, move, position.situation):
            return False
        situation = position.situation
        if step.who is Who.ASKED:
            words = move.sentence.partition(": ")[2] or move.name
            position.log.append(Entry(situation.day, step.who, describe(move.consent), words, move.citations, number))
            return True
        if move.gap is not None and completion not in move.gap.completions:
            return False
        position.situation = position.game.perform(move, situation, completion)
        position.log.append(_entry(situation.day, step.who, move, number, completion))
        self._settle(position, number)
        return True

    def _may(self, who: Who, move: Move, situation: Situation) -> bool:
        """Whether an act is whose the step says it is."""
        if who is Who.ME:
            return self.sides.i_can(move.consent, situation)
        if who is Who.THEY:
            return self.sides.they_can(move.consent, situation)
        return True

    def _wait(self, position: Position, step: Step, number: int) -> bool:
        try:
            until = date.fromisoformat(step.what)
        except ValueError:
            return False
        if not position.situation.day < until <= position.situation.day + LONGEST_WAIT:
            return False
        position.log.append(Entry(until, Who.TIME, "time", "", (), number))
        self._happen(position, position.game.pass_time(position.situation, until), number)
        return True

    def _read(self, position: Position, step: Step, number: int) -> bool:
        """A reading chosen for the gap at which the game stands."""
        key, _, completion = step.what.partition(WITHIN)
        move = position.stopped
        gap = move.gap if move is not None else None
        if move is None or gap is None or gap.key != key or completion not in gap.completions:
            return False
        position.stopped = None
        day = position.situation.day
        position.log.append(Entry(day, Who.READ, "", f"{gap.what}: {completion}", (gap.citation,), number))
        position.game = position.game.reading(key, completion)
        self._settle(position, number)
        return True

    def _settle(self, position: Position, number: int) -> None:
        self._happen(position, position.game.settle(position.situation), number)

    def _happen(self, position: Position, passage: Passage, number: int) -> None:
        position.situation, position.stopped = passage.situation, passage.stopped
        position.log += [_entry(day, Who.LAW, move, number) for day, move in passage.happened]

    # -- what the board shows ----------------------------------------------------------------------------------------

    def _offers(self, position: Position) -> Iterator[Offer]:
        situation, game = position.situation, position.game
        for move in game.lawful(situation):
            group = self._group(move, situation)
            traceless = move.gap is None and game.frame.changed(situation, move.updates) == situation
            for completion in move.gap.completions if move.gap else ("",):
                who = {Group.MINE: Who.ME, Group.TOGETHER: Who.WITH, Group.THEIRS: Who.THEY}[group]
                what = f"{move.command}{WITHIN}{completion}" if completion else move.command
                yield Offer(
                    Step(who, what),
                    f"{move.name} ({completion})" if completion else move.name,
                    move.sentence.partition(": ")[2] or move.sentence,
                    describe(move.consent),
                    group,
                    move.citations,
                    move.given,
                    traceless,
                    move.breach,
                )

    def _group(self, move: Move, situation: Situation) -> Group:
        if self.sides.i_can(move.consent, situation):
            return Group.MINE
        return Group.THEIRS if self.sides.they_can(move.consent, situation) else Group.TOGETHER

    def _barred(self, position: Position) -> Iterator[Barred]:
        for move in position.game.moves:
            if not move.by_itself and not position.game.is_lawful(move, position.situation):
                found = obstacles(position.game, move, position.situation)
                yield Barred(move.name, describe(move.consent), found)

    def _facts(self, position: Position) -> Iterator[tuple[str, str]]:
        """What is not as it was with every office filled and nothing pending."""
        for name, variable in position.game.frame.variables.items():
            value = position.game.frame.value(name, position.situation)
            if not variable.timer and value != variable.initial and 0 <= value < len(variable.values):
                yield name, variable.values[value]

    def _waits(self, situation: Situation) -> tuple[tuple[Step, str], ...]:
        day = situation.day
        found = {day + timedelta(days=1): "day", day + timedelta(days=30): "month", day + timedelta(days=365): "year"}
        following = next_day(situation)
        if following is not None:
            found[following] = "event"
        return tuple((Step(Who.TIME, on.isoformat()), word) for on, word in sorted(found.items()))


def _entry(day: date, who: Who, move: Move, number: int, completion: str = "") -> Entry:
    words = move.sentence.partition(": ")[2] or move.sentence
    actor = "the law" if move.by_itself else describe(move.consent)
    return Entry(day, who, actor, f"{words} ({completion})" if completion else words, move.citations, number)


def _open_gap(move: Move) -> OpenGap:
    gap: GapSite | None = move.gap
    assert gap is not None
    readings = tuple((Step(Who.READ, f"{gap.key}{WITHIN}{item}"), item) for item in gap.completions)
    return OpenGap(gap.what, gap.norm, gap.citation, readings)
