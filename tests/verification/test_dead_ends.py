"""Dead ends: a procedure that no act and no event leads on, and acts of those who are not there."""

from __future__ import annotations

import pytest
from tests.laws import ask, law, verdict

from politeia.language.phrases import parse_claim
from politeia.language.questions import ClaimForm
from politeia.verification.model import Verdict

HOUSE = """
office President

body Chamber
  seats        10

power dissolve Chamber
  held by      President
  effect       Chamber is dissolved

procedure law
  initiated by any member of Chamber
  stage vote
    by         Chamber
    needs      majority of all members
    if yes     go to signature
    if no      ends rejected
  stage signature
    by         President
    if yes     ends in force
    if no      ends refused
"""
ELECTION = """
election Chamber
  by           voters
  within       2 months
"""
CLAIM = "law never comes to a dead end"


def with_election(text: str) -> str:
    called = "is dissolved\n  effect       election of Chamber within 2 months"
    return text.replace("is dissolved\n", called + "\n", 1) + ELECTION


def test_a_bill_before_a_chamber_that_is_dissolved_for_ever_is_at_a_dead_end() -> None:
    answer = ask(law(HOUSE), CLAIM)
    assert answer.verdict is Verdict.FAILS
    assert answer.witness is not None
    assert "stand at vote for ever" in answer.witness.shows
    assert [step.act.split(" ")[0] for step in answer.witness.steps] in (["begin", "dissolve"], ["begin", "President:"])


def test_an_election_leads_on() -> None:
    assert verdict(law(with_election(HOUSE)), CLAIM) == "holds"


def test_a_bar_that_nothing_lifts_is_a_dead_end() -> None:
    barred = HOUSE.replace(
        "    by         President\n", "    by         President\n    unless     Chamber is dissolved\n"
    )
    assert verdict(law(with_election(barred)), CLAIM) == "holds"
    assert verdict(law(barred), CLAIM) == "fails"


def test_a_text_fails_as_soon_as_one_procedure_does() -> None:
    other = """
procedure petition
  initiated by voters
  stage answer
    by         President
    if yes     ends granted
    if no      ends refused
"""
    answer = ask(law(HOUSE + other), "no procedure ever comes to a dead end")
    assert answer.verdict is Verdict.FAILS
    assert answer.witness is not None
    assert [(step.actor, step.act) for step in answer.witness.steps] == [
        ("law", "can come to a stage that it never leaves"),
        ("petition", "leads on from every stage"),
    ]
    assert parse_claim("no procedure ever comes to a dead end").form is ClaimForm.NO_DEAD_ENDS


@pytest.mark.parametrize("claim", ["law ended in force is always possible", "everyone can force law ended in force"])
def test_a_dissolved_chamber_makes_no_law_even_when_nobody_is_against(claim: str) -> None:
    """A regression: what all together can do was asked without asking whether a chamber sits."""
    assert verdict(law(HOUSE), claim, "Chamber is dissolved") == "fails"
    assert verdict(law(with_election(HOUSE)), claim, "Chamber is dissolved") == "holds"


def test_an_office_that_is_vacant_for_ever_does_not_sign() -> None:
    removal = """
removal President
  initiated by any member of Chamber
  stage vote
    by         Chamber
    if yes     ends removed
    if no      ends kept
  effect       when removed: office of President is vacant
"""
    text = law(with_election(HOUSE) + removal)
    assert verdict(text, "law ended in force is never possible", "office of President is vacant") == "holds"


def test_a_duty_that_nobody_can_discharge_is_said_to_be_one() -> None:
    """Kazakhstan 70 and 56(2): the Government must offer to resign; the Prime Minister is dismissed before, and no Mazhilis sits."""
    text = """
office Premier

office President

procedure censure
  initiated by voters
  stage resignation
    by         Premier
    must       offer to resign
    if yes     ends resigned
    if no      ends stays

power dismiss the Premier
  held by      President
  effect       office of Premier is vacant
"""
    answer = ask(law(text), "censure never comes to a dead end")
    assert answer.verdict is Verdict.FAILS
    assert answer.witness is not None
    assert "nobody can discharge the duty" in answer.witness.conclusion
