"""Votes that turn out the cabinet or the head of state, and the dissolutions that a chamber risks by them."""

from __future__ import annotations

import re

from politeia.language.contents import Verb
from politeia.norms.model import Power, Procedure
from politeia.scales.acts import Doing, dissolutions, initiators, procedure_doing
from politeia.scales.branches import Branches
from politeia.scales.forcing import can_do

CONFIDENCE = re.compile(r"\b(no )?confidence\b|\bcensure\b", re.IGNORECASE)


def no_confidence(branches: Branches) -> tuple[Doing, ...]:
    """The procedures by which a chamber can begin and vote the end of the cabinet or of its head."""
    return tuple(
        procedure_doing(item)
        for item in branches.institutions.procedures
        if item.kind == "procedure"
        and (_ends_cabinet(item, branches) or "no confidence" in item.roles)
        and (initiators(item) or branches.legislature) & branches.legislature
        and procedure_doing(item).holders & branches.legislature
    )


def _ends_cabinet(procedure: Procedure, branches: Branches) -> bool:
    return any(
        effect.value.verb in (Verb.VACANT, Verb.LEAVES) and effect.value.name in branches.cabinet
        for effect in procedure.effects
    )


def impeachments(branches: Branches) -> tuple[Doing, ...]:
    """The removals of the head of state."""
    removal = branches.institutions.procedure(f"removal of {branches.head}") if branches.head else None
    return (procedure_doing(removal),) if removal is not None else ()


def dissolved_by_executive(branches: Branches) -> tuple[Doing, ...]:
    """The dissolutions that the executive begins or does, alone or with others."""
    return tuple(item for item in dissolutions(branches) if _begun_by(item) & branches.executive)


def forced_by_executive(branches: Branches) -> tuple[Doing, ...]:
    """The dissolutions that the executive can bring about alone under some reading of the text."""
    return tuple(item for item in dissolved_by_executive(branches) if can_do(item, branches.executive, branches)[1])


def risked_by_vote(branches: Branches) -> tuple[Doing, ...]:
    """The dissolutions that the executive can bring about once a chamber has voted against the cabinet."""
    return tuple(item for item in forced_by_executive(branches) if open_after_vote(item, branches))


def open_after_vote(doing: Doing, branches: Branches) -> bool:
    """Whether a dissolution stays lawful after a vote of no confidence, whatever the chamber does then.

    It does not when the text bars it then, ties it to another event alone, or makes it wait for a second vote of the
    chamber, such as one that finds no new premier.
    """
    if any(not bar.needed and CONFIDENCE.search(bar.condition.written) for bar in doing.bars):
        return False
    grounds = doing.norm.ground if isinstance(doing.norm, Power | Procedure) else ()
    needed = [bar for bar in doing.bars if bar.needed]
    if not needed:
        return True
    votes = {item.norm.name for item in no_confidence(branches)}
    if any(_decided_by_chamber(name, branches) for bar in needed for name in bar.condition.names if name not in votes):
        return False
    told = (*(bar.condition.written for bar in needed), *(ground.value for ground in grounds))
    return any(CONFIDENCE.search(words) for words in told)


def _decided_by_chamber(name: str, branches: Branches) -> bool:
    procedure = branches.institutions.procedure(name)
    return procedure is not None and bool(procedure_doing(procedure).holders & branches.legislature)


def _begun_by(doing: Doing) -> frozenset[str]:
    if isinstance(doing.norm, Procedure):
        return initiators(doing.norm) or doing.holders
    return doing.holders
