"""From institutions to the game that a question needs: unfold all norms, keep what the question reads, count periods."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import ceil, gcd

from politeia.language.contents import Condition, Duration, Unit
from politeia.norms.model import Institutions
from politeia.transition.consents import appointment_consent, decisions
from politeia.transition.draft import Draft, DraftCommand, Fewer
from politeia.transition.formulas import after
from politeia.transition.model import NEVER, AllHold, AnyOf, Command, ConsentOf, Due, Game, Is, Refill, Test, Variable
from politeia.transition.offices import (
    unfold_appointments,
    unfold_elections,
    unfold_limits,
    unfold_successions,
    unfold_terms,
)
from politeia.transition.powers import unfold_considerations, unfold_duties, unfold_emergencies, unfold_powers
from politeia.transition.procedures import STAYS, unfold_procedures
from politeia.transition.readings import in_every_reading, in_reading, leading
from politeia.transition.slicing import OFFICE, Scope, Slice, cut, is_presence, variables_of
from politeia.transition.stages import WAIT

LONGEST = 24
"""The most periods that one timer may count; longer ones are counted in coarser periods, and the answer says so."""

DAYS = {Unit.HOUR: 1 / 24, Unit.DAY: 1, Unit.WEEK: 7, Unit.MONTH: 30, Unit.YEAR: 360}
"""Days in a unit for counting periods: months have thirty days and a year twelve of them, so that both divide evenly."""


TIME_ALLOWED = "time that the question allows"
"""The timer of a question with a horizon; the goal must come before it runs out."""


def days(duration: Duration) -> int:
    """A duration in whole days, rounded up, with months of thirty days."""
    return max(1, ceil(duration.count * DAYS[duration.unit]))


@dataclass(slots=True)
class Drafts:
    """The norms written out, kept for a question that is played more than once: in two widths, under many readings.

    What is written out depends on the institutions, what is asked and how, and on no width and no reading.
    """

    kept: dict[Hashable, tuple[Institutions, Draft]] = field(default_factory=dict)

    def written(
        self, institutions: Institutions, conditions: tuple[Condition, ...], *, breach: bool, open_facts: bool
    ) -> Draft:
        """The draft of all norms with all their readings; the same one when it is asked for again."""
        key = (id(institutions), conditions, breach, open_facts)
        if key not in self.kept:  # the institutions are kept too, so that no others can come to have their identity
            draft = Draft(institutions, breach, open_facts)
            write_out(draft, conditions)
            self.kept[key] = (institutions, draft)
        return self.kept[key][1]


def unfold(
    institutions: Institutions,
    *,
    asks: Iterable[Condition],
    start: Iterable[Condition] = (),
    powers: Iterable[str] = (),
    readings: Mapping[str, str] | None = None,
    every_reading: bool = False,
    breach: bool = False,
    scope: Scope = Scope.QUESTION,
    open_facts: bool = False,
    horizon: Duration | None = None,
    held: Iterable[str] = (),
    drafts: Drafts | None = None,
) -> tuple[Game, Callable[[Condition], Test], tuple[Test, ...]]:
    """The game that decides a question about `asks`, starting from `start`.

    The offices in `held` are named by the question as actors. `powers` are kept even when they change nothing that is
    asked. `scope` says how far the slice reaches. With `open_facts` grounds and facts are read both ways, otherwise they
    are taken as given. With a `horizon` a timer counts the time that the question allows. `drafts` keeps what is written
    out for the next time. With `every_reading` the game holds all readings of its gaps, and its start those of the first
    completions. Returns the game, the meaning of conditions in it, and what the start asks for.
    """
    asked, begin = tuple(asks), tuple(start)
    written = (drafts or Drafts()).written(institutions, (*asked, *begin), breach=breach, open_facts=open_facts)
    draft = in_every_reading(written) if every_reading else in_reading(written, readings or {})
    at_start = tuple(draft.at_start(condition) for condition in begin)
    tests = (*(draft.test(condition) for condition in asked), *at_start)
    roots = frozenset().union(*(variables_of(test) for test in tests))
    found = cut(draft, roots, frozenset(powers), scope, frozenset(held))
    return _finish(draft, found, horizon), draft.test, at_start


def unfold_whole(
    institutions: Institutions,
    *,
    period: int,
    readings: Mapping[str, str] | None = None,
    leave_open: bool = False,
) -> Game:
    """The game of everything that procedures, bodies and offices do, with a period of so many days and duties that can be broken.

    A gap that `readings` does not fill takes the first completion that leads anywhere; with `leave_open` it takes the one in
    which nothing follows, where the text allows it.
    """
    chosen = dict(readings or {})
    written = Draft(institutions, breach=True)
    write_out(written)
    for key, gap in written.gaps.items():
        if key not in chosen:
            chosen[key] = STAYS if leave_open and STAYS in gap.completions else leading(gap)
    draft = in_reading(written, chosen)
    named = {item.name for item in institutions.procedures} | {item.name for item in institutions.bodies}
    roots = frozenset(name for name in draft.variables if name in named or name.startswith(OFFICE))
    return _finish(draft, cut(draft, roots, frozenset(), Scope.WHOLE), None, period)


def write_out(draft: Draft, conditions: Iterable[Condition] = ()) -> None:
    """Write every norm into a draft, and the variables that the conditions speak of."""
    spoken_of = tuple(conditions)
    for _ in range(2):  # the second pass knows every timer that the first one met
        draft.commands.clear()
        draft.dues.clear()
        for condition in spoken_of:
            draft.test(condition)
        unfold_powers(draft)
        unfold_considerations(draft)
        unfold_emergencies(draft)
        unfold_procedures(draft)
        unfold_elections(draft)
        unfold_appointments(draft)
        unfold_duties(draft)
        unfold_successions(draft)
        unfold_limits(draft)
        unfold_terms(draft)
    draft.commands = [command for written in draft.commands for command in _each_count(draft, written)]


def _each_count(draft: Draft, command: DraftCommand) -> Iterator[DraftCommand]:
    """An act that makes a count go down, once for each number that the count can have before it."""
    less = next(((name, value) for name, value in command.updates if isinstance(value, Fewer)), None)
    if less is None:
        yield command
        return
    name, fewer = less
    others = tuple(update for update in command.updates if update != less)
    for count in range(len(draft.variables[name].values)):
        here = AllHold((Is(name, frozenset({count})), command.guard))
        yield from _each_count(draft, replace(command, guard=here, updates=(*others, (name, max(0, count - fewer.by)))))


def _refills(draft: Draft, found: Slice) -> Iterator[Refill]:
    """The bodies in a slice whose vacant seats are filled, with those who fill one at each number of vacant seats."""
    for body in draft.institutions.bodies:
        if not body.refilled or draft.vacancies(body.name) not in found.names:
            continue
        variable = draft.vacancies(body.name)
        fillers: list[ConsentOf] = []
        for count in range(body.vacant + 1):
            acts = [
                command.consent
                for command in found.commands
                if body.name not in dict(command.updates)  # an election of the whole body is told with the body
                and any(
                    name == variable and isinstance(value, int) and value < count for name, value in command.updates
                )
                and after(command.guard, {variable: count}) != NEVER
            ]
            fillers.append(AnyOf(tuple(dict.fromkeys(acts))))
        yield Refill(body.name, variable, tuple(fillers))


def _finish(draft: Draft, found: Slice, horizon: Duration | None, counted: int = 0) -> Game:
    """The game of a slice, counted in periods of so many days, or in the longest that measure all its times."""
    kept = found.names
    timers = {variable.name for variable in found.variables if variable.timer}
    set_times = [
        (name, days(value))
        for command in found.commands
        for name, value in command.updates
        if name in timers and isinstance(value, Duration)
    ]
    deadlines = [length for name, length in set_times if not name.startswith(WAIT)]
    if horizon is not None:
        deadlines.append(days(horizon))
    lengths = (*deadlines, *(length for name, length in set_times if name.startswith(WAIT)))
    period = counted or _period(deadlines, lengths)
    rounded = any(length % period for length in lengths)
    offices = [variable.name.removeprefix(OFFICE) for variable in found.variables if variable.name.startswith(OFFICE)]
    allowed = (Variable(TIME_ALLOWED, (), max(1, days(horizon) // period), timer=True),) if horizon is not None else ()
    fixed = {name: variable.initial for name, variable in draft.variables.items() if name not in kept}
    return Game(
        (*found.variables, *allowed),
        tuple(_counted(command, kept, fixed, period) for command in found.commands),
        tuple(_dues(draft, kept, fixed)),
        tuple(gap for gap in draft.gaps.values() if _touches(gap.key, kept)),
        period,
        rounded,
        tuple((office, OFFICE + office) for office in offices),
        tuple((body.name, body.name) for body in draft.institutions.bodies if body.name in kept),
        tuple((item.office, item.order) for item in draft.institutions.successions if OFFICE + item.office in kept),
        tuple(
            (election.subject, decisions(election.by, None, draft.institutions))
            for election in draft.institutions.elections
            if election.subject in kept and draft.institutions.body(election.subject) is not None
        ),
        tuple(_fillers(draft, offices)),
        found.left_out,
        tuple(_refills(draft, found)),
    )


def _period(deadlines: Sequence[int], lengths: Sequence[int]) -> int:
    """The longest period, in days, that measures all times exactly; failing that all deadlines; failing that a short one.

    An earliest day of hours beside deadlines of months makes a game many times as large, and would be rounded away in it.
    """
    longest = max(lengths, default=1)
    for measured in (lengths, deadlines):
        period = gcd(*measured) if measured else longest
        if longest // period <= LONGEST:
            return period
    return ceil(longest / LONGEST)


def _fillers(draft: Draft, offices: Iterable[str]) -> Iterable[tuple[str, ConsentOf]]:
    """Who chooses the next holder of an office: the voters, or those whose consent an appointment needs."""
    for office in offices:
        ways = [
            *(
                decisions(item.by, None, draft.institutions)
                for item in draft.institutions.elections
                if item.subject == office
            ),
            *(
                appointment_consent(item, draft.institutions)
                for item in draft.institutions.appointments
                if item.office == office
            ),
        ]
        yield office, AnyOf(tuple(ways))


def _dues(draft: Draft, kept: frozenset[str], fixed: Mapping[str, int]) -> Iterable[Due]:
    """The duties of the slice: those that read what is kept, with offices and bodies outside it at their start."""
    for due in draft.dues:
        read = variables_of(due.test)
        if not read & kept or any(not is_presence(draft.institutions, name) for name in read - kept):
            continue
        test = after(due.test, fixed)
        if test != NEVER:
            yield Due(due.name, test, due.citations)


def _touches(key: str, kept: frozenset[str]) -> bool:
    name = key if key in kept else key.partition("/")[0]
    if name == "unamendable":
        return any(variable.startswith("limit of ") for variable in kept)
    return name in kept or name.removeprefix("election of ") in kept


def _periods(timer: str, duration: Duration, period: int) -> int:
    """The periods of a duration: deadlines are rounded up and earliest days down, so that these stay before those."""
    return days(duration) // period if timer.startswith(WAIT) else ceil(days(duration) / period)


def _counted(command: DraftCommand, kept: frozenset[str], fixed: Mapping[str, int], period: int) -> Command:
    updates = tuple(
        (name, _periods(name, value, period) if isinstance(value, Duration) else value)
        for name, value in command.updates
        if name in kept and isinstance(value, int | Duration)
    )
    return Command(
        command.name,
        command.sentence,
        after(command.guard, fixed),
        command.consent,
        updates,
        command.citations,
        command.forced,
        command.breach,
        command.power,
    )
