"""Proving the properties of an edition, with progress and with the verdicts that persons have recorded."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from politeia.amendment.opening import Target
from politeia.cli.console import progress
from politeia.language.model import PropertySyntax
from politeia.verification.model import USUAL, Answer, Assumptions
from politeia.verification.proving import prove_all


def answers_of(
    target: Target,
    properties: tuple[PropertySyntax, ...],
    assumed: Assumptions = USUAL,
    *,
    by_roles: bool = False,
    title: str = "",
) -> tuple[Answer, ...]:
    """The verdicts on an edition, each with the recorded one of the same edition; `by_roles` for the catalogue."""
    with progress(title or f"Proving {target.label}") as report:
        answers = prove_all(target.institutions, properties, assumed, by_roles=by_roles, progress=report)
    return tuple(
        replace(answer, recorded=recorded_at(asked, target.day))
        for asked, answer in zip(properties, answers, strict=True)
    )


def recorded_at(asked: PropertySyntax, day: date | None) -> str:
    """The verdict that a person has recorded for exactly this date, or ""."""
    wanted = day.isoformat() if day is not None else ""
    return next((item.verdict for item in asked.recorded if item.date == wanted), "")


def differing(answers: tuple[Answer, ...]) -> tuple[Answer, ...]:
    """The answers whose recorded verdict is another one."""
    return tuple(answer for answer in answers if answer.recorded and answer.recorded != answer.verdict.value)
