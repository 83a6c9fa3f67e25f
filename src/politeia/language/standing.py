"""What a norm says about standing for election, as written: lists and their length, quotas, deposits."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from politeia.language.contents import Threshold


class ListBase(StrEnum):
    """What a quota of a list is taken of."""

    NAMES = "names on list"
    MANDATES = "mandates of list"


@dataclass(frozen=True, slots=True)
class ListShare:
    """At least a share of the names on a list, or of the mandates that it receives."""

    share: Fraction
    base: ListBase


@dataclass(frozen=True, slots=True)
class Categories:
    """For whom a quota is kept.

    `together` when one share is asked of all of them taken together, so that a person who belongs to two counts once;
    otherwise the share is asked of each.
    """

    names: tuple[str, ...]
    together: bool


@dataclass(frozen=True, slots=True)
class ListLength:
    """How many names a list may have at most, as a share of the seats that are shared among lists: 130 % is 13/10."""

    of_seats: Fraction


@dataclass(frozen=True, slots=True)
class Deposit:
    """A sum in minimum wages set by law, once or for each person on the list."""

    wages: int
    each_person: bool


@dataclass(frozen=True, slots=True)
class ReducedDeposit:
    """The part of the deposit that is owed by whoever reached a threshold at the election before; 0 when none is."""

    part: Fraction
    reached: Threshold


StandingValue = ListShare | Categories | ListLength | Deposit | ReducedDeposit
