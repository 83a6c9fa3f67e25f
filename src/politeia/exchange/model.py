"""A question as other model checkers see it: the acts of a game, a goal, and who plays for it."""

from __future__ import annotations

from dataclasses import dataclass

from politeia.transition.model import Game, State, Test
from politeia.verification.engines.acts import Acts
from politeia.verification.engines.interface import Control


@dataclass(frozen=True, slots=True)
class PosedQuestion:
    """A question ready to be written down.

    `control` is None when all play together. `wins` says what the property claims: that the coalition can reach the goal, or
    that it cannot. With `again` the goal is to come without end, and time to pass without end meanwhile; `chance` says that
    nature too chooses something, and helps where all play together.
    """

    title: str
    claim: str
    game: Game
    acts: Acts
    start: State
    goal: Test
    lost: Test
    control: Control | None
    coalition: str
    wins: bool
    again: bool = False
    chance: bool = False


ODD = "odd_period"
"""What tells one period from the next where a goal is to come again and again."""


def said_of_runs(question: PosedQuestion) -> str:
    """What it says of the claim that a course of events with the goal again and again is found, or is not."""
    found, not_found = ("holds", "fails") if question.wins else ("fails", "holds")
    sure = ", if chance helps: politeia has it against everyone" if question.chance else ""
    return (
        f"A course in which time passes without end and the goal comes again and again: where none is found, the claim {not_found}; "
        f"where one is, it {found}{sure}."
    )
