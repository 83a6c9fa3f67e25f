"""A question that names a stage, or a holder, that the text does not know is answered for what it is."""

from tests.laws import ask, law, verdict

LAW = law(
    """
office President
body Chamber
  part         deputies, 8 seats, elected by voters
  part         senior deputies, 2 seats, elected by voters
power ask a question
  held by      any member of Chamber
power veto
  held by      President
procedure law
  initiated by any member of Chamber
  stage vote
    by         Chamber
    if yes     ends in force
    if no      ends rejected
"""
)


def test_a_situation_at_a_stage_that_does_not_exist_is_not_applicable() -> None:
    answer = ask(LAW, "all of Chamber can force law ended in force", "law is at signature")
    assert answer.verdict.value == "not applicable"
    assert answer.reason == "law has no stage “signature”; its stages are “vote”"


def test_who_is_a_member_has_what_any_member_holds() -> None:
    assert verdict(LAW, "Chamber has power ask a question") == "holds"
    assert verdict(LAW, "senior deputies has power ask a question") == "holds"
    assert verdict(LAW, "President has power ask a question") == "fails"
    assert verdict(LAW, "Chamber has power veto") == "fails"
