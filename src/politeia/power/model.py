"""Decisions as simple games: who takes part, which coalitions carry them, and what each share of power comes to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from politeia.transition.model import ConsentOf

Told = Callable[[int, int, str], None]
"""Told how far long work has come: steps done, steps in all, and at what."""
Amount = Fraction | float
"""A share of power: exact, or good to about twelve digits."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer at a step of a decision: whose consent gives it, and the step it leads to."""

    consent: ConsentOf
    leads_to: str
    duty: bool = False
    """The text obliges the step to be answered so, and nothing else is lawful."""


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a decision: its answers, and where silence leads."""

    name: str
    answers: tuple[Answer, ...]
    silence: str


@dataclass(frozen=True, slots=True)
class Decision:
    """Something that people decide together, from its beginning to the outcome that carries it.

    `steps` lead to each other by name; `CARRIED` and `LOST` are the two ends. A step that nobody answers leads where its
    silence leads.
    """

    name: str
    start: str
    steps: tuple[Step, ...]
    citations: tuple[str, ...]
    reading: tuple[str, ...] = ()
    """How the gaps of the text are read here, in words; empty when the text leaves nothing open."""
    outcome: str = ""
    """The outcome of the procedure that counts as carried, as the text names it."""


PLAIN_OUTCOMES = ("", "in force", "adopted", "amended", "removed", "released", "elected")
"""Outcomes that the name of a decision tells already."""

CARRIED = "carried"
LOST = "lost"


@dataclass(frozen=True, slots=True)
class Players:
    """Members who are alike for a decision: one office, or the members of a body or of a part of it.

    `holds` are the votes and seats of a player who has more than one, such as a state or a party.
    """

    name: str
    count: int
    holds: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Bloc:
    """A player with more than one vote: what it holds of each body, part or measure of weight, and of each office."""

    name: str
    holds: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Share:
    """The power of one group of players in a decision: the group's whole share of each index.

    Shapley-Shubik: the share of all orders of joining in which a member of the group is the one who carries the decision
    (Shapley and Shubik, American Political Science Review 48, 1954). Banzhaf: the member's swings as a share of all
    swings (Banzhaf, Rutgers Law Review 19, 1965); `swing` is the chance that one member is critical when all others vote
    by the toss of a coin (Penrose, Journal of the Royal Statistical Society 109, 1946).
    """

    players: Players
    shapley_shubik: Amount
    banzhaf: Amount
    swing: Amount


@dataclass(frozen=True, slots=True)
class PowerTable:
    """The shares of power in one decision under one reading of the text, in the order of the text."""

    decision: str
    citations: tuple[str, ...]
    shares: tuple[Share, ...]
    reading: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Range:
    """A share under every reading of the text: the same number twice when the gaps do not touch it."""

    least: Amount
    most: Amount


@dataclass(frozen=True, slots=True)
class GroupPower:
    """What one group of players has in a decision, over all readings of the gaps."""

    players: Players
    shapley_shubik: Range
    banzhaf: Range
    swing: Range


@dataclass(frozen=True, slots=True)
class DecisionPower:
    """The power map of one decision: groups in the order of the text, and how many readings were worked out.

    `outcome` is what counts as carried; `left_open` are the gaps of the text on which some share depends.
    """

    decision: str
    kind: str
    citations: tuple[str, ...]
    groups: tuple[GroupPower, ...]
    readings: int
    outcome: str = ""
    left_open: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The decision as a person reads it: what is filled, amended or carried, and to which end where that is not plain."""
        if self.kind == "appointment":
            return f"filling {self.decision}"
        if self.kind == "amendment" and not self.decision.startswith(("revision", "amend")):
            return f"amendment: {self.decision}"
        return self.decision if self.outcome in PLAIN_OUTCOMES else f"{self.decision}: {self.outcome}"
