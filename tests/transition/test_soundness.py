"""What would make a verdict wrong, one small law each: deadlines of a whole, dissolution and dismissal on the way, facts."""

from tests.laws import ask, law, verdict

from politeia.transition.slicing import Scope
from politeia.verification.model import Assumptions, Floor

TWO_STAGES = """
body Chamber
  seats        10
body Senate
  seats        10
removal President
  initiated by at least 1/5 of all members of Chamber
  {deadline}
  stage charge
    by         Chamber
    if yes     go to verdict
    if no      ends rejected
  stage verdict
    by         Senate
    within     2 months
    if yes     ends removed
    if no      ends rejected
    if silent  {silent}
office President
"""


def test_the_time_for_a_whole_procedure_ends_it_at_whatever_stage_it_stands() -> None:
    deadline = "within 3 months of the charge\n  if silent ends rejected"
    text = law(TWO_STAGES.format(deadline=deadline, silent="stays"))
    assert (
        verdict(text, "removal of President ended rejected is always possible", "removal of President is at verdict")
        == "holds"
    )
    open_ended = law(TWO_STAGES.format(deadline="note without a deadline", silent="stays"))
    waiting = "Senate can prevent removal of President ended rejected"
    assert verdict(text, waiting, "removal of President is at verdict") == "fails"
    assert verdict(open_ended, waiting, "removal of President is at verdict") == "holds"


def test_time_counted_from_a_stage_does_not_run_before_it_is_decided() -> None:
    deadline = "within 1 month of charge\n  if silent ends rejected"
    text = law(TWO_STAGES.format(deadline=deadline, silent="stays"))
    assert (
        verdict(text, "Chamber can prevent removal of President ended rejected", "removal of President is at charge")
        == "holds"
    )


def test_a_silence_of_the_whole_that_the_text_leaves_open_is_a_gap() -> None:
    text = law(TWO_STAGES.format(deadline="within 1 month of the charge\n  if silent unspecified", silent="stays"))
    answer = ask(text, "Senate can prevent removal of President ended rejected", "removal of President is at verdict")
    assert answer.verdict.value == "depends"
    assert {reading.norm for case in answer.cases for reading in case.readings} == {"removal of President"}


DISSOLVING = """
office President
body Chamber
  seats        10
procedure law
  initiated by any member of Chamber
  stage adoption
    by         Chamber
    if yes     go to signature
    if no      ends rejected
  stage signature
    by         President
    within     1 month
    if yes     ends in force
    if no      go to override
    if silent  ends in force
  stage override
    by         Chamber
    needs      at least 2/3 of all members
    within     1 month
    if yes     ends in force
    if no      ends rejected
    if silent  ends rejected
power dissolve Chamber
  held by      President
  effect       Chamber is dissolved
  effect       election of Chamber within 2 months
election Chamber
  by           voters
  called by    President
  within       2 months
  if silent    unspecified
"""


def test_a_dissolution_in_the_middle_of_law_making_changes_the_verdict() -> None:
    text = law(DISSOLVING)
    claim = "2/3 of Chamber can force law ended in force"
    answer = ask(text, claim, "law is at override")
    assert answer.verdict.value == "fails"
    assert answer.undisturbed is not None and answer.undisturbed.value == "holds"
    assert any("dissolve Chamber" in step.act for step in answer.witness.steps) if answer.witness else False
    assert verdict(text, claim, "law is at override", assumed=Assumptions(scope=Scope.QUESTION)) == "holds"


def test_without_a_power_to_dissolve_nothing_disturbs_the_override() -> None:
    text = law(DISSOLVING.split("power dissolve Chamber")[0])
    answer = ask(text, "2/3 of Chamber can force law ended in force", "law is at override")
    assert (answer.verdict.value, answer.undisturbed) == ("holds", None)


DISMISSING = """
office President
office Minister
appointment Minister
  appointed by President
  dismissed by President
power act
  held by      Minister
  effect       measure has force of law
"""


def test_an_office_that_another_empties_and_fills_at_will_is_his() -> None:
    text = law(DISMISSING)
    assert verdict(text, "President can force measure has force of law") == "holds"
    assert (
        verdict(text, "President can force measure has force of law", assumed=Assumptions(scope=Scope.QUESTION))
        == "fails"
    )


def test_an_office_filled_with_the_consent_of_both_sides_is_not_the_coalitions() -> None:
    consent = "  consent of   Chamber: majority of all members\n  appointed by President"
    text = law("body Chamber\n  seats  10\n" + DISMISSING.strip("\n").replace("  appointed by President", consent))
    assert verdict(text, "President can force measure has force of law") == "fails"
    assert verdict(text, "President and majority of Chamber can force measure has force of law") == "holds"


FACTS = """
office President
office Monitor
power rule by decree
  held by      President
  only if      fact: a war has broken out
  effect       decree has force of law
"""


def test_a_fact_is_given_unless_the_question_leaves_it_open() -> None:
    text = law(FACTS)
    assert verdict(text, "President cannot force decree has force of law") == "fails"
    answer = ask(text, "President cannot force decree has force of law", assume="facts open")
    assert answer.verdict.value == "depends"
    assert {reading.completion for case in answer.cases for reading in case.readings} == {"it is so", "it is not so"}


def test_a_ground_can_be_left_open_too() -> None:
    text = law(FACTS.replace("only if      fact: a war has broken out", "ground       war"))
    assert verdict(text, "President cannot force decree has force of law", assume="facts open") == "depends"


def test_a_duty_on_a_fact_does_not_arise_by_itself() -> None:
    text = law(
        """
office Minister
body Chamber
  seats   10
duty resign
  on           fact: a new Chamber has been elected
  by           Minister
  must         resign
  effect       office of Minister is vacant
  otherwise    unspecified
"""
    )
    assert verdict(text, "office of Minister is vacant is never possible") == "holds"


def test_an_election_by_an_assembly_is_not_an_act_of_the_voters() -> None:
    text = law(
        """
office President
body Regions
  seats        5
body Senate
  seats        10
power dissolve Senate
  held by      President
  effect       Senate is dissolved
election Senate
  by           Regions
procedure law
  initiated by Senate
  stage vote
    by         Senate
    if yes     ends in force
    if no      ends rejected
"""
    )
    assert verdict(text, "President and Regions can force law ended in force") == "holds"
    assert verdict(text, "President and voters can force law ended in force") == "fails"


RIVALS = """
office President
body House
  seats        225
power dissolve House
  reading      the power to dissolve stands alone
  held by      President
  effect       House is dissolved
power dissolve House
  reading      the power is subject to a resolution of the House
  held by      President
  consent of   House: at least 2/3 of all members
  effect       House is dissolved
"""


def test_two_readings_of_one_article_make_the_verdict_depend_on_the_one_that_decides() -> None:
    answer = ask(law(RIVALS), "President cannot force House is dissolved")
    assert answer.verdict.value == "depends"
    said = {reading.completion: case.verdict.value for case in answer.cases for reading in case.readings}
    assert said == {
        "the power to dissolve stands alone": "fails",
        "the power is subject to a resolution of the House": "holds",
    }


def test_a_quorum_between_two_shares_is_decided_by_neither() -> None:
    # Maldives 2018: article 86 asks for a quarter, article 87(b) for more than half where citizens must comply.
    text = law(
        """
body Majlis
  seats        85
  quorum       unspecified between at least 1/4 of all members, more than 1/2 of all members
procedure prolong emergency
  initiated by any member of Majlis
  stage vote
    by         Majlis
    needs      22 of 85 members
    within     1 month
    if yes     ends prolonged
    if silent  ends lapsed
"""
    )
    answer = ask(text, "38 members of Majlis can force prolong emergency ended prolonged")
    assert answer.verdict.value == "depends"
    assert {reading.gap for case in answer.cases for reading in case.readings} == {"quorum"}


def test_the_floor_can_be_given_to_the_others_without_bound() -> None:
    # The rest opens and closes a consideration for ever, so the coalition never gets to act on the naive floor.
    text = law(
        """
office President
office Speaker
power close the House
  held by      President
power act
  held by      Speaker
  unless       President is considering close the House
  effect       measure has force of law
"""
    )
    claim = "Speaker can force measure has force of law"
    answer = ask(text, claim)
    assert answer.race
    assert verdict(text, claim, assumed=Assumptions(floor=Floor.COALITION_FIRST)) == "holds"
    assert verdict(text, claim, assumed=Assumptions(floor=Floor.REST_FREELY)) == "fails"
