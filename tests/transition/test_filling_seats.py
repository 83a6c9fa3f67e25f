"""Vacant seats that are filled one by one: who fills them, to whom they then belong, and what a share is counted of meanwhile."""

from tests.laws import ask, law, verdict

COURT = """
office President
body Parliament
  seats        81
body Court
  seats        7
procedure election of a judge
  initiated by any member of Parliament
  only if      1 seats of Court are vacant
  stage vote
    by         Parliament
    needs      at least 3/5 of all members
    if yes     ends elected
    if no      ends not elected
  effect       when elected: 1 seat of Court is filled
procedure ruling
  initiated by any member of Court
  stage ruling
    by         Court
    needs      majority of all members
    if yes     ends decided
    if no      ends refused
"""
FOUR = "4 seats of Court are vacant"
DECIDED = "ruling ended decided"


def test_a_court_that_is_too_small_decides_again_once_a_judge_is_elected() -> None:
    assert verdict(law(COURT), f"everyone can force {DECIDED}", FOUR) == "holds"
    assert verdict(law(COURT), f"33 members of Parliament cannot prevent {DECIDED}", FOUR) == "fails"
    assert verdict(law(COURT), f"32 members of Parliament cannot prevent {DECIDED}", FOUR) == "holds"


def test_the_witness_fills_the_seat_before_the_court_decides() -> None:
    answer = ask(law(COURT), f"32 members of Parliament cannot prevent {DECIDED}", FOUR)
    assert answer.witness is not None
    acts = [step.act for step in answer.witness.steps]
    assert any("say yes at “vote” of election of a judge" in act for act in acts)
    assert [step.actor for step in answer.witness.steps][-1] == "4 of 7 in Court"


def test_a_judge_belongs_to_those_who_elect_alone() -> None:
    text = law(COURT)
    three = "3 members of Court and 49 members of Parliament can force ruling ended decided"
    assert verdict(text, three, FOUR) == "holds"
    assert verdict(text, three.replace("49", "48"), FOUR) == "fails"
    assert verdict(text, "49 members of Parliament can force ruling ended decided", FOUR) == "holds"
    assert (
        verdict(text, "49 members of Parliament can force ruling ended decided", "3 seats of Court are vacant")
        == "fails"
    )


def test_no_more_seats_are_filled_than_are_vacant() -> None:
    text = law(COURT.replace("needs      majority of all members", "needs      at least 5 members"))
    assert verdict(text, "49 members of Parliament can force ruling ended decided", FOUR) == "fails"
    assert (
        verdict(text, "49 members of Parliament can force ruling ended decided", "5 seats of Court are vacant")
        == "holds"
    )


def test_a_share_of_those_in_office_is_counted_anew_with_each_seat_that_is_filled() -> None:
    text = law(COURT.replace("needs      majority of all members", "needs      at least 2/3 of members in office"))
    # Two of three are enough at once, and no longer when Parliament fills a seat first: then it takes three of four.
    answer = ask(text, "2 members of Court can force ruling ended decided", FOUR)
    assert (answer.verdict.value, answer.race) == ("fails", True)
    # With four judges elected by others it takes five of seven, whom three can stop and two cannot.
    assert verdict(text, "3 members of Court can prevent ruling ended decided", FOUR) == "holds"
    assert verdict(text, "2 members of Court can prevent ruling ended decided", FOUR) == "fails"


def test_where_several_fill_in_turn_each_seat_belongs_to_whoever_fills_it() -> None:
    text = law("""
office President
body Council
body Court
  seats        4
power name a judge
  held by      President
  only if      3 seats of Court are vacant
  effect       1 seat of Court is filled
power elect a judge
  held by      Council
  unless       3 seats of Court are vacant
  effect       1 seat of Court is filled
procedure ruling
  initiated by any member of Court
  stage ruling
    by         Court
    needs      majority of all members
    if yes     ends decided
    if no      ends refused
""")
    empty = "4 seats of Court are vacant"
    assert verdict(text, "everyone can force ruling ended decided", empty) == "holds"
    assert verdict(text, "President can force ruling ended decided", empty) == "fails"
    assert verdict(text, "President and Council can force ruling ended decided", empty) == "holds"
    assert verdict(text, "President cannot prevent ruling ended decided", empty) == "fails"
    assert verdict(text, "Council cannot prevent ruling ended decided", empty) == "fails"


def test_where_nothing_fills_them_vacant_seats_stay_vacant() -> None:
    text = law(COURT.replace("  effect       when elected: 1 seat of Court is filled\n", ""))
    assert verdict(text, f"everyone can force {DECIDED}", FOUR) == "fails"


COUNCIL = """
body Team
  seats        90
body Council
  seats        5
procedure no confidence in Council
  initiated by 3 members of Team
  stage vote
    by         Team
    needs      at least 2/3 of votes cast
    if yes     ends out
    if no      ends lost
  effect       when out: Council is dissolved
  effect       when out: election of Council within 1 month
election Council
  by           Team
  within       1 month
  if silent    unspecified
procedure decision
  initiated by any member of Team
  unless       Council is dissolved
  stage decision
    by         Council
    needs      majority of all members
    if yes     ends accepted
    if no      ends rejected
"""


def test_an_election_of_the_whole_body_fills_every_seat() -> None:
    text = law(COUNCIL)
    empty = "5 seats of Council are vacant"
    assert verdict(text, "60 members of Team can force decision ended accepted", empty) == "holds"
    assert verdict(text, "59 members of Team can force decision ended accepted", empty) == "fails"
    assert verdict(text, "Council can force decision ended accepted", empty) == "fails"


def test_a_coalition_without_anybody_is_called_nobody() -> None:
    answer = ask(law(COUNCIL), "Council can force decision ended accepted", "5 seats of Council are vacant")
    assert answer.witness is not None and "nobody" in answer.witness.shows
