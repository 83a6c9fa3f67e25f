"""Free mandates, power that outlasts an office, election days, circles of offices, and courts with empty seats."""

import pytest
from tests.laws import ask, law, verdict

HOUSE = """
body House
  seats        100
  part         list deputies, 60 seats, elected by voters
  part         district deputies, 40 seats, elected by voters
"""


@pytest.mark.parametrize(
    ("norm", "expected", "told"),
    [
        ("mandate House\n  ends on  fact: resignation", "holds", "The seat is kept."),
        ("mandate House\n  ends on  leaving party", "fails", "100 of 100 seats"),
        ("mandate list deputies\n  ends on  leaving party, expulsion from party", "fails", "60 of 100 seats"),
        (
            "mandate list deputies\n  ends on  vote against party\n\nmandate House\n  ends on  leaving party",
            "fails",
            "100 of 100 seats",
        ),
        ("body Both\n  consists of  House\n\nmandate Both\n  ends on  fact: resignation", "holds", "The seat is kept."),
    ],
)
def test_a_mandate_is_free_when_no_tie_to_a_party_ends_it(norm: str, expected: str, told: str) -> None:
    answer = ask(law(f"{HOUSE}\n{norm}"), "House has a free mandate")
    assert answer.verdict.value == expected
    assert answer.witness is not None and told in answer.witness.conclusion


def test_a_text_that_does_not_say_how_a_seat_is_lost_is_not_said_to_be_free() -> None:
    answer = ask(law(HOUSE), "House has a free mandate")
    assert answer.verdict.value == "not applicable"
    assert "how a seat in House is lost" in answer.reason


FORMER = "office President\n\ngroup ex-Presidents\n  means  former Presidents\n  formerly  President\n"


@pytest.mark.parametrize(
    ("norm", "expected"),
    [
        ("body Council\n  seats  7\n  members for life  ex-Presidents", "fails"),
        ("power speak to the nation\n  held by  ex-Presidents", "fails"),
        ("immunity ex-Presidents\n  who  ex-Presidents\n  protects  the person", "holds"),
        ("power speak to the nation\n  held by  President", "holds"),
    ],
)
def test_those_who_held_an_office_keep_power_by_a_seat_or_an_act_and_not_by_protection(
    norm: str, expected: str
) -> None:
    assert verdict(law(f"{FORMER}\n{norm}"), "no former President keeps a public power") == expected


DAYS = """
office President
body House
  seats        100
election President
  by           {voters}
  {president}
  {apart}
election House
  by           voters
  {house}
"""
COINCIDE = "regular elections of President and House never coincide"


@pytest.mark.parametrize(
    ("president", "house", "apart", "expected"),
    [
        ("fixed day first Sunday of December", "fixed day at least 2 months before the term ends", "", "fails"),
        ("fixed day first Sunday of December", "fixed day at least 2 months before the term ends", "House", "holds"),
        ("fixed day first Sunday of December", "fixed day last Sunday of May", "", "holds"),
        ("fixed day first Sunday of December", "fixed day first Sunday of December", "", "fails"),
        # the first Monday of a month is never its second Sunday, and its first Sunday may be
        ("fixed day first Monday of May", "fixed day second Sunday of May", "", "holds"),
        (
            "fixed day 60 days before the term ends",
            "fixed day no later than 2 months before the term ends",
            "",
            "fails",
        ),
        ("note no day", "fixed day last Sunday of May", "", "not applicable"),
        ("note no day", "fixed day last Sunday of May", "House", "holds"),
    ],
)
def test_two_regular_elections_are_apart_by_the_text_or_by_the_calendar(
    president: str, house: str, apart: str, expected: str
) -> None:
    bar = f"not with election of {apart}" if apart else "note no bar"
    assert verdict(law(DAYS.format(voters="voters", president=president, house=house, apart=bar)), COINCIDE) == expected


def test_a_day_on_which_both_can_fall_is_shown() -> None:
    text = DAYS.format(
        voters="voters",
        president="fixed day first Sunday of December",
        house="fixed day at least 2 months before the term ends",
        apart="note no bar",
    )
    answer = ask(law(text), COINCIDE)
    assert answer.witness is not None
    assert "2000-12-03" in answer.witness.conclusion  # the first Sunday of December 2000


def test_a_head_of_state_whom_a_college_elects_has_no_ballot_to_be_apart() -> None:
    text = DAYS.format(voters="House", president="note no day", house="note no day", apart="note no bar")
    assert verdict(law(text), COINCIDE) == "not applicable"


CIRCLE = """
body Council
  seats        5
  part         councillors, 5 seats, appointed by Court
body Court
  seats        9
  part         judges, 9 seats, appointed by {judges}
office President
election President
  by           voters
"""
NO_CIRCLE = "no offices fill each other without an election"


@pytest.mark.parametrize(
    ("judges", "expected"),
    [("Council", "fails"), ("President", "holds"), ("Council with consent of President", "holds")],
)
def test_a_circle_is_closed_until_somebody_elected_must_agree(judges: str, expected: str) -> None:
    answer = ask(law(CIRCLE.format(judges=judges)), NO_CIRCLE)
    assert answer.verdict.value == expected
    assert answer.witness is not None
    if expected == "fails":
        assert {step.act for step in answer.witness.steps} >= {"fill councillors", "fill judges"}


def test_a_circle_that_an_election_enters_is_told_beside_the_verdict() -> None:
    answer = ask(law(CIRCLE.format(judges="Council with consent of President")), NO_CIRCLE)
    assert answer.witness is not None
    assert "These fill each other, and an election enters" in answer.witness.conclusion


def test_what_the_text_does_not_say_is_no_circle_and_is_named() -> None:
    answer = ask(law(CIRCLE.format(judges="Guild") + "\nbody Guild\n  seats  3\n"), NO_CIRCLE)
    assert answer.verdict.value == "holds"
    assert answer.witness is not None and "Guild" in answer.witness.conclusion


def test_a_circle_that_needs_the_word_of_somebody_unknown_depends_on_how_they_are_chosen() -> None:
    text = CIRCLE.format(judges="Council with consent of Guild") + "\nbody Guild\n  seats  3\n"
    answer = ask(law(text), NO_CIRCLE)
    assert answer.verdict.value == "depends"
    assert answer.witness is not None and "Guild" in answer.witness.conclusion


COURT = """
office President
  role         head of state
body Senate
  seats        20
body Court
  seats        11
  part         presidential judges, 5 seats, appointed by President
  part         senate judges, 6 seats, appointed by Senate
quorum Court
  needs        at least 2/3 of all members
procedure complaint
  initiated by citizens
  stage sitting
    by         Court
    needs      majority of members present
    quorum     at least 2/3 of all members
    within     1 month
    if yes     ends decided
    if no      ends not decided
    if silent  ends not decided
"""


def test_a_norm_of_its_own_gives_a_body_its_quorum() -> None:
    """Two thirds of eleven are eight, and without the five of the President six are left."""
    answer = ask(law(COURT), "no single actor can keep Court below its quorum")
    assert answer.verdict.value == "fails"
    assert answer.witness is not None
    assert [step.act for step in answer.witness.steps] == [
        "needs 8 of 11",
        "can keep 5 of 11 seats empty; 6 remain",
        "can keep 6 of 11 seats empty; 5 remain",
    ]


@pytest.mark.parametrize(("empty", "expected"), [(0, "holds"), (3, "holds"), (4, "fails"), (5, "fails")])
def test_a_court_with_empty_seats_decides_while_its_quorum_is_left(empty: int, expected: str) -> None:
    """Played: of eleven judges eight are needed, so that three seats may stay empty and not four."""
    given = (f"{empty} seats of Court are vacant",) if empty else ()
    assert verdict(law(COURT), "Court and citizens can force complaint ended decided", *given) == expected


def test_those_who_are_left_of_a_court_with_empty_seats_are_counted_once() -> None:
    """Its parts were once told in full beside the court, with what was missing as a negative number."""
    answer = ask(
        law(COURT), "Court can force complaint ended decided", "complaint is at sitting", "5 seats of Court are vacant"
    )
    assert answer.witness is not None
    assert "6 of 11 of Court" in answer.witness.shows
    assert "judges" not in answer.witness.shows
