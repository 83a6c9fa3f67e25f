"""Parties that ask to be registered: their members in all and in each unit, and their founders."""

from __future__ import annotations

from collections.abc import Mapping

from politeia.facts.model import GroupAnswer, GroupCheck
from politeia.norms.persons import Registration
from politeia.norms.votes import votes_needed


def vet_party(
    name: str,
    members: Mapping[str, int],
    registration: Registration,
    *,
    units: int | None,
    founders: Mapping[str, int] | None = None,
) -> GroupAnswer:
    """What the norms ask of one party, from its members by unit (and its founders by unit, where the table has them).

    `units` is the number of regions and cities that count as units; without it nothing can be said of "each unit".
    """
    checks: list[GroupCheck] = []
    total = sum(members.values())
    if registration.members is not None:
        needed = registration.members.value.value
        checks.append(
            GroupCheck("members", registration.members.citation, f"at least {needed}", str(total), total >= needed)
        )
    if registration.members_in_each_unit is not None:
        checks.append(_each_unit(members, registration, units))
    if registration.initiative_group is not None and founders is not None:
        needed = registration.initiative_group.value.value
        found = sum(founders.values())
        checks.append(
            GroupCheck(
                "founders", registration.initiative_group.citation, f"at least {needed}", str(found), found >= needed
            )
        )
    if registration.founders_from is not None and founders is not None:
        checks.append(_founders_from(founders, registration, units))
    return GroupAnswer(name, tuple(checks))


def _each_unit(members: Mapping[str, int], registration: Registration, units: int | None) -> GroupCheck:
    assert registration.members_in_each_unit is not None
    needed = registration.members_in_each_unit.value.value
    short = sorted(unit for unit, count in members.items() if count < needed)
    enough = len(members) - len(short)
    found = f"{enough} units have as many" + (f"; too few in {', '.join(short)}" if short else "")
    citation = registration.members_in_each_unit.citation
    words = f"at least {needed} in each of {units} units" if units else f"at least {needed} in each unit"
    fulfilled = False if short else None if units is None else enough >= units
    return GroupCheck("members in each unit", citation, words, found, fulfilled)


def _founders_from(founders: Mapping[str, int], registration: Registration, units: int | None) -> GroupCheck:
    assert registration.founders_from is not None
    present = sum(1 for count in founders.values() if count)
    threshold = registration.founders_from
    if units is None:
        return GroupCheck("founders' units", threshold.citation, threshold.value.written, f"{present} units", None)
    needed = votes_needed(threshold.value, units)
    return GroupCheck(
        "founders' units", threshold.citation, f"{needed} of {units} units", f"{present} units", present >= needed
    )
