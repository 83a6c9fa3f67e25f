"""Scenarios as written: who sits where in a situation, as blocs that vote as one."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from politeia.diagnostics.model import Diagnostic, Place
from politeia.language.questions import CoalitionMember


@dataclass(frozen=True, slots=True)
class Holding:
    """One thing that a bloc holds: an office, the whole of a body, or seats in it; with the place of its line."""

    member: CoalitionMember
    place: Place


@dataclass(frozen=True, slots=True)
class BlocSyntax:
    """A bloc as written: its name and what it holds, in the order of the lines; `apart` says that its members vote each alone."""

    name: str
    holds: tuple[Holding, ...]
    note: str
    place: Place
    apart: bool = False


@dataclass(frozen=True, slots=True)
class ScenarioSyntax:
    """A scenario as written: the day it speaks of and the charter it is for, where it says so, and its blocs."""

    name: str
    on: date | None
    charter: str
    blocs: tuple[BlocSyntax, ...]
    source: str
    note: str
    place: Place


@dataclass(frozen=True, slots=True)
class ScenariosParsed:
    """What a `scenario` fence holds, and every mistake found in it."""

    scenarios: tuple[ScenarioSyntax, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = field(default=())
