"""What a coalition can carry through whatever the others do: the decisions of the power map asked of whole branches."""

from __future__ import annotations

import numpy as np

from politeia.norms.model import Power, Procedure
from politeia.power.deciding import decisions_of
from politeia.power.mapping import attending
from politeia.power.model import Decision
from politeia.power.players import cast_of
from politeia.power.winning import carries
from politeia.scales.acts import Doing
from politeia.scales.branches import Branches


def can_carry(procedure: Procedure, coalition: frozenset[str], branches: Branches) -> tuple[bool, bool]:
    """Whether all members of the named offices and bodies carry a procedure: under every reading, and under some.

    (False, False) where the procedure has no lawful success.
    """
    institutions = attending(branches.institutions)
    found = [_carries(decision, coalition, branches) for decision in decisions_of(procedure, institutions)]
    return (all(found), any(found)) if found else (False, False)


def _carries(decision: Decision, coalition: frozenset[str], branches: Branches) -> bool:
    cast = cast_of(decision, attending(branches.institutions))
    mine = {
        player.name
        for player in cast.players
        if player.name in coalition
        or any(name in coalition and player.name in made_of for name, made_of in cast.made_of)
    }
    counts = {player.name: player.count if player.name in mine else 0 for player in cast.players}
    held = {name: np.asarray(sum(counts[part] for part in made_of)) for name, made_of in cast.made_of}
    return bool(carries(decision, held, cast.totals()))


def can_do(doing: Doing, coalition: frozenset[str], branches: Branches) -> tuple[bool, bool]:
    """Whether the named offices and bodies can do an act by themselves: under every reading, and under some."""
    if isinstance(doing.norm, Procedure):
        return can_carry(doing.norm, coalition, branches)
    alone = bool(doing.holders & coalition) and doing.agreed <= coalition
    if isinstance(doing.norm, Power) and doing.norm.held_by.value.mode != "any":
        alone = doing.holders <= coalition and doing.agreed <= coalition
    return alone, alone
