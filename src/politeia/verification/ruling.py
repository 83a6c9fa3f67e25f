"""What the wording of norms says about a claim: a verdict with the norms one by one, and no game."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from politeia.language.questions import PropertySyntax
from politeia.norms.model import Institutions, Procedure
from politeia.verification.model import Step, Verdict


@dataclass(frozen=True, slots=True)
class Ruled:
    """What the norms say about a claim: the verdict, a heading, the norms one by one, and the conclusion."""

    verdict: Verdict
    shows: str
    steps: tuple[Step, ...]
    conclusion: str


Rule = Callable[[PropertySyntax, Institutions], Ruled]


def ruled(holds: bool, shows: str, steps: Iterable[Step], conclusion: str) -> Ruled:
    """The norms settle the claim."""
    return Ruled(Verdict.HOLDS if holds else Verdict.FAILS, shows, tuple(steps), conclusion)


def silent(shows: str, conclusion: str) -> Ruled:
    """No norm speaks of what is asked, so the question does not apply."""
    return Ruled(Verdict.NOT_APPLICABLE, shows, (), conclusion)


def holders(asked: PropertySyntax) -> tuple[str, ...]:
    """The actors that a claim names."""
    return tuple(member.name for member in asked.claim.coalition.members) if asked.claim.coalition else ()


def procedures(asked: PropertySyntax, institutions: Institutions) -> tuple[Procedure, ...]:
    """The procedures that a claim is about."""
    named = [name for goal in asked.claim.goals for name in goal.names]
    return tuple(item for name in named if (item := institutions.procedure(name)) is not None)
