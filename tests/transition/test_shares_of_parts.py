"""Shares of one part of a body, and shares that only together suffice instead: cross-community votes."""

import pytest
from tests.laws import ask, law, verdict

from politeia.diagnostics.model import PoliteiaError

ASSEMBLY = """
body Assembly
  part         unionists, 37 seats, elected by voters
  part         nationalists, 35 seats, elected by voters
  part         others, 18 seats, elected by voters
procedure vote
  initiated by any member of Assembly
  stage vote
    by         Assembly
    needs      majority of members present
    also needs majority of members present of unionists
    also needs majority of members present of nationalists
{instead}    if yes     ends carried
    if no      ends lost
"""
PARALLEL = ASSEMBLY.format(instead="")
EITHER = ASSEMBLY.format(
    instead="    or needs   at least 60% of members present and at least 40% of members present of unionists "
    "and at least 40% of members present of nationalists\n"
)


@pytest.mark.parametrize(("text", "enough"), [(PARALLEL, 19), (EITHER, 23)])
def test_so_many_of_one_community_can_block(text: str, enough: int) -> None:
    # Parallel consent falls with 19 of 37; the weighted majority asks for 15 of them, so that it takes 23 to stop both.
    law_text = law(text)
    assert verdict(law_text, f"{enough} members of unionists cannot prevent vote ended carried") == "fails"
    assert verdict(law_text, f"{enough - 1} members of unionists cannot prevent vote ended carried") == "holds"


def test_a_majority_of_the_house_is_not_one_of_each_part() -> None:
    assert verdict(law(PARALLEL), "46 members of Assembly can force vote ended carried") == "fails"
    assert verdict(
        law(PARALLEL), "19 members of unionists and 27 members of nationalists can force vote ended carried"
    ) == ("holds")


def test_all_shares_of_one_line_are_needed_to_suffice_instead() -> None:
    text = law(EITHER)
    fifty_three = "18 members of unionists and 18 members of nationalists and 17 members of others"
    fifty_four = "18 members of unionists and 18 members of nationalists and all of others"
    assert verdict(text, f"{fifty_three} can force vote ended carried") == "fails"
    assert verdict(text, f"{fifty_four} can force vote ended carried") == "holds"
    assert verdict(
        text, "14 members of unionists and all of nationalists and all of others can force vote ended carried"
    ) == ("fails")


def test_the_quorum_of_the_house_is_asked_beside_a_share_of_a_part() -> None:
    text = law(
        PARALLEL.replace(
            "    needs      majority of members present\n", "    quorum     at least 2/3 of all members\n", 1
        )
    )
    assert (
        verdict(text, "19 members of unionists and 27 members of nationalists can force vote ended carried") == "fails"
    )


def test_smallest_coalitions_count_each_part() -> None:
    answer = ask(law(PARALLEL), "smallest coalitions that can force vote ended carried")
    assert [str(item) for item in answer.coalitions] == [
        "18 of 35 of nationalists, 19 of 37 of unionists and 9 of 90 of Assembly beside them"
    ]


def test_members_of_a_part_who_stay_away_are_not_counted_in_its_share() -> None:
    text = law(PARALLEL.replace("majority of members present", "majority of votes cast"))
    away = "25 members of unionists are absent"
    # Twelve unionists are left: seven carry their share, and six block it.
    assert verdict(text, "6 members of unionists cannot prevent vote ended carried", away) == "fails"
    assert verdict(text, "5 members of unionists cannot prevent vote ended carried", away) == "holds"
    carried = "7 members of unionists and all of nationalists can force vote ended carried"
    assert verdict(text, carried, away) == "holds"
    # The house is smaller as well: 65 of 90 are there, and 33 of them decide.
    assert (
        verdict(text, "7 members of unionists and 25 members of nationalists can force vote ended carried", away)
        == "fails"
    )
    assert (
        verdict(text, "7 members of unionists and 26 members of nationalists can force vote ended carried", away)
        == "holds"
    )


def test_no_more_members_of_a_part_are_absent_than_it_has() -> None:
    with pytest.raises(PoliteiaError, match="unionists has 37 seats"):
        verdict(law(PARALLEL), "everyone can force vote ended carried", "38 members of unionists are absent")
