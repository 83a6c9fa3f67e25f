"""Acts of the executive with the force of law: its own, and those that the legislature has delegated."""

from __future__ import annotations

from politeia.language.contents import Verb
from politeia.norms.model import Power
from politeia.scales.acts import Doing, doings, power_doing
from politeia.scales.branches import Branches

OWN, DELEGATED = "issue decrees with force of law", "issue delegated decrees"


def decrees_with_force_of_law(branches: Branches) -> tuple[tuple[Doing, ...], tuple[Doing, ...]]:
    """The powers of the executive to issue them, those of its own right and those by delegation."""
    found = [
        power
        for power in branches.institutions.powers
        if (_has_force(power) or {OWN, DELEGATED} & set(power.roles))
        and power_doing(power).holders & branches.executive
    ]
    own = tuple(power_doing(power) for power in found if DELEGATED not in power.roles)
    return own, tuple(power_doing(power) for power in found if DELEGATED in power.roles)


def _has_force(power: Power) -> bool:
    return any(effect.value.verb is Verb.FORCE_OF_LAW for effect in power.effects)


def plain_decrees(branches: Branches) -> tuple[Doing, ...]:
    """Powers of the executive to issue decrees of any rank."""
    own, delegated = decrees_with_force_of_law(branches)
    plain = tuple(item for item in doings("issue decrees", branches) if item.holders & branches.executive)
    return tuple(dict.fromkeys((*own, *delegated, *plain)))
