"""What a play needs to know of an event: the endings of the procedures that it opens, and the powers."""

from __future__ import annotations

from politeia.language.contents import Condition, Verb
from politeia.norms.events import norms_on
from politeia.norms.model import Institutions, Power, Procedure
from politeia.transition.stages import successes


def ends_about(event: str, institutions: Institutions) -> tuple[Condition, ...]:
    """The endings of procedures that an event opens and that bring something about, as goals for a play."""
    return tuple(
        Condition(Verb.ENDED, (item.norm.name,), outcome)
        for item in norms_on(event, institutions)
        if isinstance(item.norm, Procedure)
        for outcome in _telling(item.norm)
    )


def powers_about(event: str, institutions: Institutions) -> tuple[str, ...]:
    """The powers that an event opens."""
    return tuple(item.norm.name for item in norms_on(event, institutions) if isinstance(item.norm, Power))


def _telling(procedure: Procedure) -> tuple[str, ...]:
    """The outcomes of a procedure that have an effect; where no effect is tied to one, those that a yes leads to."""
    tied = tuple(dict.fromkeys(effect.value.when for effect in procedure.effects if effect.value.when))
    if tied:
        return tied
    return successes(procedure)
