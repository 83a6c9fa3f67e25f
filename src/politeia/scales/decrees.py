"""Acts of the executive with the force of law: its own, and those that the legislature has delegated."""

from __future__ import annotations

import re

from politeia.language.model import Verb
from politeia.scales.acts import WORDS, Doing, every_doing, power_doing
from politeia.scales.branches import Branches

FORCE = re.compile(r"\bforce of law\b|\bissue laws\b|\blegislative decrees?\b", re.IGNORECASE)
DELEGATED = re.compile(WORDS["act by delegation"], re.IGNORECASE)


def decrees_with_force_of_law(branches: Branches) -> tuple[tuple[Doing, ...], tuple[Doing, ...]]:
    """The powers of the executive to issue them, those of its own right and those by delegation."""
    made = {
        power.name
        for power in branches.institutions.powers
        if any(effect.value.verb is Verb.FORCE_OF_LAW for effect in power.effects) or FORCE.search(power.name)
    }
    found = [
        power_doing(power)
        for power in branches.institutions.powers
        if power.name in made and power_doing(power).holders & branches.executive
    ]
    delegated = tuple(item for item in found if _delegated(item))
    return tuple(item for item in found if item not in delegated), delegated


def _delegated(doing: Doing) -> bool:
    told = [doing.norm.name, *(bar.condition.written for bar in doing.bars if bar.needed)]
    return any(DELEGATED.search(words) for words in told)


def plain_decrees(branches: Branches) -> tuple[Doing, ...]:
    """Powers of the executive to issue decrees of any rank."""
    words = re.compile(WORDS["issue decrees"], re.IGNORECASE)
    own, delegated = decrees_with_force_of_law(branches)
    named = tuple(
        item
        for item in every_doing(branches.institutions)
        if words.search(item.norm.name) and item.holders & branches.executive
    )
    return tuple(dict.fromkeys((*own, *delegated, *named)))
