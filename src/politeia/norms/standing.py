"""Standing for election: who may put forward whom, under which quotas, and what it takes to register a party."""

from __future__ import annotations

from math import ceil, floor

from politeia.language.contents import Actors, Least, Named, Threshold, Within
from politeia.language.model import NormSyntax
from politeia.language.standing import Categories, Deposit, ListBase, ListLength, ListShare, ReducedDeposit
from politeia.norms.clauses import all_cited, cited, texts
from politeia.norms.persons import Candidacy, Quota, Registration


def read_candidacy(norm: NormSyntax) -> Candidacy:
    """What it takes to stand for an office or for the seats of a part of a body."""
    return Candidacy(
        norm.name,
        _named(norm),
        texts(norm, "nominators"),
        cited(norm, "signatures", Threshold),
        cited(norm, "spread over", Threshold),
        cited(norm, "list length", ListLength),
        cited(norm, "deposit", Deposit),
        all_cited(norm, "reduced deposit", ReducedDeposit),
        all_cited(norm, "deposit returned if", Threshold),
        norm.citation,
    )


def read_quota(norm: NormSyntax) -> Quota:
    """A share of a list, or of its mandates, that is kept for some."""
    return Quota(
        norm.name,
        _named(norm),
        cited(norm, "share", ListShare),
        cited(norm, "categories", Categories),
        norm.citation,
    )


def read_registration(norm: NormSyntax) -> Registration:
    """The numbers and times that a new association must keep to be registered."""
    return Registration(
        norm.name,
        cited(norm, "initiative group", Least),
        cited(norm, "from", Threshold),
        cited(norm, "founding congress", Within),
        cited(norm, "committee ends", Within),
        cited(norm, "papers", Within),
        cited(norm, "members", Least),
        cited(norm, "members in each unit", Least),
        cited(norm, "branches in", Threshold),
        cited(norm, "branches", Within),
        norm.citation,
    )


def needed_of(quota: Quota, count: int) -> int | None:
    """How many of `count` names or mandates a quota asks for, rounded up to whole persons; None when it names no share.

    A share reached by part of a person is not reached: 30 % of 40 is 12, of 6 it is 2.
    """
    return ceil(quota.share.value.share * count) if quota.share is not None else None


def kept(quota: Quota, persons: tuple[frozenset[str], ...]) -> bool | None:
    """Whether a list of persons, each with the categories that the person belongs to, keeps a quota.

    Taken together, a person who belongs to two categories counts once. None when the norm names no share or categories.
    """
    needed = needed_of(quota, len(persons))
    if needed is None or quota.categories is None:
        return None
    names = frozenset(quota.categories.value.names)
    if quota.categories.value.together:
        return sum(1 for person in persons if person & names) >= needed
    return all(sum(1 for person in persons if name in person) >= needed for name in names)


def longest_list(candidacy: Candidacy, seats: int) -> int | None:
    """The most names that a list for `seats` may have when parts of a name do not count; None when nothing limits it."""
    return floor(candidacy.list_length.value.of_seats * seats) if candidacy.list_length is not None else None


def of_mandates(quota: Quota) -> bool:
    """Whether a quota is asked of the mandates that a list receives, rather than of the names on it."""
    return quota.share is not None and quota.share.value.base is ListBase.MANDATES


def _named(norm: NormSyntax) -> tuple[str, ...]:
    whom = cited(norm, "for", Actors)
    return tuple(member.name for member in whom.value.members if isinstance(member, Named)) if whom else ()
