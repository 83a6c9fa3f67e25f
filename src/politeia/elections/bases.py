"""What a share of votes is taken of, and what stands in for a total that the return does not give."""

from __future__ import annotations

from dataclasses import dataclass

from politeia.diagnostics.model import failure
from politeia.elections.columns import AGAINST_ALL, INDEPENDENTS, OTHERS
from politeia.elections.model import Returns, Totals
from politeia.language.contents import Base

VALID_BESIDE = (AGAINST_ALL, OTHERS, INDEPENDENTS)
"""Rows that are no list and hold valid votes."""


@dataclass(frozen=True, slots=True)
class Basis:
    """The votes that a share is taken of; `note` says when the sum of the rows stands in for them."""

    votes: int
    words: str
    note: str = ""


def basis(base: Base, totals: Totals) -> Basis:
    """The number behind a base; raises when the return gives nothing that could stand for it."""
    match base:
        case Base.VOTES_CAST:
            return _known(totals.valid, totals.listed, "votes cast", "--valid-votes")
        case Base.BALLOTS_CAST:
            stand_in = totals.valid if totals.valid is not None else totals.listed
            return _known(totals.cast, stand_in, "ballots cast", "--ballots-cast")
        case Base.ENTITLED:
            if totals.entitled is None:
                raise failure(
                    "V210",
                    "the return does not say how many voters are entitled",
                    expectation="The law takes a share of entitled voters.",
                    remedy="Give the number with --entitled-voters, or in a column “registered”.",
                )
            return Basis(totals.entitled, "entitled voters")
        case _:
            raise failure(
                "V211",
                f"a share of {base.value} cannot be taken in a vote of the people",
                expectation="Shares of an election are of votes cast, ballots cast, or entitled voters.",
                remedy="Mend the threshold in the charter.",
            )


def valid_in_district(returns: Returns, district: str) -> int:
    """All valid votes of a district: as its table gives them, or the sum of its rows, those that go to no list included."""
    stated = next((item.valid for item in returns.districts if item.name == district), None)
    if stated is not None:
        return stated
    votes = sum(row.votes for row in returns.lists if row.district == district)
    return votes + sum(row.votes for row in returns.beside if row.district == district and row.what in VALID_BESIDE)


def _known(stated: int | None, stand_in: int, words: str, option: str) -> Basis:
    if stated is not None:
        return Basis(stated, words)
    return Basis(
        stand_in,
        words,
        f"the return does not give {words}: the sum of its rows, {stand_in:,}, stands in ({option} gives the number)",
    )
