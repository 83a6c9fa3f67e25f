"""What kind of act each command is, so that a behaviour can say how often it is tried and who wants it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from politeia.language.contents import GoTo
from politeia.norms.model import Institutions, Procedure, Stage
from politeia.simulation.compiled import Act, CompiledGame
from politeia.transition.draft import CALLED, DISSOLVED, VACANT
from politeia.transition.model import NATURE
from politeia.transition.slicing import OFFICE


class Kind(StrEnum):
    """Of what kind a matter is."""

    LAW = "law"
    AMENDMENT = "amendment"
    AGAINST = "act against a rival"
    OTHER = "other act"


@dataclass(frozen=True, slots=True)
class Decision:
    """A stage of a procedure: the value that the procedure has there, and its answers by their words."""

    stage: Stage
    value: int
    answers: Mapping[str, Act]
    vetoes: bool
    overrides: bool


@dataclass(frozen=True, slots=True)
class Matter:
    """A procedure in play: its variable, how it begins, its stages, and the words of its outcomes by value.

    `empties` are the offices and bodies that it can empty, and `grounded` says that it rests on a ground of the world.
    """

    procedure: Procedure
    kind: Kind
    place: int
    begins: tuple[Act, ...]
    decisions: tuple[Decision, ...]
    outcomes: Mapping[int, str]
    empties: tuple[str, ...]
    grounded: bool


@dataclass(frozen=True, slots=True)
class Single:
    """An act outside of procedures: its kind, the offices and bodies that it empties, and whether it rests on a ground."""

    act: Act
    kind: Kind
    empties: tuple[str, ...]
    grounded: bool


@dataclass(frozen=True, slots=True)
class Filling:
    """How something empty is filled: an appointment, the call of an election, or an election itself (`anew` or the same)."""

    act: Act
    subject: str
    what: str


@dataclass(frozen=True, slots=True)
class Sorted:
    """All acts of a game by what they are; `last_months` are those that the calendar brings."""

    matters: tuple[Matter, ...]
    singles: tuple[Single, ...]
    appointments: tuple[Filling, ...]
    calls: tuple[Filling, ...]
    elections: Mapping[str, tuple[Act, ...]]
    last_months: tuple[Act, ...]


def sort_acts(compiled: CompiledGame, institutions: Institutions) -> Sorted:
    """Every act that does not force itself, by its kind."""
    procedures = [item for item in institutions.procedures if item.stages and item.name in compiled.places]
    matters = tuple(_matter(item, compiled, institutions) for item in procedures)
    taken = {
        act.number
        for matter in matters
        for act in (*matter.begins, *(act for decision in matter.decisions for act in decision.answers.values()))
    }
    grounded = {power.name for power in institutions.powers if power.ground}
    singles: list[Single] = []
    appointments: list[Filling] = []
    calls: list[Filling] = []
    elections: dict[str, tuple[Act, ...]] = {}
    last_months: list[Act] = []
    for act in compiled.acts:
        command = act.command
        if command.forced or act.number in taken or not command.updates:
            continue
        verb, _, rest = command.name.partition(" ")
        if command.consent == NATURE:
            last_months.append(act)
        elif verb == "fill" or verb == "refuse":
            appointments.append(Filling(act, rest.partition(" (")[0], verb))
        elif (subject := _called(command.updates, institutions)) is not None:
            calls.append(Filling(act, subject, "call"))
        elif verb == "elect":
            subject = rest.partition(":")[0]
            elections[subject] = (*elections.get(subject, ()), act)
        else:
            empties = tuple(_emptied(command.updates, institutions))
            kind = Kind.AGAINST if empties else Kind.OTHER
            singles.append(Single(act, kind, empties, command.power in grounded))
    return Sorted(matters, tuple(singles), tuple(appointments), tuple(calls), elections, tuple(last_months))


def _matter(procedure: Procedure, compiled: CompiledGame, institutions: Institutions) -> Matter:
    place = compiled.places[procedure.name]
    values = compiled.game.variables[place].values
    prefix = f"{procedure.name}, "
    own = [act for act in compiled.acts if act.command.name.startswith(prefix) and not act.command.forced]
    after_veto = {
        stage.no.value.stage
        for stage in procedure.stages
        if _by_one(stage, institutions) and stage.no is not None and isinstance(stage.no.value, GoTo)
    }
    decisions = tuple(
        Decision(
            stage,
            values.index(stage.name),
            {
                act.command.name.removeprefix(f"{prefix}{stage.name}: "): act
                for act in own
                if act.command.name.startswith(f"{prefix}{stage.name}: ")
            },
            _by_one(stage, institutions) and stage.no is not None,
            stage.name in after_veto,
        )
        for stage in procedure.stages
    )
    outcomes = {
        number: value.removeprefix("ended: ") for number, value in enumerate(values) if value.startswith("ended: ")
    }
    begins = tuple(act for act in compiled.acts if act.command.name == f"begin {procedure.name}")
    empties = tuple(dict.fromkeys(name for act in own for name in _emptied(act.command.updates, institutions)))
    kind = _kind(procedure, outcomes, empties)
    return Matter(procedure, kind, place, begins, decisions, outcomes, empties, bool(procedure.ground))


def _kind(procedure: Procedure, outcomes: Mapping[int, str], empties: tuple[str, ...]) -> Kind:
    if procedure.kind == "removal" or empties:
        return Kind.AGAINST
    if procedure.kind == "amendment":
        return Kind.AMENDMENT
    return Kind.LAW if any(outcome.startswith("in force") for outcome in outcomes.values()) else Kind.OTHER


def _by_one(stage: Stage, institutions: Institutions) -> bool:
    """Whether a single office decides at a stage."""
    members = stage.by.value.members
    return len(members) == 1 and institutions.office(getattr(members[0], "name", "")) is not None


def _emptied(updates: Iterable[tuple[str, int]], institutions: Institutions) -> Iterable[str]:
    """The offices that an act leaves vacant and the bodies that it dissolves."""
    for name, value in updates:
        if name.startswith(OFFICE) and value == VACANT:
            yield name.removeprefix(OFFICE)
        elif institutions.body(name) is not None and value == DISSOLVED:
            yield name


def _called(updates: Iterable[tuple[str, int]], institutions: Institutions) -> str | None:
    return next((name for name, value in updates if institutions.body(name) is not None and value == CALLED), None)
