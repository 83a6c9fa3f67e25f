"""Claims on dissolution under a condition, on every office and on every power; and the removal of a government by any path."""

import pytest
from tests.laws import ask, law, verdict

CHAMBER = """
office President
body Chamber
  seats        10
power dissolve Chamber
  held by      President
  {bar}
  effect       Chamber is dissolved
  effect       election of Chamber within 2 months
election Chamber
  by           voters
  within       2 months
  if silent    unspecified
emergency state of emergency
  by           President
  lasts        unspecified
"""
IN_EMERGENCY = "Chamber is never dissolved while state of emergency is in force"
WITHIN_A_YEAR = "Chamber is never dissolved while less than 1 year has passed since dissolve Chamber"


@pytest.mark.parametrize(
    ("bar", "claim", "expected"),
    [
        ("unless  state of emergency is in force", IN_EMERGENCY, "holds"),
        ("note  no bar", IN_EMERGENCY, "fails"),
        ("unless  less than 1 year has passed since dissolve Chamber", WITHIN_A_YEAR, "holds"),
        ("unless  less than 6 months have passed since dissolve Chamber", WITHIN_A_YEAR, "fails"),
        ("note  no bar", WITHIN_A_YEAR, "fails"),
    ],
)
def test_a_bar_keeps_a_chamber_from_dissolution(bar: str, claim: str, expected: str) -> None:
    assert verdict(law(CHAMBER.format(bar=bar)), claim) == expected


def test_a_second_dissolution_within_the_year_is_shown_with_the_election_between() -> None:
    answer = ask(law(CHAMBER.format(bar="note  no bar")), WITHIN_A_YEAR)
    assert answer.witness is not None
    assert [step.actor for step in answer.witness.steps if step.actor != "time"] == ["President", "voters"]


def test_a_power_that_its_own_conditions_exclude_is_dead() -> None:
    dead = CHAMBER.format(bar="only if  state of emergency is in force\n  unless  state of emergency is in force")
    answer = ask(law(dead), "every power can be used")
    assert answer.verdict.value == "fails"
    assert answer.witness is not None
    assert "dissolve Chamber" in answer.witness.conclusion
    alive = CHAMBER.format(bar="only if  state of emergency is in force")
    assert verdict(law(alive), "every power can be used") == "holds"


OFFICES = """
office President
office Premier
body Chamber
  seats        10
election President
  by           voters
  within       2 months
  if silent    unspecified
succession President
  on           death
  order        Premier
  lasts        until election
appointment Premier
  nominated by President
  {consent}
  appointed by President
"""


def test_every_vacancy_is_asked_about_and_the_one_that_can_be_kept_is_named() -> None:
    answer = ask(
        law(OFFICES.format(consent="consent of  Chamber: majority of all members")),
        "no single actor can keep any office empty",
    )
    assert answer.verdict.value == "fails"
    assert answer.witness is not None
    assert {step.actor: step.act for step in answer.witness.steps} == {
        "President": "cannot be kept empty by one alone",
        "Premier": "can be kept empty by President",
    }


GOVERNMENT = """
office President
body Chamber
  seats        90
office Premier
body Cabinet
{paths}
"""
CONSTRUCTIVE = """
procedure no confidence
  initiated by any member of Chamber
  stage vote
    by         Chamber
    needs      {needs}
    if yes     {yes}
    if no      ends rejected
  stage decision
    by         President
    within     10 days
    if yes     ends accepted
    if no      ends refused
    if silent  ends refused
  effect       when accepted: office of Premier is vacant
"""
DISMISSAL = """
power dismiss Premier
  held by      {holder}
  needs        majority of all members
  effect       office of Premier is vacant
"""


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        (CONSTRUCTIVE.format(needs="majority of all members", yes="ends accepted"), "holds"),
        (CONSTRUCTIVE.format(needs="at least 2/3 of all members", yes="ends accepted"), "fails"),
        (CONSTRUCTIVE.format(needs="majority of all members", yes="go to decision"), "fails"),
        (
            CONSTRUCTIVE.format(needs="majority of all members", yes="go to decision")
            + DISMISSAL.format(holder="Chamber"),
            "holds",
        ),
        (DISMISSAL.format(holder="President"), "fails"),
    ],
)
def test_a_government_leaves_by_any_path_that_a_majority_commands(paths: str, expected: str) -> None:
    """Forty-six of ninety members: a vote that binds, one that the President may refuse, and a dismissal of the chamber's own."""
    claim = "majority of Chamber can force office of Premier is vacant or office of Cabinet is vacant"
    assert verdict(law(GOVERNMENT.format(paths=paths)), claim) == expected


def test_what_a_survey_rests_on_is_told_for_all_and_then_for_those_that_decide() -> None:
    answer = ask(
        law(OFFICES.format(consent="consent of  Chamber: majority of all members")),
        "no single actor can keep any office empty",
    )
    assert answer.assumptions and all(
        line not in ground.lines for ground in answer.grounds for line in answer.assumptions
    )
    decides = [ground.decides for ground in answer.grounds]
    assert decides == sorted(decides, reverse=True)
    assert {ground.name for ground in answer.grounds if ground.decides} <= {"Premier"}
