"""Counting a vote in which a share is one of the members of a part, and shares that together suffice instead."""

import pytest

from politeia.language.values import read_value
from politeia.norms.cited import Cited
from politeia.polity.asking import Asked
from politeia.polity.tallying import LOST, PASSED, Figures, tally


def _asked() -> Asked:
    def share(words: str) -> Cited:  # type: ignore[type-arg]
        return Cited(read_value("threshold", words), "4(5)")

    instead = read_value(
        "shares",
        "at least 60% of members present and at least 40% of members present of unionists "
        "and at least 40% of members present of nationalists",
    )
    return Asked(
        "vote",
        "vote",
        "Assembly",
        (
            share("majority of members present"),
            share("majority of members present of unionists"),
            share("majority of members present of nationalists"),
        ),
        (tuple(Cited(item, "4(5)") for item in instead.shares),),  # type: ignore[union-attr]
    )


def _figures(unionists: int, nationalists: int, others: int) -> Figures:
    """So many say yes, and all others of 37, 35 and 18 members no."""

    def of(yes: int, seats: int) -> Figures:
        return Figures({"yes": yes, "no": seats - yes}, seats, seats, seats)

    yes = unionists + nationalists + others
    within = {"unionists": of(unionists, 37), "nationalists": of(nationalists, 35)}
    return Figures({"yes": yes, "no": 90 - yes}, 90, 90, 90, within=within)


@pytest.mark.parametrize(
    ("votes", "result"),
    [
        ((19, 18, 9), PASSED),  # parallel consent: 46 of 90, 19 of 37, 18 of 35
        ((18, 35, 18), PASSED),  # weighted majority: 71 of 90, 18 of 37 are more than 40%
        ((14, 35, 18), LOST),  # 14 of 37 are less than 40%
        ((18, 18, 17), LOST),  # 53 of 90 are less than 60%
    ],
)
def test_each_community_is_counted_apart(votes: tuple[int, int, int], result: str) -> None:
    counted = tally(_asked(), _figures(*votes))
    assert counted.result == result
    assert f"{votes[0]} yes in unionists, 19 of 37 needed (majority of members present of unionists)" in counted.words
