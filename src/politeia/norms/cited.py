"""What clauses of norms come to: a content with its article, bars, and the consents that an act needs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from politeia.language.contents import (
    Actors,
    Condition,
    Consent,
)

Content = TypeVar("Content")


@dataclass(frozen=True, slots=True)
class Cited(Generic[Content]):
    """A value of a norm with the article that gives it."""

    value: Content
    citation: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A condition that must hold (`needed`) or must not hold for an act to be lawful."""

    condition: Condition
    needed: bool
    citation: str


@dataclass(frozen=True, slots=True)
class Consents:
    """All whose agreement an act needs beside its holder, and those who are only consulted."""

    proposed_by: tuple[Cited[Actors], ...] = ()
    consent_of: tuple[Cited[Consent], ...] = ()
    opinion_of: tuple[Cited[str], ...] = ()
    countersigned_by: tuple[Cited[Actors], ...] = ()
    consulted: tuple[Cited[str], ...] = ()
