"""The acts that the law knows, by the names that a person gives them: a power, beginning a procedure, an answer at a stage."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from politeia.language.contents import Condition, Verb
from politeia.norms.cited import Bar, Cited
from politeia.norms.model import Institutions, Power, Procedure, Stage
from politeia.transition.consents import both, decisions, initiation, refusals
from politeia.transition.model import ConsentOf


@dataclass(frozen=True, slots=True)
class Act:
    """An act: whose it is (without those who only agree to it), what bars it, and the norms that say so.

    `command` is its name in the game. `asks` are conditions that keep it in a game, `powers` powers to keep; `ground` are
    the grounds that the norm asks for.
    """

    name: str
    command: str
    own: ConsentOf
    bars: tuple[Bar, ...]
    citations: tuple[str, ...]
    asks: tuple[Condition, ...] = ()
    powers: tuple[str, ...] = ()
    ground: tuple[Cited[str], ...] = ()


def acts_of(institutions: Institutions) -> dict[str, Act]:
    """Every act of an edition, by its name."""
    found: list[Act] = [_power(power, institutions) for power in institutions.powers]
    for procedure in institutions.procedures:
        if procedure.stages:
            found.append(_beginning(procedure, institutions))
            for stage in procedure.stages:
                found += _answers(procedure, stage, institutions)
    return {act.name: act for act in found}


def _power(power: Power, institutions: Institutions) -> Act:
    needs = power.needs.value if power.needs else None
    own = both(
        decisions(power.held_by.value, needs, institutions),
        initiation(power.initiated_by.value, institutions) if power.initiated_by else None,
    )
    cited = dict.fromkeys((power.held_by.citation, power.citation))
    return Act(power.name, power.name, own, power.bars, tuple(cited), powers=(power.name,), ground=power.ground)


def _beginning(procedure: Procedure, institutions: Institutions) -> Act:
    first = procedure.stages[0]
    initiative = procedure.initiated_by or first.initiated_by or first.by
    decider = next(iter(first.by.value.members), None)
    own = initiation(initiative.value, institutions, getattr(decider, "name", ""))
    cited = dict.fromkeys((initiative.citation, procedure.citation))
    name = f"begin {procedure.name}"
    return Act(name, name, own, procedure.bars, tuple(cited), (_pending(procedure),), ground=procedure.ground)


def _answers(procedure: Procedure, stage: Stage, institutions: Institutions) -> Iterator[Act]:
    needs = stage.needs.value if stage.needs else None
    for answer, leads, own in (
        ("yes", stage.yes, decisions(stage.by.value, needs, institutions)),
        ("no", stage.no, refusals(stage.by.value, needs, institutions)),
    ):
        if leads is not None:
            yield Act(
                f"say {answer} at {stage.name} of {procedure.name}",
                f"{procedure.name}, {stage.name}: {answer}",
                own,
                stage.bars,
                tuple(dict.fromkeys((stage.by.citation, leads.citation, stage.citation))),
                (_pending(procedure),),
            )


def _pending(procedure: Procedure) -> Condition:
    return Condition(Verb.PENDING, (procedure.name,))
