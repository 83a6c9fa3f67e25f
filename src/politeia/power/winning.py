"""Winning coalitions: which shares of the votes carry a decision, worked out for many coalitions at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
import numpy.typing as npt

from politeia.power.model import CARRIED, LOST, Decision
from politeia.transition.model import AllOf, ConsentOf, Holder, Votes

Held = Mapping[str, npt.NDArray[np.int64]]
"""For each office, body, part or measure of weight: how much of it each coalition holds, arrays that broadcast."""

Carries = npt.NDArray[np.bool_]


def consents_in(decision: Decision) -> Iterable[ConsentOf]:
    """Every consent of every answer of a decision."""
    return (answer.consent for step in decision.steps for answer in step.answers)


def votes_in(consent: ConsentOf) -> Iterable[Votes]:
    """Every count of votes inside a consent."""
    if isinstance(consent, Votes):
        yield consent
    elif not isinstance(consent, Holder):
        for part in consent.consents:
            yield from votes_in(part)


def holders_in(consent: ConsentOf) -> Iterable[str]:
    """Every actor that acts as one inside a consent."""
    if isinstance(consent, Holder):
        yield consent.actor
    elif not isinstance(consent, Votes):
        for part in consent.consents:
            yield from holders_in(part)


def can_give(consent: ConsentOf, held: Held) -> Carries:
    """Whether each coalition can give a consent by itself."""
    if isinstance(consent, Holder):
        return np.asarray(held[consent.actor] >= 1)
    if isinstance(consent, Votes):
        return np.asarray(held[consent.body] >= consent.needed)
    found = [can_give(part, held) for part in consent.consents]
    if isinstance(consent, AllOf):
        return np.asarray(_folded(found, True))
    return np.asarray(_folded(found, False))


def _folded(found: list[Carries], every: bool) -> Carries:
    result: Carries = np.asarray(every)
    for part in found:
        result = (result & part) if every else (result | part)
    return result


def carries(decision: Decision, held: Held, totals: Mapping[str, int]) -> Carries:
    """Whether each coalition carries a decision whatever the others do; `totals` says how much there is to hold.

    At a step the coalition gives an answer that leads on, or every answer that the others can give, and their silence,
    leads on by itself. A step that has a duty to answer is answered so. Of several fixed points the least is meant:
    going round in a circle carries nothing.
    """
    others = {name: np.asarray(totals[name] - amount) for name, amount in held.items()}
    won: dict[str, Carries] = {step.name: np.asarray(False) for step in decision.steps}
    won[CARRIED], won[LOST] = np.asarray(True), np.asarray(False)
    own = _Consents(held)
    theirs = _Consents(others)
    changed = True
    while changed:
        changed = False
        for step in reversed(decision.steps):
            mine: Carries = np.asarray(False)
            duty = any(answer.duty for answer in step.answers)
            rest: Carries = np.asarray(True) if duty else won[step.silence]
            for answer in step.answers:
                onward = won[answer.leads_to]
                if onward.any():
                    mine = mine | (own.given(answer.consent) & onward)
                if (answer.duty or not duty) and rest.any() and not onward.all():
                    rest = rest & (onward | ~theirs.given(answer.consent))
            if duty:
                kept = [won[answer.leads_to] for answer in step.answers if answer.duty]
                rest = rest & _folded(kept, True)
            new = mine | rest
            if new.shape != won[step.name].shape or bool(np.any(new != won[step.name])):
                won[step.name] = new
                changed = True
    return won[decision.start]


class _Consents:
    """Which coalitions can give a consent, worked out when it is first asked: most answers lead nowhere that matters."""

    def __init__(self, held: Held) -> None:
        self.held = held
        self.known: dict[ConsentOf, Carries] = {}

    def given(self, consent: ConsentOf) -> Carries:
        """Whether each coalition can give it by itself."""
        if consent not in self.known:
            self.known[consent] = can_give(consent, self.held)
        return self.known[consent]
