"""Norms as they are written: blocks, stages and clauses, each with the value it was read as."""

from __future__ import annotations

from dataclasses import dataclass, field

from politeia.diagnostics.model import Diagnostic, Place
from politeia.language.contents import (
    Actors,
    Articles,
    Between,
    Condition,
    Consent,
    Duration,
    Effect,
    Ends,
    GoTo,
    Least,
    Limit,
    Number,
    Part,
    Stays,
    Tenure,
    Text,
    Threshold,
    Together,
    Unspecified,
    Weight,
    Within,
)
from politeia.language.electoral import ElectoralValue
from politeia.language.mandates import MandateEnd
from politeia.language.questions import PropertySyntax
from politeia.language.standing import StandingValue

Value = (
    Actors
    | Threshold
    | Duration
    | GoTo
    | Ends
    | Stays
    | Unspecified
    | Between
    | Together
    | Condition
    | Effect
    | Consent
    | Within
    | Limit
    | Tenure
    | Part
    | Weight
    | Text
    | Number
    | Least
    | Articles
    | ElectoralValue
    | StandingValue
    | MandateEnd
)


@dataclass(frozen=True, slots=True)
class Clause:
    """One line: its clause words, its value, the citation it names ("" when it inherits), and its place."""

    word: str
    value: Value
    written: str
    citation: str
    place: Place
    comment: str = ""


@dataclass(frozen=True, slots=True)
class StageSyntax:
    """A stage of a procedure with its clauses."""

    name: str
    clauses: tuple[Clause, ...]
    citation: str
    place: Place
    comment: str = ""


@dataclass(frozen=True, slots=True)
class NormSyntax:
    """A norm as written: kind and name are its identity; `citation` is that of its head, or of the paragraph it stands under.

    A norm is not `complete` when one of its lines could not be read: what it seems to lack may stand there.
    """

    kind: str
    name: str
    clauses: tuple[Clause, ...]
    stages: tuple[StageSyntax, ...]
    citation: str
    place: Place
    comment: str = ""
    complete: bool = True


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a fence holds, and every mistake found in it."""

    norms: tuple[NormSyntax, ...] = ()
    properties: tuple[PropertySyntax, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = field(default=())


class Unreadable(Exception):
    """The words are no value of this kind; `column` is where they stop making sense (from 0)."""

    def __init__(self, column: int) -> None:
        super().__init__(column)
        self.column = column
