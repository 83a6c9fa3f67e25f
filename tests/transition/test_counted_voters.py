"""Voters in shares: a turnout that is asked for, a boycott, and an election that a majority of those who vote decides."""

from dataclasses import replace

import pytest
from tests.laws import ask, law, verdict

from politeia.diagnostics.model import PoliteiaError
from politeia.language.aloud import condition_in_words
from politeia.language.phrases import parse_condition

REMOVAL = """
office President
body Parliament
  seats        100
removal President
  initiated by any member of Parliament
  stage referendum
    by         voters
    valid if   {valid}
    carried if {carried}
    if yes     ends removed
    if no      ends rejected
    if no quorum ends not valid
  effect       when removed: office of President is vacant
"""
REMOVED = "removal of President ended removed"


def _law(valid: str, carried: str) -> str:
    return REMOVAL.format(valid=valid, carried=carried)


CAST = _law("more than 1/2 of entitled voters", "more than 1/2 of votes cast")
REGISTERED = _law("more than 1/2 of entitled voters", "more than 1/2 of entitled voters")
THIRTY = _law("at least 30% of entitled voters", "more than 1/2 of votes cast")


@pytest.mark.parametrize(("text", "enough"), [(CAST, "fails"), (REGISTERED, "fails"), (THIRTY, "holds")])
def test_a_boycott_keeps_the_turnout_below_what_is_asked(text: str, enough: str) -> None:
    # Romania 2012: 46.24 percent took part. https://hmong.in.th/wiki/Romanian_presidential_impeachment_referendum,_2012
    away = "53.76% of voters are absent"
    assert verdict(law(text), f"1 members of Parliament and 40% of voters can force {REMOVED}", away) == enough


def test_voters_who_are_against_stay_away_or_vote_no_whichever_serves() -> None:
    text = law(CAST)
    assert verdict(text, f"1 members of Parliament and 50% of voters can force {REMOVED}") == "fails"
    assert verdict(text, f"1 members of Parliament and majority of voters can force {REMOVED}") == "holds"
    thirty = law(THIRTY)
    assert verdict(thirty, f"1 members of Parliament and 30% of voters can force {REMOVED}") == "fails"
    assert (
        verdict(thirty, f"1 members of Parliament and 30% of voters can force {REMOVED}", "65% of voters are absent")
        == "holds"
    )
    assert (
        verdict(thirty, f"1 members of Parliament and 29% of voters can force {REMOVED}", "71% of voters are absent")
        == "fails"
    )


def test_voters_without_a_share_are_one_actor_as_before() -> None:
    assert verdict(law(CAST), f"1 members of Parliament and voters can force {REMOVED}") == "holds"
    assert verdict(law(CAST), f"all of Parliament can force {REMOVED}") == "fails"


def test_the_witness_tells_the_share_of_the_voters() -> None:
    answer = ask(law(CAST), f"all of Parliament and 60% of voters can force {REMOVED}")
    assert answer.witness is not None
    assert [step.actor for step in answer.witness.steps] == ["1 of 100 in Parliament", "50.01% of the voters"]
    assert "60% of the voters" in answer.witness.shows


def test_smallest_coalitions_count_the_voters_where_some_stay_away() -> None:
    answer = ask(law(THIRTY), f"smallest coalitions that can force {REMOVED}", "60% of voters are absent")
    assert [str(item) for item in answer.coalitions] == ["1 of 100 of Parliament and 30% of the voters"]


ELECTION = """
office President
body Chamber
  seats        10
power dissolve Chamber
  held by      President
  unless       less than 1 year has passed since dissolve Chamber
  effect       Chamber is dissolved
  effect       election of Chamber within 2 months
election Chamber
  by           voters
  within       2 months
  if silent    unspecified
procedure law
  initiated by any member of Chamber
  stage vote
    by         Chamber
    needs      majority of all members
    if yes     ends in force
    if no      ends rejected
"""


def test_an_election_belongs_to_the_majority_of_those_who_vote() -> None:
    text = law(ELECTION)
    assert verdict(text, "President and 51% of voters can force law ended in force") == "holds"
    assert verdict(text, "President and 49% of voters can force law ended in force") == "fails"
    assert (
        verdict(text, "President and 21% of voters can force law ended in force", "60% of voters are absent") == "holds"
    )


def test_regions_are_not_read_out_of_a_share_of_the_voters() -> None:
    text = law(
        CAST.replace(
            "carried if more than 1/2 of votes cast",
            "carried if at least 2/3 of units, each by more than 1/2 of votes cast",
        )
    )
    with pytest.raises(PoliteiaError, match="share of units"):
        verdict(text, f"1 members of Parliament and 60% of voters can force {REMOVED}")
    assert verdict(text, f"1 members of Parliament and voters can force {REMOVED}") == "holds"


def test_a_turnout_that_is_missed_is_nobodys_act() -> None:
    answer = ask(law(CAST), f"all of Parliament and 46% of voters can force {REMOVED}", "54% of voters are absent")
    assert answer.verdict == "fails" and answer.witness is not None
    told = [(step.actor, step.act) for step in answer.witness.steps]
    assert ("the law", "too few take part in “referendum” of removal of President; it ends not valid") in told


def test_a_share_of_somebody_who_is_no_body_is_refused() -> None:
    with pytest.raises(PoliteiaError, match="no number of members"):
        verdict(law(CAST), f"majority of President can force {REMOVED}")
    with pytest.raises(PoliteiaError, match="no number of members"):
        verdict(law(CAST), f"2 members of citizens can force {REMOVED}")


@pytest.mark.parametrize(
    ("share", "told"), [("53.76%", "53.76%"), ("10%", "10%"), ("1/3", "1/3"), ("52.5%", "52.5%"), ("2/5", "40%")]
)
def test_a_share_that_is_absent_is_told_as_it_was_meant(share: str, told: str) -> None:
    written = replace(parse_condition(f"{share} of voters are absent"), written="")
    assert condition_in_words(written) == f"{told} of voters are absent"
    assert parse_condition(condition_in_words(written)).detail == written.detail
