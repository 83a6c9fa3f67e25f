"""Steps as a link carries them, so that a game needs no server to remember it."""

from __future__ import annotations

from collections.abc import Iterable

from politeia.playing.model import Others, Step, Who

MOST_STEPS = 400
LONGEST_STEP = 400

CHOSEN = {
    Others.PERSON: (Who.ME, Who.WITH, Who.THEY, Who.TIME, Who.READ),
    Others.CHANCE: (Who.ME, Who.WITH, Who.ASKED, Who.TIME, Who.READ),
    Others.BEST: (Who.ME, Who.PASS),
}
"""The steps that a person chooses; the others follow from them."""


def read_steps(written: Iterable[str]) -> tuple[Step, ...] | None:
    """The steps of a link in order; None when it is no link of a game."""
    found: list[Step] = []
    for item in written:
        who, _, what = item.partition(":")
        if who not in {each.value for each in Who} or len(item) > LONGEST_STEP or len(found) >= MOST_STEPS:
            return None
        found.append(Step(Who(who), what))
    return tuple(found)


def before_the_last_turn(steps: tuple[Step, ...], others: Others) -> tuple[Step, ...]:
    """The steps up to the last one that a person chose, which is undone with all that followed from it."""
    last = max((number for number, step in enumerate(steps) if step.who in CHOSEN[others]), default=None)
    return steps if last is None else steps[:last]
