"""The whole game of an edition, not cut to a question: every act with its calendar times, what time brings, and every gap.

A body that is run under its charter and a game that is played both ask it. `whole_game` makes it once from institutions;
a `Situation` (a day, values, last days of running times) is plain data beside it:

    game = whole_game(institutions)
    situation = Situation(day, terms={"President": end})
    game.lawful(situation)                     # the acts that are lawful now, each with actors, sentence and articles
    move = game.named("dissolve Mazhilis")[0]
    obstacles(game, move, situation)           # why not, with article, and what would make it lawful (`transition/obstacles`)
    situation = game.perform(move, situation)  # its effects; raises Stopped at a gap that nobody has filled
    game.pass_time(situation, until)           # what happens by itself until a day; stops at a gap, and says so

A gap is filled for good by `game.reading(key, completion)`, which gives another game. Whoever wants a period instead of a
calendar goes to `next_day(situation)`. Duties can be broken here: a deadline that passes leads where the text says.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from politeia.language.contents import Condition, Verb
from politeia.norms.cited import Bar
from politeia.norms.model import Duty, Institutions
from politeia.transition.acts import acts_of
from politeia.transition.consents import members_of
from politeia.transition.draft import CALLED, DISSOLVED, VACANT, Draft, DraftCommand, Setting
from politeia.transition.model import NATURE, AllHold, AllOf, AnyOf, ConsentOf, GapSite, Holder, Is, Test
from politeia.transition.powers import occasion
from politeia.transition.procedures import WORDS
from politeia.transition.readings import in_reading, leading
from politeia.transition.situations import Frame, Situation, next_day
from politeia.transition.unfolding import write_out


@dataclass(frozen=True, slots=True)
class Move:
    """An act, or what happens by itself (`by_itself`).

    `name` is what a person calls it, as tests of the law do, and `command` its name in every game. `consent` says whose
    agreement performs it. Each of `needs` must hold for it to be lawful. `given` are grounds and facts of the world, with
    their articles, that whoever acts vouches for. `gap` is what the text leaves open in it, None where it says all.
    `breach` marks a refusal of what the text makes a duty.
    """

    name: str
    command: str
    sentence: str
    consent: ConsentOf
    needs: tuple[Test, ...]
    updates: tuple[tuple[str, Setting], ...]
    citations: tuple[str, ...]
    given: tuple[tuple[str, str], ...] = ()
    gap: GapSite | None = None
    by_itself: bool = False
    breach: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where an act belongs: its procedure, the stage ("" for the beginning and for the time of the whole), and the answer.

    Answers are begin, yes, no, tied, changed, no quorum and silent.
    """

    procedure: str
    stage: str
    answer: str


@dataclass(frozen=True, slots=True)
class OpenDuty:
    """A duty that has arisen and is not done; the act that does it has the same name."""

    name: str
    must: str
    by: str
    citations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """Time that passed: the situation it led to, what happened by itself on which day, and the gap that stopped it, if any."""

    situation: Situation
    happened: tuple[tuple[date, Move], ...] = ()
    stopped: Move | None = None


class Stopped(Exception):
    """The text leaves open what follows; `gap` has the completions it allows, one of which somebody must choose."""

    def __init__(self, move: Move, gap: GapSite) -> None:
        super().__init__(f"{gap.norm} ({gap.citation}) does not say what follows “{gap.what}”")
        self.move = move
        self.gap = gap


@dataclass(frozen=True)
class WholeGame:
    """Every act of an edition; `readings` are completions of gaps that have been chosen for good."""

    institutions: Institutions
    readings: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def written(self) -> Draft:
        """The norms written out with all their readings; duties can be broken."""
        draft = Draft(self.institutions, breach=True)
        write_out(draft)
        return draft

    @cached_property
    def draft(self) -> Draft:
        """The norms under the readings, each unread gap by its first completion that leads anywhere."""
        return self.read(self.readings)

    def read(self, readings: Mapping[str, str]) -> Draft:
        """The norms under chosen completions, other gaps by the first completion that leads anywhere."""
        led = {key: leading(gap) for key, gap in self.written.gaps.items()}
        return in_reading(self.written, {**led, **readings})

    @cached_property
    def frame(self) -> Frame:
        """The variables, and those that the calendar decides."""
        endings = {
            f"last {bar.condition.duration} of the term of {office}": (office, bar.condition.duration)
            for bars in all_bars(self.institutions)
            for bar in bars
            if bar.condition.verb is Verb.TERM_REMAINS_LESS and bar.condition.duration is not None
            for office in bar.condition.names
        }
        return Frame(self.draft.variables, endings)

    @cached_property
    def moves(self) -> tuple[Move, ...]:
        """Everything that may be done or may happen, in the order of the text."""
        names = _spoken(self.institutions)
        gaps = {_command_of(key): gap for key, gap in self.draft.gaps.items() if key not in self.readings}
        given = _given(self.institutions)
        return tuple(
            Move(
                names.get(command.name, command.name),
                command.name,
                command.sentence,
                command.consent,
                _needs(command),
                command.updates,
                command.citations,
                given.get(command.name, ()),
                gaps.get(command.name),
                command.forced,
                command.breach,
            )
            for command in self.draft.commands
            if command.forced or command.consent != NATURE
            if not _turns_of_terms(command)
        )

    @cached_property
    def places(self) -> Mapping[str, Place]:
        """Where the acts of procedures belong, by their commands."""
        found: dict[str, Place] = {}
        for procedure in self.institutions.procedures:
            found[f"begin {procedure.name}"] = Place(procedure.name, "", "begin")
            found[f"{procedure.name}: out of time"] = Place(procedure.name, "", "silent")
            for stage in procedure.stages:
                for answer in (*WORDS, "silent"):
                    found[f"{procedure.name}, {stage.name}: {answer}"] = Place(procedure.name, stage.name, answer)
        return found

    @cached_property
    def by_itself(self) -> Mapping[str, tuple[Move, ...]]:
        """What happens by itself, by the procedure that it belongs to ("" for none)."""
        found: dict[str, tuple[Move, ...]] = {}
        for move in self.moves:
            if move.by_itself:
                place = self.places.get(move.command)
                owner = place.procedure if place is not None else ""
                found[owner] = (*found.get(owner, ()), move)
        return found

    @cached_property
    def by_name(self) -> Mapping[str, tuple[Move, ...]]:
        """The acts by their names; two ways to the same thing have one name."""
        found: dict[str, tuple[Move, ...]] = {}
        for move in self.moves:
            found[move.name] = (*found.get(move.name, ()), move)
        return found

    def named(self, name: str) -> tuple[Move, ...]:
        """The acts of that name; none when the charter knows no such act."""
        return self.by_name.get(name, ())

    def holds(self, condition: Condition, situation: Situation) -> bool:
        """Whether a condition of the language holds; grounds and facts of the world are taken as given."""
        return self.frame.holds(self.draft.test(condition), situation)

    def start(self, day: date, given: Iterable[Condition] = (), terms: Mapping[str, date] | None = None) -> Situation:
        """Every office filled and nothing pending on a day, except what is given; with the last days of terms that are known."""
        tests = tuple(self.draft.test(condition) for condition in given)
        return self.frame.established(Situation(day, terms=dict(terms or {})), tests)

    def is_lawful(self, move: Move, situation: Situation) -> bool:
        """Whether nothing stands against an act and those whose consent it needs are there, so that they may do it."""
        return all(self.frame.holds(test, situation) for test in move.needs) and not self.missing(
            move.consent, situation
        )

    def missing(self, consent: ConsentOf, situation: Situation) -> tuple[str, ...]:
        """The vacant offices and dissolved bodies without which a consent cannot be given; none when it can be."""
        if isinstance(consent, AllOf):
            return tuple(dict.fromkeys(name for part in consent.consents for name in self.missing(part, situation)))
        if isinstance(consent, AnyOf):
            parts = [self.missing(part, situation) for part in consent.consents]
            return min(parts, key=len, default=("anybody",))
        name = consent.actor if isinstance(consent, Holder) else consent.body
        part = self.institutions.part(name)
        chambers = members_of(part[0].name if part else name, self.institutions)
        return tuple(chamber for chamber in chambers if self._is_gone(chamber, situation))

    def _is_gone(self, name: str, situation: Situation) -> bool:
        gone = Is(name, frozenset({DISSOLVED, CALLED}))
        vacant = Is(f"office of {name}", frozenset({VACANT}))
        variables = self.frame.variables
        return (
            self.institutions.body(name) is not None and name in variables and self.frame.holds(gone, situation)
        ) or (f"office of {name}" in variables and self.frame.holds(vacant, situation))

    def lawful(self, situation: Situation) -> tuple[Move, ...]:
        """The acts that somebody may do in a situation, those that would change nothing included."""
        return tuple(move for move in self.moves if not move.by_itself and self.is_lawful(move, situation))

    def perform(self, move: Move, situation: Situation, completion: str = "") -> Situation:
        """The situation after an act. Raises Stopped where the text leaves open what follows and no completion is chosen.

        Whether the act is lawful, and whether those whose consent it needs agree, is asked before.
        """
        return self.frame.changed(situation, self.updates(move, completion))

    def updates(self, move: Move, completion: str = "") -> tuple[tuple[str, Setting], ...]:
        """What an act sets, with the completion chosen where the text leaves it open; raises Stopped when none is."""
        if move.gap is None:
            return move.updates
        if completion not in move.gap.completions:
            raise Stopped(move, move.gap)
        read = self.read({**self.readings, move.gap.key: completion})
        found = next((item for item in read.commands if item.name == move.command), None)
        return found.updates if found is not None else ()

    def reading(self, key: str, completion: str) -> WholeGame:
        """The game in which a gap is filled for good."""
        return WholeGame(self.institutions, {**self.readings, key: completion})

    def due_by_itself(self, situation: Situation, procedure: str | None = None) -> tuple[Move, ...]:
        """What happens now without anybody doing it: a silence, a lapse, a succession; perhaps of one procedure alone."""
        among = self.by_itself.get(procedure, ()) if procedure is not None else self.moves
        return tuple(
            move
            for move in among
            if move.by_itself and self.is_lawful(move, situation) and (move.gap or self._changes(move, situation))
        )

    def _changes(self, move: Move, situation: Situation) -> bool:
        return self.frame.changed(situation, move.updates) != situation

    def settle(self, situation: Situation) -> Passage:
        """What happens by itself on the day of the situation, one thing after another; stops at a gap."""
        happened: list[tuple[date, Move]] = []
        while due := self.due_by_itself(situation):
            if due[0].gap is not None:
                return Passage(situation, tuple(happened), due[0])
            situation = self.frame.changed(situation, due[0].updates)
            happened.append((situation.day, due[0]))
        return Passage(situation, tuple(happened))

    def pass_time(self, situation: Situation, until: date) -> Passage:
        """Let time pass until a day: everything that happens by itself on the way, in order; stops at a gap."""
        happened: list[tuple[date, Move]] = []
        while True:
            settled = self.settle(situation)
            happened += settled.happened
            situation = settled.situation
            if settled.stopped is not None:
                return Passage(situation, tuple(happened), settled.stopped)
            following = next_day(situation)
            if following is None or following > until:
                return Passage(replace(situation, day=max(until, situation.day)), tuple(happened))
            situation = replace(situation, day=following)

    def open_duties(self, situation: Situation) -> tuple[OpenDuty, ...]:
        """The duties that have arisen and are not done."""
        return tuple(
            OpenDuty(duty.name, duty.must.value, duty.by.value.written, _cited(duty))
            for duty in self.institutions.duties
            if self.frame.holds(occasion(self.draft, duty), situation)
            and self.frame.value(f"{duty.name} done", situation) == 0
        )


def whole_game(institutions: Institutions, readings: Mapping[str, str] | None = None) -> WholeGame:
    """The whole game of an edition; nothing is computed before it is asked for."""
    return WholeGame(institutions, dict(readings or {}))


def _spoken(institutions: Institutions) -> dict[str, str]:
    """What a person calls the commands of procedures."""
    return {
        f"{procedure.name}, {stage.name}: {answer}": f"{words} {stage.name} of {procedure.name}"
        for procedure in institutions.procedures
        for stage in procedure.stages
        for answer, words in WORDS.items()
    }


def _command_of(key: str) -> str:
    """The command that a gap is read in, by the key of the gap."""
    norm, _, rest = key.partition("/")
    stage, apart, clause = rest.rpartition("/")
    if not apart:
        return {"if silent": f"{norm}: out of time", "not called": f"{norm} not called"}.get(clause, key)
    return f"{norm}, {stage}: {clause.removeprefix('if ')}"


def _needs(command: DraftCommand) -> tuple[Test, ...]:
    """The tests of a guard one by one.

    In a game an election waits until its time has run out, so that nobody stops the clock by dissolving what was just
    elected; on a calendar it may be held on any day within its time.
    """
    waits = command.name.startswith("elect ") and not command.forced
    return tuple(
        test
        for test in conjuncts(command.guard)
        if not (waits and isinstance(test, Is) and test.variable.startswith("deadline of election of "))
    )


def conjuncts(test: Test) -> tuple[Test, ...]:
    """The tests that a test joins, each once."""
    if isinstance(test, AllHold):
        return tuple(dict.fromkeys(inner for part in test.tests for inner in conjuncts(part)))
    return (test,)


def _turns_of_terms(command: DraftCommand) -> bool:
    """Terms turn by the calendar here, or by whoever sets the situation."""
    return command.name.startswith("new term of ")


def _given(institutions: Institutions) -> dict[str, tuple[tuple[str, str], ...]]:
    """Grounds and facts of the world that an act rests on, with their articles, by the command of the act."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for act in acts_of(institutions).values():
        facts = tuple(
            (("" if bar.needed else "not: ") + bar.condition.detail, bar.citation)
            for bar in act.bars
            if bar.condition.verb is Verb.FACT
        )
        found[act.command] = (*facts, *((ground.value, ground.citation) for ground in act.ground))
    for emergency in institutions.emergencies:
        found[f"declare {emergency.name}"] = tuple((item.value, item.citation) for item in emergency.ground)
    return found


def all_bars(institutions: Institutions) -> Iterable[tuple[Bar, ...]]:
    """The bars of every norm that has any, norm by norm."""
    yield from (power.bars for power in institutions.powers)
    yield from (item.bars for item in institutions.elections)
    yield from (item.bars for item in institutions.appointments)
    for procedure in institutions.procedures:
        yield procedure.bars
        yield from (stage.bars for stage in procedure.stages)


def _cited(duty: Duty) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item for item in (duty.must.citation, duty.citation) if item))
