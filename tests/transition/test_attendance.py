"""Vacant seats, absent members, chambers counted together, ties, and time that has passed: what they do to a consent."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.laws import law, verdict

from politeia.diagnostics.model import PoliteiaError
from politeia.language.phrases import parse_condition
from politeia.transition.attendance import attended
from politeia.transition.consents import decision, refusal
from politeia.transition.model import Votes

MEETING = """
body Assembly
  seats        30
  quorum       at least 1/3 of all members

procedure resolution
  initiated by any member of Assembly
  stage vote
    by         Assembly
    needs      {share}
    if yes     ends adopted
    if no      ends rejected
"""
CAST = law(MEETING.format(share="majority of votes cast"))
ALL = law(MEETING.format(share="majority of all members"))
IN_OFFICE = law(MEETING.format(share="majority of members in office"))
CLAIM = "everyone can force resolution ended adopted"


@pytest.mark.parametrize(("absent", "expected"), [(20, "holds"), (21, "fails")])
def test_a_meeting_acts_when_just_its_quorum_attends(absent: int, expected: str) -> None:
    assert verdict(CAST, CLAIM, f"{absent} members of Assembly are absent") == expected


@pytest.mark.parametrize(("absent", "expected"), [(14, "holds"), (15, "fails")])
def test_absent_members_count_against_a_share_of_all(absent: int, expected: str) -> None:
    assert verdict(ALL, CLAIM, f"{absent} members of Assembly are absent") == expected


def test_vacant_seats_lower_a_share_of_members_in_office_and_absent_members_do_not() -> None:
    assert (
        verdict(
            IN_OFFICE, "10 members of Assembly can force resolution ended adopted", "11 seats of Assembly are vacant"
        )
        == "holds"
    )
    assert (
        verdict(
            IN_OFFICE, "10 members of Assembly can force resolution ended adopted", "11 members of Assembly are absent"
        )
        == "fails"
    )
    assert (
        verdict(ALL, "10 members of Assembly can force resolution ended adopted", "11 seats of Assembly are vacant")
        == "fails"
    )


def test_one_seat_is_said_in_the_singular() -> None:
    assert parse_condition("1 seat of Assembly is vacant").count == 1
    assert parse_condition("1 member of Assembly is absent").count == 1


def test_more_absent_members_than_seats_is_a_mistake_in_words() -> None:
    with pytest.raises(PoliteiaError, match="30 seats"):
        verdict(ALL, CLAIM, "31 members of Assembly are absent")


@given(vacant=st.integers(0, 15), absent=st.integers(0, 15))
def test_whoever_is_there_can_either_say_yes_or_keep_from_it(vacant: int, absent: int) -> None:
    there = attended(
        CAST,
        [
            parse_condition(f"{vacant} seats of Assembly are vacant"),
            parse_condition(f"{absent} members of Assembly are absent"),
        ],
    )
    threshold = there.procedures[0].stages[0].needs
    assert threshold is not None
    yes, no = (consent("Assembly", threshold.value, there) for consent in (decision, refusal))
    assert isinstance(yes, Votes) and isinstance(no, Votes)
    present = 30 - vacant - absent
    assert yes.needed + no.needed == present + 1 or (yes.needed > present and no.needed == 1)


JOINT = """
body Lower
  seats        500

body Upper
  seats        250

body Parliament
  consists of  Lower, Upper
{counted}
procedure choice
  initiated by any member of Lower
  stage vote
    by         Parliament
    needs      more than 1/2 of all members
    if yes     ends chosen
    if no      ends not chosen
"""
TOGETHER = law(JOINT.format(counted="  votes counted together\n"))
IN_EACH = law(JOINT.format(counted=""))


@pytest.mark.parametrize(
    ("coalition", "together", "in_each"),
    [
        ("376 members of Lower", "holds", "fails"),
        ("375 members of Lower", "fails", "fails"),
        ("126 members of Lower and all of Upper", "holds", "fails"),
        ("125 members of Lower and all of Upper", "fails", "fails"),
        ("251 members of Lower and 126 members of Upper", "holds", "holds"),
    ],
)
def test_chambers_counted_together_add_their_seats(coalition: str, together: str, in_each: str) -> None:
    assert verdict(TOGETHER, f"{coalition} can force choice ended chosen") == together
    assert verdict(IN_EACH, f"{coalition} can force choice ended chosen") == in_each


TICKET = """
body College
  seats        138

body States
  seats        16

procedure election
  stage ballot
    by         College
{each}    needs      majority of all members
    if yes     ends chosen
    if tied    go to choice
    if no      go to choice
  stage choice
    by         States
    needs      majority of all members
    if yes     ends chosen
"""


def test_a_majority_with_two_votes_that_nothing_tells_apart_ties() -> None:
    two = law(TICKET.format(each="    votes each 2\n"))
    one = law(TICKET.format(each=""))
    claim = "73 members of College can force election ended chosen"
    assert verdict(two, claim) == "fails"
    assert verdict(one, claim) == "holds"
    assert verdict(two, "73 members of College and 9 members of States can force election ended chosen") == "holds"


DRAWS = """
procedure choice
  initiated by any member of Bench
  stage vote
    by         Bench
    needs      majority of all members
    if yes     ends chosen
    if tied    ends drawn
    if no      ends rejected
"""


def test_half_of_an_even_body_ties_and_an_odd_body_never_does() -> None:
    even, odd = (law(f"body Bench\n  seats  {seats}\n\n{DRAWS}") for seats in (10, 9))
    assert verdict(even, "5 members of Bench can force choice ended drawn") == "holds"
    assert verdict(odd, "all of Bench can force choice ended drawn") == "fails"


CLOCK = """
office President

power meet
  held by      President

power dissolve
  held by      President
  only if      at least 3 months have passed since meet
  effect       office of President is vacant
"""


def test_a_power_may_open_when_time_has_passed() -> None:
    text = law(CLOCK)
    assert verdict(text, "dissolve is not lawful", "less than 3 months have passed since meet") == "holds"
    assert verdict(text, "dissolve is not lawful", "at least 3 months have passed since meet") == "fails"
