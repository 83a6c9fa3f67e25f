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
    that it cannot.
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
