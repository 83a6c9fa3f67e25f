"""Lists of candidates: their length, the quota among their names, and the quota among the mandates they receive."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from politeia.facts.model import GroupAnswer, GroupCheck
from politeia.norms.model import Candidacy, Quota
from politeia.norms.standing import kept, longest_list, needed_of, of_mandates


@dataclass(frozen=True, slots=True)
class Named:
    """One name on a list: its place, and the categories that the person belongs to (None where that is not known)."""

    person: str
    place: int
    categories: Mapping[str, bool | None]

    def belongs(self, names: Sequence[str]) -> bool | None:
        """Whether the person belongs to one of these categories; None when an unknown one decides."""
        found = [self.categories.get(name) for name in names]
        return True if True in found else None if None in found else False


def vet_list(
    name: str,
    names: Sequence[Named],
    *,
    candidacies: Sequence[Candidacy],
    quotas: Sequence[Quota],
    seats: int | None,
    mandates: int | None,
) -> GroupAnswer:
    """Everything that the norms ask of one list."""
    ordered = sorted(names, key=lambda one: one.place)
    checks: list[GroupCheck] = []
    notes: list[str] = []
    for candidacy in candidacies:
        if candidacy.list_length is not None:
            checks.append(_length(candidacy, len(ordered), seats))
    checks.append(_once(ordered))
    for quota in quotas:
        if of_mandates(quota):
            if mandates is not None:
                checks.append(_quota(quota, ordered[:mandates], f"the first {mandates} names"))
                notes += _moved_up(quota, ordered, mandates)
        else:
            checks.append(_quota(quota, ordered, f"{len(ordered)} names"))
    return GroupAnswer(name, tuple(checks), tuple(notes))


def _length(candidacy: Candidacy, names: int, seats: int | None) -> GroupCheck:
    assert candidacy.list_length is not None
    words, citation = "length of the list", candidacy.list_length.citation
    if seats is None:
        return GroupCheck(words, citation, "a share of the seats, whose number is not given", str(names), None)
    longest = longest_list(candidacy, seats)
    assert longest is not None
    return GroupCheck(words, citation, f"at most {longest} names for {seats} seats", f"{names} names", names <= longest)


def _once(names: Sequence[Named]) -> GroupCheck:
    twice = sorted({one.person for one in names if sum(other.person == one.person for other in names) > 1})
    return GroupCheck("every person stands once", "", "no name twice", ", ".join(twice) or "none twice", not twice)


def _quota(quota: Quota, names: Sequence[Named], among: str) -> GroupCheck:
    needed = needed_of(quota, len(names))
    if needed is None or quota.categories is None or quota.share is None:
        return GroupCheck(quota.name, quota.citation, "the text names no share", among, None)
    categories = quota.categories.value.names
    sure = sum(one.belongs(categories) is True for one in names)
    perhaps = sum(one.belongs(categories) is None for one in names)
    known = tuple(frozenset(name for name in categories if one.categories.get(name)) for one in names)
    reached = kept(quota, known)
    fulfilled = True if reached else None if perhaps and sure + perhaps >= needed else False
    spoken = ", ".join(categories)
    together = "taken together" if quota.categories.value.together else "each"
    found = f"{sure} of {among}" + (f", {perhaps} not known" if perhaps else "")
    return GroupCheck(quota.name, quota.share.citation, f"at least {needed}: {spoken}, {together}", found, fulfilled)


def _moved_up(quota: Quota, names: Sequence[Named], mandates: int) -> list[str]:
    """Who has to move up for the quota of mandates to be kept, when the order of the list decides everything else."""
    needed = needed_of(quota, min(mandates, len(names)))
    if needed is None or quota.categories is None or not quota.categories.value.together:
        return []
    categories = quota.categories.value.names
    inside, below = list(names[:mandates]), list(names[mandates:])
    short = needed - sum(one.belongs(categories) is True for one in inside)
    notes: list[str] = []
    for _ in range(max(short, 0)):
        rising = next((one for one in below if one.belongs(categories) is True), None)
        falling = next((one for one in reversed(inside) if one.belongs(categories) is not True), None)
        if rising is None or falling is None:
            notes.append(f"The list has too few names to keep the quota: {needed} of {mandates} mandates.")
            break
        below.remove(rising)
        inside.remove(falling)
        citation = quota.share.citation if quota.share else quota.citation
        notes.append(
            f"{rising.person} (place {rising.place}) moves up for {falling.person} (place {falling.place}) to keep the quota [{citation}]."
        )
    return notes
