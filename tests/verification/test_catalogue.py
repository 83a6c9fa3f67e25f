"""The catalogue is put by roles: it names no office of any country, and says which role is missing."""

from dataclasses import replace
from datetime import date

import pytest
from tests.laws import ask, law

from politeia.amendment.catalogue import catalogue
from politeia.amendment.charters import load_charter
from politeia.amendment.consolidation import consolidate
from politeia.language.phrases import parse_claim, parse_condition
from politeia.norms.resolution import resolve
from politeia.verification.casting import cast
from politeia.verification.proving import prove_by_roles

QUESTIONS = {asked.name.split()[0]: asked for asked in catalogue()}
CHARTER = load_charter("kazakhstan")
BEFORE, AFTER = (resolve(consolidate(CHARTER, date.fromisoformat(day)).norms) for day in ("2019-01-01", "2023-04-01"))


def test_every_question_of_the_catalogue_is_read_and_numbered_once() -> None:
    assert len(QUESTIONS) == len(catalogue()) > 20


def test_a_charter_without_a_role_is_told_which() -> None:
    answer = prove_by_roles(law("office Chair\n  role  head of state"), QUESTIONS["P02"])
    assert answer.verdict.value == "not applicable"
    assert "lower chamber" in answer.reason


TREATIES = """
office President
  role         head of state
  chosen by    voters

body Senate
  role         parliament
  part         senators, 9 seats, elected by voters

power accede to conventions
  role         ratify treaties
  held by      Senate

power make peace with neighbours
  role         ratify treaties
  held by      Senate
"""


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("head of state has power ratify treaties", "fails"),
        ("parliament has power ratify treaties", "holds"),
        ("head of state has no power to grant pardon", "holds"),
    ],
)
def test_a_question_may_ask_of_an_act_by_its_role(claim: str, verdict: str) -> None:
    asked = replace(QUESTIONS["P47"], claim=parse_claim(claim), only_with=())
    assert prove_by_roles(law(TREATIES), asked).verdict.value == verdict


def test_a_question_may_be_kept_from_texts_in_which_nobody_does_an_act() -> None:
    for role, applies in (("ratify treaties", True), ("grant pardon", False)):
        asked = replace(QUESTIONS["P47"], claim=parse_claim("parliament has power ratify treaties"), only_with=(role,))
        assert (prove_by_roles(law(TREATIES), asked).verdict.value != "not applicable") is applies


def test_an_act_that_several_norms_are_is_all_of_them() -> None:
    given = (parse_condition("less than 1 year has passed since ratify treaties"),)
    named, missing = cast(replace(QUESTIONS["P47"], given=given, only_with=()), law(TREATIES))
    assert named.given[0].names == ("accede to conventions", "make peace with neighbours")
    assert "ratify treaties" not in missing


def test_roles_become_the_names_of_the_charter() -> None:
    named, missing = cast(QUESTIONS["P32"], AFTER)
    assert missing == ()
    assert [member.name for member in named.claim.coalition.members] == ["Mazhilis", "Senate"]  # type: ignore[union-attr]
    assert named.claim.goals[0].names == ("removal of President",)


@pytest.mark.parametrize(
    ("number", "before", "after"),
    [
        ("P01", "fails", "fails"),
        ("P04", "holds", "holds"),
        ("P05", "holds", "holds"),
        ("P06", "fails", "fails"),
        ("P07", "fails", "fails"),
        ("P10", "fails", "fails"),
        ("P11", "depends", "depends"),
        ("P02", "fails", "fails"),
        ("P16", "holds", "holds"),
        ("P17", "fails", "holds"),
        ("P18", "fails", "holds"),
        ("P20", "fails", "fails"),
        ("P22", "fails", "fails"),
        ("P22b", "fails", "fails"),
        ("P24", "holds", "holds"),
        ("P25", "fails", "fails"),
        ("P27", "fails", "fails"),
        ("P28", "holds", "holds"),
        ("P29", "fails", "holds"),
        ("P30", "fails", "holds"),
        ("P32", "holds", "holds"),
        ("P34", "fails", "fails"),
        ("P35", "fails", "fails"),
        ("P38", "fails", "holds"),
        ("P39", "fails", "holds"),
        ("P42", "holds", "holds"),
        ("P43", "holds", "holds"),
        ("P44", "fails", "holds"),
        ("P47", "fails", "not applicable"),
        ("P48", "holds", "holds"),
        ("P49", "holds", "holds"),
        ("P50a", "holds", "holds"),
        ("P50b", "fails", "fails"),
        ("P53", "fails", "fails"),
        ("P54", "holds", "holds"),
        ("P55", "fails", "fails"),
        ("P56", "holds", "holds"),
        ("P57a", "fails", "holds"),
        ("P57b", "fails", "fails"),
        ("P57d", "fails", "fails"),
        ("P59", "fails", "fails"),
    ],
)
def test_what_the_reform_of_kazakhstan_moved(number: str, before: str, after: str) -> None:
    """Read beside articles 39, 41 to 44, 47, 48, 54 to 57, 61 to 63, 70 to 73, 82, 86 to 88 and 91 of both editions."""
    assert prove_by_roles(BEFORE, QUESTIONS[number]).verdict.value == before
    assert prove_by_roles(AFTER, QUESTIONS[number]).verdict.value == after


def test_a_situation_that_fits_two_procedures_is_one_of_the_usual_procedure() -> None:
    """Laws also pass the Senate alone (55(5)); "before the President" once began there, where no chamber was dissolved."""
    named, _ = cast(QUESTIONS["P12"], AFTER)
    assert named.given[0].names == ("ordinary law", "ordinary law by Senate alone")


def test_a_parliament_of_one_chamber_plays_the_lower_chamber() -> None:
    text = law("body Diet\n  role  parliament\n  seats  50\n  term  4 years")
    assert cast(QUESTIONS["P08"], text)[1] == ()
    assert prove_by_roles(text, QUESTIONS["P08"]).verdict.value == "holds"
    two = law(
        "body House\n  seats  50\n\nbody Lords\n  seats  20\n\nbody Diet\n  role  parliament\n  consists of  House, Lords"
    )
    assert cast(QUESTIONS["P08"], two)[1] == ("lower chamber",)


def test_a_question_for_texts_with_a_role_is_not_asked_of_others() -> None:
    text = law("office President\n  role  head of state")
    answer = prove_by_roles(text, QUESTIONS["P42"])
    assert answer.verdict.value == "not applicable"
    assert "constitutional court" in answer.reason


def test_the_objection_of_the_president_fell_in_2017() -> None:
    """73(4) as it stood until the law of 10 March 2017."""
    older = resolve(consolidate(CHARTER, date(2012, 1, 1)).norms)
    assert prove_by_roles(older, QUESTIONS["P42"]).verdict.value == "fails"


def test_no_confidence_in_an_akim_does_not_end_the_government() -> None:
    """87(5) knows a vote against a local executive beside that of 56(2)."""
    named, missing = cast(QUESTIONS["P22"], AFTER)
    assert missing == ()
    assert [goal.names for goal in named.claim.goals] == [("no confidence in Government",)]


def test_a_court_without_a_number_of_judges_is_not_said_to_be_safe_from_one_appointer() -> None:
    answer = prove_by_roles(law("body Court\n  role  constitutional court"), QUESTIONS["P40"])
    assert answer.verdict.value == "not applicable"
    assert "sets no number of seats for Court" in answer.reason


def test_appointed_members_are_counted_together_whoever_proposes_them() -> None:
    answer = prove_by_roles(AFTER, QUESTIONS["P17"])
    assert answer.witness is not None
    assert [step.act for step in answer.witness.steps[1:]] == ["hold 5 of 50", "hold 5 of 50"]
    assert answer.witness.conclusion == "10 do not reach the 13 that block."


def test_a_ban_on_relatives_is_no_ban_on_the_office() -> None:
    """Article 43(4) of 1995 keeps the President's relatives from the head of a public company, and not the President."""
    bars = "incompatibility kin of Head\n  who          Head\n  kin          close relatives\n  may not      head a company"
    answer = ask(law(f"office Head\n\n{bars}"), "Head is barred from head a company")
    assert answer.verdict.value == "fails"
    assert answer.witness is not None and answer.witness.conclusion == "The text forbids it to relatives alone."
