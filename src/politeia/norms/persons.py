"""Norms on persons and parties: rights, bans and their limits, who may stand, lists, registration, the end of a mandate."""

from __future__ import annotations

from dataclasses import dataclass

from politeia.language.contents import (
    Duration,
    Least,
    Threshold,
    Within,
)
from politeia.language.mandates import MandateEnd
from politeia.language.standing import Categories, Deposit, ListLength, ListShare, ReducedDeposit
from politeia.norms.cited import Cited


@dataclass(frozen=True, slots=True)
class Ban:
    """What an incompatibility forbids its bearer, or the bearer's kin when `kin` names them."""

    name: str
    who: tuple[str, ...]
    kin: str
    act: str
    citation: str


@dataclass(frozen=True, slots=True)
class Right:
    """A right of persons: what they may do, what the state guarantees them, from whom it is withheld, and what limits it."""

    name: str
    who: tuple[str, ...]
    may: tuple[Cited[str], ...]
    guarantees: tuple[Cited[str], ...]
    not_for: tuple[Cited[str], ...]
    limited_by: tuple[Cited[str], ...]
    citation: str


@dataclass(frozen=True, slots=True)
class Prohibition:
    """What nobody may do, or nobody to those in `who`; `exceptions` are the cases in which it is allowed, `longest` its limit in time."""

    name: str
    who: tuple[str, ...]
    acts: tuple[Cited[str], ...]
    exceptions: tuple[Cited[str], ...]
    longest: Cited[Duration] | None
    citation: str


@dataclass(frozen=True, slots=True)
class Limitation:
    """How far rights may be limited: by what, for which ends, what no limit may do, and the articles never limited."""

    name: str
    limited_by: tuple[Cited[str], ...]
    grounds: tuple[Cited[str], ...]
    bans: tuple[Cited[str], ...]
    never: tuple[str, ...]
    citation: str

    def spares(self, citation: str) -> bool:
        """Whether an article or a paragraph, as it is cited, may never be limited."""
        return any(citation == named or citation.startswith(f"{named}(") for named in self.never)


@dataclass(frozen=True, slots=True)
class Candidacy:
    """What it takes to stand: who nominates, signatures and where they come from, the length of a list, the deposit."""

    name: str
    of: tuple[str, ...]
    nominators: tuple[Cited[str], ...]
    signatures: Cited[Threshold] | None
    spread_over: Cited[Threshold] | None
    list_length: Cited[ListLength] | None
    deposit: Cited[Deposit] | None
    reduced_deposits: tuple[Cited[ReducedDeposit], ...]
    deposit_returned_if: tuple[Cited[Threshold], ...]
    citation: str


@dataclass(frozen=True, slots=True)
class Quota:
    """A share of the names on a list, or of the mandates that it receives, that is kept for categories of persons."""

    name: str
    of: tuple[str, ...]
    share: Cited[ListShare] | None
    categories: Cited[Categories] | None
    citation: str


@dataclass(frozen=True, slots=True)
class Registration:
    """What a party must have and do to be registered: its founders, its members, and the times that run."""

    name: str
    initiative_group: Cited[Least] | None
    founders_from: Cited[Threshold] | None
    founding_congress: Cited[Within] | None
    committee_ends: Cited[Within] | None
    papers: Cited[Within] | None
    members: Cited[Least] | None
    members_in_each_unit: Cited[Least] | None
    branches_in: Cited[Threshold] | None
    branches: Cited[Within] | None
    citation: str


@dataclass(frozen=True, slots=True)
class Group:
    """People who are no body; `formerly` are the offices that they have held, where that is what makes them one."""

    name: str
    formerly: tuple[str, ...]
    citation: str


@dataclass(frozen=True, slots=True)
class Mandate:
    """How members of a body, or of a part of it, lose their seats."""

    name: str
    ends: tuple[Cited[MandateEnd], ...]
    citation: str
