"""The head of state's veto on ordinary laws: whether a law can be returned, and what makes it law all the same."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from politeia.language.contents import Base, Ends, GoTo, Outcome, Stays, Threshold, Unspecified
from politeia.norms.model import Procedure, Stage
from politeia.norms.tallies import names_in
from politeia.scales.acts import ordinary_laws
from politeia.scales.branches import Branches
from politeia.scales.model import Ground

HALF, TWO_THIRDS = Fraction(1, 2), Fraction(2, 3)


@dataclass(frozen=True, slots=True)
class Veto:
    """The level of a veto from 0 (none) to 4 (no override), for every reading, with the norms that decide it."""

    least: int
    most: int
    words: str
    grounds: tuple[Ground, ...]


def veto_of(branches: Branches) -> Veto | None:
    """The veto on ordinary laws; None when the edition encodes no ordinary law or no head of state."""
    laws = ordinary_laws(branches.institutions)
    if not laws or not branches.head:
        return None
    law = laws[0]
    own = [item for item in law.stages if branches.head in names_in(item.by.value)]
    stage = next((item for item in own if item.no is not None), own[0] if own else None)
    ground = Ground(f"procedure {law.name}", stage.citation if stage else law.citation)
    if stage is None:
        return Veto(0, 0, f"{branches.head} takes no part in an ordinary law", (ground,))
    if stage.must is not None or stage.no is None:
        return Veto(0, 0, f"{branches.head} has no answer by which the law is refused", (ground,))
    found = [_level(option, law, stage, branches) for option in _options(stage.no.value)]
    levels = [level for level, _, _ in found]
    words = " or ".join(dict.fromkeys(words for _, words, _ in found))
    cited = tuple(dict.fromkeys(item for _, _, grounds in found for item in grounds))
    return Veto(min(levels), max(levels), words, (ground, *cited))


def _options(outcome: Outcome) -> tuple[Outcome, ...]:
    return outcome.between if isinstance(outcome, Unspecified) and outcome.between else (outcome,)


def _level(outcome: Outcome, law: Procedure, refusal: Stage, branches: Branches) -> tuple[int, str, tuple[Ground, ...]]:
    """The level that a refusal comes to when it leads to `outcome`: the highest threshold on the way to a law."""
    if isinstance(outcome, Ends | Stays):
        return 4, "a refused law cannot come into force", ()
    if isinstance(outcome, Unspecified):
        return 4, "the text does not say what follows a refusal", ()
    steps = _way(outcome, law, refusal, branches)
    if steps is None:
        return 4, "no way leads past the refusal", ()
    thresholds = [stage.needs for stage in steps if stage.needs is not None]
    if not thresholds:
        return 0, "passing it again needs no more than before", tuple(_ground(law, stage) for stage in steps)
    highest = max(thresholds, key=lambda item: level_of(item.value))
    grounds = (Ground(f"procedure {law.name}", highest.citation),)
    return level_of(highest.value), f"{highest.value.written or 'a vote'} overrides", grounds


def _way(outcome: GoTo, law: Procedure, refusal: Stage, branches: Branches) -> list[Stage] | None:
    """The steps from a refusal to a law in force by yes alone, without the head of state's free assent; None if none."""
    stages = {stage.name: stage for stage in law.stages}
    here, steps = outcome.stage, list[Stage]()
    for _ in law.stages:
        stage = stages[here]
        if stage is refusal or (
            branches.head in names_in(stage.by.value) and stage.must is None and stage.no is not None
        ):
            return None
        if not branches.head or branches.head not in names_in(stage.by.value):
            steps.append(stage)
        if stage.yes is None or isinstance(stage.yes.value, Unspecified | Stays):
            return None
        if isinstance(stage.yes.value, Ends):
            return steps
        here = stage.yes.value.stage
    return None


def level_of(threshold: Threshold) -> int:
    """The level of Shugart and Carey's package veto that an override threshold comes to."""
    whole = threshold.base in (Base.ALL_MEMBERS, Base.IN_OFFICE)
    if threshold.share > TWO_THIRDS or (threshold.share == TWO_THIRDS and threshold.strict):
        return 3
    if threshold.share == TWO_THIRDS:
        return 2
    if threshold.share > HALF or whole:
        return 1
    return 0


def _ground(law: Procedure, stage: Stage) -> Ground:
    return Ground(f"procedure {law.name}", stage.citation)
