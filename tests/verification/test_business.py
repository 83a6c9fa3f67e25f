"""Bills on public money, spending without a budget, and questions that must be answered: each on texts that grant it or not."""

import pytest
from tests.laws import ask, law, verdict

HOUSE = """
office President
  role         head of state
office Premier
body Government
  role         government
body House
  role         lower chamber
  seats        100
  part         deputies, 100 seats, elected by voters
procedure ordinary law
  initiated by {begun}
  stage vote
    by         House
    needs      majority of all members
    if yes     ends in force
    if no      ends rejected
"""
EVERY_BILL = "majority of House can bring every bill of ordinary law to a vote"


def money(*lines: str) -> str:
    return "\n".join(("\npower bring in a money bill", "  role         introduce money bills", *lines))


@pytest.mark.parametrize(
    ("begun", "gate", "expected"),
    [
        ("any member of House", "", "holds"),
        ("at least 1/3 of all members of House", "", "holds"),
        ("at least 2/3 of all members of House", "", "fails"),
        ("Government", "", "fails"),
        ("any member of House", money("  held by      any member of House"), "holds"),
        (
            "any member of House",
            money("  held by      any member of House", "  after        opinion of Government"),
            "fails",
        ),
        ("any member of House", money("  held by      any member of House", "  consent of   Government"), "fails"),
        ("any member of House", money("  held by      any member of House", "  consent of   House"), "holds"),
        ("any member of House", money("  held by      Government"), "fails"),
    ],
)
def test_a_bill_of_some_subject_that_waits_for_others_is_a_gate(begun: str, gate: str, expected: str) -> None:
    assert verdict(law(HOUSE.format(begun=begun) + gate), EVERY_BILL) == expected


def test_whoever_must_agree_is_named_with_the_article() -> None:
    gate = money(
        "  held by      any member of House", "  after        opinion of Government that is favourable   per 61(6)"
    )
    answer = ask(law(HOUSE.format(begun="any member of House") + gate), EVERY_BILL)
    assert answer.witness is not None
    assert [(step.actor, step.act) for step in answer.witness.steps] == [
        ("a majority of House", "may begin ordinary law"),
        ("Government", "must agree: bring in a money bill"),
    ]
    assert "61(6)" in answer.citations


SPENDING = """
body House
  seats        100
power grant money in advance
  role         spend without a budget
  held by      House
  lasts        {how_long}
"""


@pytest.mark.parametrize(("how_long", "expected"), [("4 months", "holds"), ("unspecified", "fails")])
def test_money_without_a_budget_is_bounded_when_every_way_to_it_ends(how_long: str, expected: str) -> None:
    assert (
        verdict(law(SPENDING.format(how_long=how_long)), "spending without a budget is possible and bounded")
        == expected
    )


def test_a_text_that_does_not_speak_of_a_year_without_a_budget_is_not_asked_about() -> None:
    answer = ask(law("body House\n  seats  10"), "spending without a budget is possible and bounded")
    assert answer.verdict.value == "not applicable"
    assert "who may spend" in answer.reason


QUESTIONS = """
body House
  seats        100
office Premier
  role         head of government
body Government
  seats        9
power put a question
  role         question the executive
  held by      {asker}
duty answer
  role         answer questions
  on           fact: a question has been put
  by           {owes}
  must         answer it
  within       {by_when}
  otherwise    unspecified
"""


@pytest.mark.parametrize(
    ("asker", "owes", "by_when", "expected"),
    [
        ("any member of House", "any member of Government", "1 month", "holds"),
        ("any member of House", "Government", "3 days of the question", "holds"),
        ("any member of House", "Government", "unspecified", "fails"),
        ("any member of House", "Premier", "1 month", "holds"),
        ("any member of House", "House", "1 month", "fails"),
        ("at least 1/3 of all members of House", "Government", "1 month", "fails"),
        ("Premier", "Government", "1 month", "fails"),
    ],
)
def test_a_question_of_one_member_is_answered_when_a_duty_with_a_time_says_so(
    asker: str, owes: str, by_when: str, expected: str
) -> None:
    text = law(QUESTIONS.format(asker=asker, owes=owes, by_when=by_when))
    assert verdict(text, "Government must answer questions of members of House") == expected


def test_a_text_that_knows_no_questions_is_not_asked_about() -> None:
    text = law("body House\n  seats  10\n\nbody Government\n  seats  5")
    assert verdict(text, "Government must answer questions of members of House") == "not applicable"
