"""Lists of candidates: their length, the quota among their names, and the quota among the mandates they receive."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from politeia.facts.model import GroupAnswer, GroupCheck
from politeia.norms.persons import Candidacy, Quota
from politeia.norms.standing import longest_list, needed_of, of_mandates


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


@dataclass(frozen=True, slots=True)
class Belonging:
    """How many of some names belong to the categories of a quota: surely, and perhaps (where the table does not say).

    `each` holds the same two numbers for every category by itself.
    """

    names: int
    sure: int
    perhaps: int
    each: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class ListCounts:
    """What is counted of one list: its names, those that stand twice, and for every quota who belongs to its categories.

    A quota is None here when it is asked of mandates, and nobody says how many the list receives.
    """

    name: str
    names: int
    twice: tuple[str, ...]
    quotas: tuple[Belonging | None, ...]


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
    twice = sorted({one.person for one in names if sum(other.person == one.person for other in names) > 1})
    counted = tuple(
        (None if mandates is None else _belonging(ordered[:mandates], quota))
        if of_mandates(quota)
        else _belonging(ordered, quota)
        for quota in quotas
    )
    found = vet_counts(
        ListCounts(name, len(names), tuple(twice), counted), candidacies=candidacies, quotas=quotas, seats=seats
    )
    notes = moves(ordered, quotas, mandates) if mandates is not None else ()
    return GroupAnswer(name, found, notes)


def vet_counts(
    counts: ListCounts, *, candidacies: Sequence[Candidacy], quotas: Sequence[Quota], seats: int | None
) -> tuple[GroupCheck, ...]:
    """Everything that the norms ask of one list, from what was counted of it."""
    checks = [_length(item, counts.names, seats) for item in candidacies if item.list_length is not None]
    checks.append(_once(counts.twice))
    for quota, found in zip(quotas, counts.quotas, strict=True):
        if found is not None:
            mandates = of_mandates(quota)
            among = f"the first {found.names} names" if mandates else f"{found.names} names"
            checks.append(_quota(quota, found, among))
    return tuple(checks)


def moves(names: Sequence[Named], quotas: Sequence[Quota], mandates: int) -> tuple[str, ...]:
    """Who has to move up for the quotas of mandates to be kept; the names stand in the order of the list."""
    return tuple(note for quota in quotas if of_mandates(quota) for note in _moved_up(quota, names, mandates))


def categories_of(quota: Quota) -> tuple[str, ...]:
    """The categories that a quota names."""
    return quota.categories.value.names if quota.categories is not None else ()


def _belonging(names: Sequence[Named], quota: Quota) -> Belonging:
    categories = categories_of(quota)
    found = [one.belongs(categories) for one in names]
    each = [[one.categories.get(category) for one in names] for category in categories]
    return Belonging(
        len(names),
        found.count(True),
        found.count(None) if categories else 0,
        tuple((own.count(True), own.count(None)) for own in each),
    )


def _length(candidacy: Candidacy, names: int, seats: int | None) -> GroupCheck:
    assert candidacy.list_length is not None
    words, citation = "length of the list", candidacy.list_length.citation
    if seats is None:
        return GroupCheck(words, citation, "a share of the seats, whose number is not given", str(names), None)
    longest = longest_list(candidacy, seats)
    assert longest is not None
    return GroupCheck(words, citation, f"at most {longest} names for {seats} seats", f"{names} names", names <= longest)


def _once(twice: Sequence[str]) -> GroupCheck:
    return GroupCheck("every person stands once", "", "no name twice", ", ".join(twice) or "none twice", not twice)


def _quota(quota: Quota, counted: Belonging, among: str) -> GroupCheck:
    needed = needed_of(quota, counted.names)
    if needed is None or quota.categories is None or quota.share is None:
        return GroupCheck(quota.name, quota.citation, "the text names no share", among, None)
    together = quota.categories.value.together
    asked = ((counted.sure, counted.perhaps),) if together else counted.each
    fulfilled: bool | None = None
    if all(sure >= needed for sure, _ in asked):
        fulfilled = True
    elif any(sure + perhaps < needed for sure, perhaps in asked):
        fulfilled = False
    spoken = ", ".join(quota.categories.value.names) + (", taken together" if together else ", each")
    found = f"{counted.sure} of {among}" + (f", {counted.perhaps} not known" if counted.perhaps else "")
    return GroupCheck(quota.name, quota.share.citation, f"at least {needed}: {spoken}", found, fulfilled)


@dataclass(frozen=True, slots=True)
class Move:
    """One person moves up for another, so that enough of these categories are among those who receive mandates."""

    rising: Named
    falling: Named
    categories: tuple[str, ...]


def moved(quota: Quota, names: Sequence[Named], mandates: int) -> tuple[tuple[Move, ...], int]:
    """The fewest moves that keep a quota of mandates, and how many persons the list is short of; order decides the rest.

    The first name below that belongs moves up for the last name above that does not. Where the quota asks for each of its
    categories, nobody falls whom another of them needs.
    """
    needed = needed_of(quota, min(mandates, len(names)))
    if needed is None or quota.categories is None:
        return (), 0
    own = quota.categories.value
    groups = (own.names,) if own.together else tuple((name,) for name in own.names)
    inside, below = list(names[:mandates]), list(names[mandates:])
    made: list[Move] = []
    short = 0

    def count(group: tuple[str, ...]) -> int:
        return sum(one.belongs(group) is True for one in inside)

    def spared(one: Named, group: tuple[str, ...]) -> bool:
        others = (other for other in groups if other != group and one.belongs(other) is True)
        return one.belongs(group) is not True and all(count(other) > needed for other in others)

    for group in groups:
        while count(group) < needed:
            rising = next((one for one in below if one.belongs(group) is True), None)
            falling = next((one for one in reversed(inside) if spared(one, group)), None)
            if rising is None or falling is None:
                short += needed - count(group)
                break
            inside[inside.index(falling)] = rising
            inside.sort(key=lambda one: one.place)
            below[below.index(rising)] = falling
            below.sort(key=lambda one: one.place)
            made.append(Move(rising, falling, group))
    return tuple(made), short


def _moved_up(quota: Quota, names: Sequence[Named], mandates: int) -> list[str]:
    """Who has to move up for the quota of mandates to be kept, in words."""
    made, short = moved(quota, names, mandates)
    citation = quota.share.citation if quota.share else quota.citation
    notes = [
        f"{one.rising.person} (place {one.rising.place}) moves up for {one.falling.person} "
        f"(place {one.falling.place}) to keep the quota [{citation}]."
        for one in made
    ]
    if short:
        needed = needed_of(quota, min(mandates, len(names)))
        notes.append(f"The list has too few names to keep the quota: {needed} of {mandates} mandates.")
    return notes
