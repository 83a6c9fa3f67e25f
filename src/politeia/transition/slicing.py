"""Slicing: which variables and commands can bear on a question, how far the slice reaches, and what it leaves out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from politeia.norms.model import Institutions
from politeia.transition.consents import members_of
from politeia.transition.draft import DISSOLVED, VACANT, Draft, DraftCommand
from politeia.transition.model import ConsentOf, Fails, Holder, Is, Test, Variable, Votes

OFFICE = "office of "
STANDS = ("not running", "stands")
"""The values of a bar of time that is not counted: once it begins it stands to the end of the question."""


class Scope(StrEnum):
    """How far a slice reaches beyond the procedures that a question names.

    `QUESTION`: offices stay filled and bodies sit unless the question is about them. `SITTINGS`: whoever decides in the
    question may be dissolved, dismissed and replaced by single acts, under the bars that hold at the start; a bar that
    such an act starts stands to the end. `WHOLE`: everything that can bear on the question, in full.
    """

    QUESTION = "question"
    SITTINGS = "sittings"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class Slice:
    """The variables and commands that are kept, and in words what was left out."""

    variables: tuple[Variable, ...]
    commands: tuple[DraftCommand, ...]
    left_out: tuple[str, ...]

    @property
    def names(self) -> frozenset[str]:
        """The names of the variables that are kept."""
        return frozenset(variable.name for variable in self.variables)


def variables_of(test: Test) -> frozenset[str]:
    """The variables that a test reads."""
    if isinstance(test, Is):
        return frozenset({test.variable})
    if isinstance(test, Fails):
        return variables_of(test.test)
    return frozenset().union(*(variables_of(part) for part in test.tests))


def actors_of(consent: ConsentOf) -> frozenset[str]:
    """The names of the bodies whose votes a consent counts, and of holders."""
    if isinstance(consent, Votes):
        return frozenset({consent.body})
    if isinstance(consent, Holder):
        return frozenset({consent.actor})
    return frozenset().union(*(actors_of(part) for part in consent.consents))


def cut(
    draft: Draft, roots: frozenset[str], powers: frozenset[str], scope: Scope, held: frozenset[str] = frozenset()
) -> Slice:
    """The part of the game that bears on `roots` and on the named powers, as far as `scope` reaches.

    The offices in `held` stay filled in the middle width: a question that names whoever holds them asks about a holder.
    """
    kept, commands = _core(draft, roots, powers, whole=scope is Scope.WHOLE)
    kept_filled = {OFFICE + name for name in held} & _presences(draft, commands) - kept
    outside = _presences(draft, commands) - kept - kept_filled
    stopped: frozenset[str] = frozenset()
    left_out: list[str] = []
    if scope is Scope.SITTINGS and outside:
        kept, commands, stopped, left_out = _ring(draft, kept, commands, outside)
    elif outside:
        left_out = [_stays(name) for name in sorted(outside) if _can_change(draft, name)]
    left_out += [_stays(name) for name in sorted(kept_filled) if scope is not Scope.WHOLE and _can_change(draft, name)]
    order = {id(command): number for number, command in enumerate(draft.commands)}
    variables = tuple(
        Variable(name, STANDS) if name in stopped else variable
        for name, variable in draft.variables.items()
        if name in kept
    )
    found = sorted(commands, key=lambda command: order[id(command)])
    return Slice(variables, tuple(_uncounted(command, stopped) for command in found), tuple(left_out))


def _core(
    draft: Draft, roots: frozenset[str], powers: frozenset[str], *, whole: bool
) -> tuple[set[str], list[DraftCommand]]:
    """Closed over guards, effects and the guards of the clock; presence of offices and bodies only if `whole`."""
    kept = set(roots)
    commands: list[DraftCommand] = []
    waiting = list(draft.commands)
    grown = True
    while grown:
        grown = False
        rest: list[DraftCommand] = []
        for command in waiting:
            if not (_about(command, powers) or any(name in kept for name, _ in command.updates)):
                rest.append(command)
                continue
            commands.append(command)
            read = variables_of(command.guard) | _presence_in(draft, command.consent)
            kept |= {name for name in read if whole or name in roots or not is_presence(draft.institutions, name)}
            kept |= {name for name, _ in command.updates if draft.variables[name].timer}
            grown = True
        waiting = rest
        grown |= _keep_dues(draft, kept, commands, roots, whole=whole)
    return kept, commands


def _keep_dues(
    draft: Draft, kept: set[str], commands: list[DraftCommand], roots: frozenset[str], *, whole: bool
) -> bool:
    """A duty can stop the clock, so a slice that reads part of a duty's test needs all of it."""
    grown = False
    for due in draft.dues:
        read = variables_of(due.test)
        wanted = {name for name in read if whole or name in roots or not is_presence(draft.institutions, name)}
        if read & kept and not wanted <= kept and _written_by(commands, read):
            kept |= wanted
            grown = True
    return grown


def _ring(
    draft: Draft, core: set[str], commands: list[DraftCommand], outside: frozenset[str]
) -> tuple[set[str], list[DraftCommand], frozenset[str], list[str]]:
    """Add the single acts that empty and fill the offices and bodies that decide in the core, and what dissolves a body.

    Bars that these acts read stay as they are at the start; a bar of time that they begin themselves is not counted.
    """
    known = {id(command) for command in commands}
    beside = [command for command in draft.commands if id(command) not in known]
    procedures = {procedure.name for procedure in draft.institutions.procedures} - core
    bodies = frozenset(name for name in outside if not name.startswith(OFFICE))
    dissolving = frozenset(_emptying(beside, bodies, procedures))
    procedures -= dissolving
    through = [command for command in beside if procedures & {name for name, _ in command.updates}]
    apart = {id(command) for command in through}
    acts = [command for command in beside if id(command) not in apart]
    moving = {name for name in outside if any(_empties(command, name) for command in (*commands, *acts))}
    acts = [command for command in acts if any(name in moving | dissolving for name, _ in command.updates)]
    own = {name for command in acts for name, _ in command.updates if draft.variables[name].timer}
    counted = {name for name in own if name.startswith("deadline of election of ")}
    counted -= {name for name in counted if name.removeprefix("deadline of election of ") not in moving | core}
    counted |= own & {f"{word} {name}" for name in dissolving for word in ("deadline of", "time for")}
    kept = core | moving | counted | dissolving
    stopped = frozenset(name for name in own - core if " since " in name)
    frozen = {name for command in acts for name in variables_of(command.guard)} - kept - stopped
    left_out = [
        *(f"“{name}” is not played out beside what is asked" for name in _emptying(through, outside, procedures)),
        *(f"once begun, “{name}” stands to the end of the question" for name in sorted(stopped)),
        *(_frozen(draft.variables[name]) for name in sorted(frozen) if _can_change(draft, name)),
    ]
    return kept | stopped, [*commands, *acts], stopped, left_out


def _empties(command: DraftCommand, name: str) -> bool:
    return (name, VACANT if name.startswith(OFFICE) else DISSOLVED) in command.updates


def _emptying(commands: Iterable[DraftCommand], outside: frozenset[str], procedures: set[str]) -> tuple[str, ...]:
    """The procedures that could empty what decides in the question and are not played out."""
    found = [command for command in commands if any(_empties(command, name) for name in outside)]
    return tuple(sorted({name for command in found for name, _ in command.updates if name in procedures}))


def _frozen(variable: Variable) -> str:
    if variable.values and variable.name.startswith("last "):
        return f"the {variable.name} do not begin meanwhile"
    if variable.values:
        return f"“{variable.name}” stays as it is at the start"
    return f"“{variable.name}” is not counted"


def _uncounted(command: DraftCommand, stopped: frozenset[str]) -> DraftCommand:
    """Set a bar that is not counted to stand for good."""
    if not any(name in stopped for name, _ in command.updates):
        return command
    updates = tuple((name, 1 if name in stopped else value) for name, value in command.updates)
    return replace(command, updates=updates)


def _about(command: DraftCommand, powers: frozenset[str]) -> bool:
    return bool(command.power) and command.power in powers


def _written_by(commands: Iterable[DraftCommand], names: frozenset[str]) -> bool:
    return any(name in names for command in commands for name, _ in command.updates)


def is_presence(institutions: Institutions, name: str) -> bool:
    """Whether a variable tells that an office is filled or a body sits."""
    return name.startswith(OFFICE) or institutions.body(name) is not None


def _presences(draft: Draft, commands: list[DraftCommand]) -> frozenset[str]:
    """Every office and body that decides in these commands, or whose presence their guards read."""
    found: set[str] = set()
    for command in commands:
        found |= _presence_in(draft, command.consent)
        found |= {name for name in variables_of(command.guard) if is_presence(draft.institutions, name)}
    return frozenset(found)


def _presence_in(draft: Draft, consent: ConsentOf) -> frozenset[str]:
    """The variables of the offices and bodies in a consent; they exist when something can empty them."""
    found: set[str] = set()
    for name in actors_of(consent):
        part = draft.institutions.part(name)
        for chamber in members_of(part[0].name if part else name, draft.institutions):
            read = (chamber, OFFICE + chamber, f"vacant seats of {chamber}")
            found |= {variable for variable in read if variable in draft.variables}
    return frozenset(found)


def _can_change(draft: Draft, name: str) -> bool:
    return any(name == changed for command in draft.commands for changed, _ in command.updates)


def _stays(name: str) -> str:
    return f"{name.removeprefix(OFFICE)} stays in office" if name.startswith(OFFICE) else f"{name} keeps sitting"
