"""A bonus that grows with the share of the largest list, and remainders for some seats only: Greece 2023, South Africa 1994.

Votes and seats with their sources stand in the README beside the data of each law in the library.
"""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.elections.laws import counted
from votelib.evaluate.proportional import LargestRemainder as PeerRemainder

from politeia.amendment.opening import opened
from politeia.documents.library import shelf
from politeia.elections.files import Request, count_file
from politeia.elections.model import ElectionCount
from politeia.elections.remainders import remainders_then_averages
from politeia.elections.ties import TieBreaker
from politeia.language.electoral import Quota, QuotaName, RemaindersThenAverages

NO_RULE = TieBreaker((), "", {})
DROOP = Quota(QuotaName.DROOP)
GREEK = """
    seats 300
    threshold at least 3% of votes cast
    bonus 20 seats to largest list from 25% of votes cast, 1 more for each 0.5%, at most 50
    method largest remainder with Hare quota
"""


@pytest.mark.parametrize(
    ("law", "table", "day", "house"),
    [
        ("greece", "parliament_2023_june", "2023-06-25", 300),
        ("south-africa", "national_assembly_1994", "1994-04-27", 400),
    ],
)
def test_an_election_of_the_library_comes_out_as_announced(law: str, table: str, day: str, house: int) -> None:
    path = shelf() / "elections" / law / "data" / f"{table}.csv"
    count = count_file(path, opened(f"elections/{law}@{day}").institutions, date.fromisoformat(day), Request())
    assert isinstance(count, ElectionCount)
    assert count.decided and not count.differences
    assert count.compared == len(count.lists) and count.house == house


def bonus(votes: Mapping[str, int]) -> int:
    count = counted(GREEK, votes)
    words = next((step.words for step in count.steps if step.heading == "Bonus"), "0 seats")
    return int(words.split()[0])


@pytest.mark.parametrize(
    ("first", "seats"),
    [(24_999, 0), (25_000, 20), (25_499, 20), (25_500, 21), (39_999, 49), (40_000, 50), (45_000, 50)],
)
def test_the_bonus_grows_by_half_per_cents_and_ends_at_fifty(first: int, seats: int) -> None:
    small = (100_000 - first) // 4
    votes = {"First": first, "A": small, "B": small, "C": small, "D": 100_000 - first - 3 * small}
    assert bonus(votes) == seats


def test_a_bonus_that_two_lists_could_have_stays_open() -> None:
    count = counted(GREEK, {"A": 400, "B": 400, "C": 200})
    assert [tie.where for tie in count.ties] == ["bonus"]


def test_beyond_five_remainders_the_votes_for_each_seat_held_decide() -> None:
    """In 1994 the sixth remainder was that of the Africa Muslim Party, which has no seat and so no average."""
    path = shelf() / "elections" / "south-africa" / "data" / "national_assembly_1994.csv"
    count = count_file(path, opened("elections/south-africa@1994-04-27").institutions, date(1994, 4, 27), Request())
    assert isinstance(count, ElectionCount)
    votes = {item.name: item.votes for item in count.lists}
    plain = PeerRemainder("droop").evaluate(votes, 400)
    assert plain["Africa Muslim Party"] == 1
    assert count.seats()["Africa Muslim Party"] == 0


@settings(deadline=None)
@given(st.lists(st.integers(1, 100_000), min_size=2, max_size=9, unique=True), st.integers(1, 60))
def test_five_remainders_and_then_averages_are_what_the_law_says_step_by_step(counts: list[int], seats: int) -> None:
    votes = {f"list {number}": count for number, count in enumerate(counts)}
    found = remainders_then_averages(votes, seats, RemaindersThenAverages(DROOP, 5), NO_RULE)
    if found.open is not None:
        return
    assert found.given == seats
    quota = sum(counts) // (seats + 1) + 1
    got = {name: count // quota for name, count in votes.items()}
    missing = seats - sum(got.values())
    for name in sorted(votes, key=lambda item: votes[item] % quota, reverse=True)[: min(missing, 5)]:
        got[name] += 1
    for _ in range(seats - sum(got.values())):
        got[max((name for name in got if got[name]), key=lambda item: Fraction(votes[item], got[item]))] += 1
    assert dict(found.seats) == got
    if missing <= min(5, len(votes)):
        assert {name: count for name, count in got.items() if count} == PeerRemainder("droop").evaluate(votes, seats)


def test_a_list_has_one_remainder_only() -> None:
    """By a quota of 3 they have one and three seats whole, one more each by remainders, and the last is B's: 11/4 beats 5/2."""
    found = remainders_then_averages({"A": 5, "B": 11}, 7, RemaindersThenAverages(DROOP, 5), NO_RULE)
    assert dict(found.seats) == {"A": 2, "B": 5}
