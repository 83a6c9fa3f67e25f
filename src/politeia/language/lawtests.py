"""Tests that stand beside the law: a situation on a day, and what a person expects the law to say in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from politeia.diagnostics.model import Diagnostic, Place
from politeia.language.contents import Condition, Duration
from politeia.language.questions import Claim, CoalitionSyntax


@dataclass(frozen=True, slots=True)
class TermEnds:
    """The term of an office ends on a day; what remains of it is counted from the day of the test."""

    office: str
    day: date


@dataclass(frozen=True, slots=True)
class WasDone:
    """A power was last used, or a procedure last ended, on a day; what has passed is counted up to the day of the test."""

    name: str
    day: date


Situation = Condition | TermEnds | WasDone


@dataclass(frozen=True, slots=True)
class Permission:
    """Somebody may, or may not, do something."""

    who: CoalitionSyntax
    act: str
    allowed: bool


@dataclass(frozen=True, slots=True)
class Reached:
    """After the acts of a test one of the situations is there, or with `wanted` false still none of them."""

    goals: tuple[Condition, ...]
    wanted: bool


@dataclass(frozen=True, slots=True)
class Done:
    """One line `when`: somebody does an act; nobody (`who` is None) where it follows by law."""

    who: CoalitionSyntax | None
    act: str
    written: str
    citation: str
    place: Place


@dataclass(frozen=True, slots=True)
class Passes:
    """One line `when`: time passes, and nobody acts."""

    duration: Duration
    written: str
    place: Place


Doing = Done | Passes


@dataclass(frozen=True, slots=True)
class Expectation:
    """One line `then`: a permission, a claim or a situation, its words, and the article that is expected to decide it ("" for any)."""

    expected: Permission | Claim | Reached
    written: str
    citation: str
    place: Place


@dataclass(frozen=True, slots=True)
class LawTest:
    """A test as written; `on` is None when the test is about the latest text."""

    name: str
    on: date | None
    given: tuple[Situation, ...]
    expectations: tuple[Expectation, ...]
    note: str
    place: Place
    acts: tuple[Doing, ...] = ()


@dataclass(frozen=True, slots=True)
class LawTestsParsed:
    """What a `test` fence holds, and every mistake found in it."""

    tests: tuple[LawTest, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = field(default=())
