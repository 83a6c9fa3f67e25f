"""From institutions to the game that a question needs: unfold all norms, keep what the question reads, count periods."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from math import ceil, gcd

from politeia.language.model import Condition, Duration, Unit
from politeia.norms.model import Institutions
from politeia.transition.draft import Draft, DraftCommand
from politeia.transition.model import (
    ALWAYS,
    AllHold,
    AnyOf,
    Command,
    ConsentOf,
    Fails,
    Game,
    Holder,
    Is,
    SomeHold,
    Test,
    Variable,
    Votes,
)
from politeia.transition.offices import (
    unfold_appointments,
    unfold_elections,
    unfold_limits,
    unfold_successions,
    unfold_terms,
)
from politeia.transition.powers import unfold_considerations, unfold_duties, unfold_emergencies, unfold_powers
from politeia.transition.procedures import unfold_procedures

LONGEST = 24
"""The most periods that one timer may count; longer ones are counted in coarser periods, and the answer says so."""

DAYS = {Unit.HOUR: 1 / 24, Unit.DAY: 1, Unit.WEEK: 7, Unit.MONTH: 30, Unit.YEAR: 360}
"""Days in a unit for counting periods: months have thirty days and a year twelve of them, so that both divide evenly."""


def days(duration: Duration) -> int:
    """A duration in whole days, rounded up, with months of thirty days."""
    return max(1, ceil(duration.count * DAYS[duration.unit]))


def unfold(
    institutions: Institutions,
    *,
    asks: Iterable[Condition],
    start: Iterable[Condition] = (),
    powers: Iterable[str] = (),
    readings: Mapping[str, str] | None = None,
    breach: bool = False,
) -> tuple[Game, Callable[[Condition], Test]]:
    """The game that decides a question about `asks`, starting from `start`.

    `powers` are kept even when they change nothing that is asked. Returns the game and the meaning of conditions in it.
    Offices that neither the question nor its start names stay filled.
    """
    draft = Draft(institutions, readings or {}, breach)
    asked = (*asks, *start)
    for _ in range(2):  # the second pass knows every timer that the first one met
        draft.commands.clear()
        draft.dues.clear()
        for condition in asked:
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
    roots = frozenset().union(*(variables_of(draft.test(condition)) for condition in asked))
    kept, commands = _cone(draft, roots, frozenset(powers))
    return _finish(draft, kept, commands), draft.test


def variables_of(test: Test) -> frozenset[str]:
    """The variables that a test reads."""
    if isinstance(test, Is):
        return frozenset({test.variable})
    if isinstance(test, Fails):
        return variables_of(test.test)
    return frozenset().union(*(variables_of(part) for part in test.tests))


def bodies_of(consent: ConsentOf) -> frozenset[str]:
    """The names of the bodies whose votes a consent counts, and of holders."""
    if isinstance(consent, Votes):
        return frozenset({consent.body})
    if isinstance(consent, Holder):
        return frozenset({consent.actor})
    return frozenset().union(*(bodies_of(part) for part in consent.consents))


def _cone(draft: Draft, roots: frozenset[str], powers: frozenset[str]) -> tuple[frozenset[str], list[DraftCommand]]:
    """The variables and commands that can bear on the question, closed over guards, effects and consents."""
    kept = set(roots)
    commands: list[DraftCommand] = []
    waiting = list(draft.commands)
    grown = True
    while grown:
        grown = False
        rest: list[DraftCommand] = []
        for command in waiting:
            if (command.power in powers and command.power) or any(name in kept for name, _ in command.updates):
                commands.append(command)
                kept |= _within_scope(draft, variables_of(command.guard) | _presence(draft, command.consent), roots)
                kept |= {name for name, _ in command.updates if name in kept or _matters(draft, name)}
                grown = True
            else:
                rest.append(command)
        waiting = rest
        for due in draft.dues:
            read = variables_of(due.test)
            if read & kept and not read <= kept and _written_by(commands, read):
                kept |= read
                grown = True
    order = {id(command): number for number, command in enumerate(draft.commands)}
    return frozenset(kept), sorted(commands, key=lambda command: order[id(command)])


def _within_scope(draft: Draft, names: frozenset[str], roots: frozenset[str]) -> frozenset[str]:
    """Leave out whether offices are filled and bodies sit, unless the question itself is about them."""
    bodies = {body.name for body in draft.institutions.bodies}
    return frozenset(name for name in names if name in roots or not (name in bodies or name.startswith("office of ")))


def _matters(draft: Draft, name: str) -> bool:
    """Timers belong to what they time."""
    return draft.variables[name].timer


def _written_by(commands: list[DraftCommand], names: frozenset[str]) -> bool:
    return any(name in names for command in commands for name, _ in command.updates)


def _presence(draft: Draft, consent: ConsentOf) -> frozenset[str]:
    """A body votes only while it sits; the variable exists when something can dissolve it."""
    found: set[str] = set()
    for name in bodies_of(consent):
        body = draft.institutions.body(name)
        for chamber in body.consists_of if body is not None and body.consists_of else (name,):
            if chamber in draft.variables:
                found.add(chamber)
    return frozenset(found)


def _finish(draft: Draft, kept: frozenset[str], commands: list[DraftCommand]) -> Game:
    lengths = [
        days(value)
        for command in commands
        for name, value in command.updates
        if name in kept and not isinstance(value, int)
    ]
    period = gcd(*lengths) if lengths else 1
    longest = max(lengths, default=1)
    rounded = longest // period > LONGEST
    if rounded:
        period = ceil(longest / LONGEST)
    offices = [name.removeprefix("office of ") for name in kept if name.startswith("office of ")]
    return Game(
        tuple(variable for name, variable in draft.variables.items() if name in kept),
        tuple(_counted(command, kept, period) for command in commands),
        tuple(due for due in draft.dues if variables_of(due.test) <= kept),
        tuple(gap for gap in draft.gaps.values() if _touches(gap.key, kept)),
        period,
        rounded,
        tuple((office, f"office of {office}") for office in offices),
        tuple((body.name, body.name) for body in draft.institutions.bodies if body.name in kept),
        tuple(
            (item.office, item.order) for item in draft.institutions.successions if f"office of {item.office}" in kept
        ),
    )


def _touches(key: str, kept: frozenset[str]) -> bool:
    name = key.partition("/")[0]
    if name == "unamendable":
        return any(variable.startswith("limit of ") for variable in kept)
    return name in kept or name.removeprefix("election of ") in kept


def _counted(command: DraftCommand, kept: frozenset[str], period: int) -> Command:
    updates = tuple(
        (name, value if isinstance(value, int) else ceil(days(value) / period))
        for name, value in command.updates
        if name in kept
    )
    return Command(
        command.name,
        command.sentence,
        command.guard,
        command.consent,
        updates,
        command.citations,
        command.forced,
        command.breach,
        command.power,
    )


__all__ = ["ALWAYS", "AllHold", "AnyOf", "SomeHold", "Variable", "days", "unfold", "variables_of"]
