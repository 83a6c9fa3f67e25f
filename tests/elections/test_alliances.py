"""Lists that join before the vote, and members added to constituencies: Poland 2019, alliances as in Turkey, Scotland 2021.

Poland's votes with their source stand in the README beside the data of its law in the library. Turkey: Law 2839, articles 33 and
34, before and after Law 7393 of 2022; the votes here are made up. Scotland: Scotland Act 1998, section 8; Mid Scotland and Fife
as The Courier of 8 May 2021 gives it, https://www.thecourier.co.uk/fp/news/politics/scottish-politics/2204725/.
"""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.elections.laws import counted

from politeia.amendment.opening import opened
from politeia.documents.library import shelf
from politeia.elections.files import Request, count_file
from politeia.elections.model import ElectionCount, ListVotes

TURKISH = "seats 20\nthreshold at least 10% of votes cast\nmethod D'Hondt"
ALLIED = (
    ListVotes("Large", 480),
    ListVotes("Middle", 290, agreement="Nation"),
    ListVotes("Small", 70, agreement="Nation"),
    ListVotes("Alone", 80),
    ListVotes("Low", 50, agreement="Hope"),
    ListVotes("Lower", 30, agreement="Hope"),
)
SCOTTISH = "seats {}\noverhang kept, and the house does not grow\nmethod D'Hondt"
FIFE = (
    ListVotes("Scottish National Party", 136_825, direct_seats=8),
    ListVotes("Conservative", 85_909),
    ListVotes("Labour", 52_626),
    ListVotes("Greens", 28_654),
    ListVotes("Liberal Democrats", 25_489, direct_seats=1),
    ListVotes("Alba", 5_893),
    ListVotes("All for Unity", 2_578),
    ListVotes("Family Party", 1_920),
)


# -- a coalition's own bar -----------------------------------------------------------------------------------------------


def sejm() -> ElectionCount:
    path = shelf() / "elections" / "poland" / "data" / "sejm_2019.csv"
    count = count_file(path, opened("elections/poland@2019-10-13").institutions, date(2019, 10, 13), Request())
    assert isinstance(count, ElectionCount)
    return count


def test_the_sejm_of_2019_comes_out_as_announced() -> None:
    count = sejm()
    assert count.decided and not count.differences
    assert count.compared == len(count.lists) and count.house == 460


def test_the_sejm_says_which_bar_each_list_met() -> None:
    found = {item.name: item for item in sejm().lists}
    minority = found["Mniejszość Niemiecka"]
    assert minority.seats == 1 and "minority" in minority.why
    assert "1,477,657 needed" in found["Koalicja Obywatelska"].why
    assert not found["Koalicja Bezpartyjni i Samorządowcy"].admitted


# -- alliances -----------------------------------------------------------------------------------------------------------


def test_without_a_clause_on_alliances_each_list_meets_the_bar_alone() -> None:
    assert [item.name for item in counted(TURKISH, ALLIED).lists if item.admitted] == ["Large", "Middle"]


def test_an_alliance_reaches_the_bar_for_its_lists_which_then_share_alone() -> None:
    count = counted(f"{TURKISH}\nagreements reach the threshold together per 33", ALLIED)
    found = {item.name: item for item in count.lists}
    assert [name for name, item in found.items() if item.admitted] == ["Large", "Middle", "Small"]
    assert "Nation has 360 votes together, 100 needed" in found["Small"].why
    admission = next(step for step in count.steps if step.heading == "Admission")
    assert [row[5] for row in admission.rows if row[0] == "Small"] == ["1(1), 33"]
    plain = counted("seats 20\nmethod D'Hondt", {"Large": 480, "Middle": 290, "Small": 70})
    assert {name: item.seats for name, item in found.items() if item.admitted} == plain.seats()


def test_an_alliance_below_the_bar_helps_nobody() -> None:
    found = {item.name: item for item in counted(f"{TURKISH}\nagreements reach the threshold together", ALLIED).lists}
    assert not found["Low"].admitted and not found["Lower"].admitted and not found["Alone"].admitted


def test_an_alliance_that_counts_as_one_list_shares_its_seats_inside() -> None:
    """Together the Nation has 360 of 840: eight of twenty by quotients of 40 and more, and inside them 7 and 1."""
    count = counted(f"{TURKISH}\nagreements reach the threshold together and count as one list", ALLIED)
    outer = counted("seats 20\nmethod D'Hondt", {"Large": 480, "Nation": 360}).seats()
    inner = counted(f"seats {outer['Nation']}\nmethod D'Hondt", {"Middle": 290, "Small": 70}).seats()
    assert {name: seats for name, seats in count.seats().items() if seats} == {"Large": outer["Large"], **inner}


def test_an_alliance_is_the_sum_of_its_lists_in_all_districts() -> None:
    votes = tuple(
        ListVotes(item.name, part, district, agreement=item.agreement)
        for item in ALLIED
        for district, part in (("north", item.votes // 3), ("south", item.votes - item.votes // 3))
    )
    clauses = f"{TURKISH}\nagreements reach the threshold together"
    assert [item.name for item in counted(clauses, votes).lists if item.admitted] == ["Large", "Middle", "Small"]


# -- members added to constituencies -------------------------------------------------------------------------------------


def test_mid_scotland_and_fife_adds_the_members_of_2021() -> None:
    assert counted(SCOTTISH.format(16), FIFE).seats() == {
        "Scottish National Party": 8,
        "Conservative": 4,
        "Labour": 2,
        "Greens": 1,
        "Liberal Democrats": 1,
        "Alba": 0,
        "All for Unity": 0,
        "Family Party": 0,
    }


def added(lists: Sequence[tuple[int, int]], more: int) -> list[int] | None:
    """Section 8: the votes divided by seats held plus one, the largest gets the next seat; None when two are largest."""
    seats = [direct for _, direct in lists]
    for _ in range(more):
        quotients = [Fraction(votes, held + 1) for (votes, _), held in zip(lists, seats, strict=True)]
        best = max(quotients)
        if quotients.count(best) > 1:
            return None
        seats[quotients.index(best)] += 1
    return seats


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(1, 5000), st.integers(0, 6)), min_size=2, max_size=6), st.integers(1, 9))
def test_members_are_added_as_the_scottish_act_adds_them_one_by_one(lists: list[tuple[int, int]], more: int) -> None:
    expected = added(lists, more)
    votes = tuple(ListVotes(f"list {number}", held, direct_seats=direct) for number, (held, direct) in enumerate(lists))
    count = counted(SCOTTISH.format(sum(direct for _, direct in lists) + more), votes)
    if expected is not None:
        assert count.decided
        assert list(count.seats().values()) == expected


@pytest.mark.parametrize("clause", ["reach the threshold", "reach the threshold together and", "reach together"])
def test_half_a_clause_on_alliances_is_refused(clause: str) -> None:
    with pytest.raises(AssertionError, match="P327"):
        counted(f"{TURKISH}\nagreements {clause}", ALLIED)
