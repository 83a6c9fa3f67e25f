"""What the wording of procedures provides: who begins them, what silence decides, who may turn to a court."""

import pytest
from tests.laws import ask, law, verdict

LAW = """
office President
  role         head of state
body Chamber
  seats        90
procedure bill
  initiated by at least 1/3 of all members of Chamber
  stage vote
    by         Chamber
    needs      majority of all members
    if yes     go to signature
    if no      ends rejected
  stage signature
    by         President
    if yes     ends in force
    if no      go to second vote
  stage second vote
    by         Chamber
    needs      at least 2/3 of all members
    {silence}
    if yes     ends in force
    if no      ends rejected
"""


@pytest.mark.parametrize(
    ("silence", "expected"),
    [
        ("note  no deadline", "holds"),
        ("within  1 month\n    if silent  stays", "holds"),
        ("within  1 month\n    if silent  ends rejected", "fails"),
        ("within  1 month\n    if silent  unspecified between ends rejected, ends in force", "fails"),
        ("within  1 month\n    if silent  unspecified", "depends"),
        ("within  1 month\n    if silent  unspecified between ends rejected, stays", "depends"),
    ],
)
def test_silence_after_a_refusal_decides_when_every_reading_ends_the_matter(silence: str, expected: str) -> None:
    text = law(LAW.format(silence=silence))
    assert verdict(text, "silence after refusal by President decides nothing about bill") == expected


def test_without_a_vote_after_a_refusal_silence_is_not_asked_about() -> None:
    text = law(LAW.format(silence="note  no deadline"))
    assert verdict(text, "silence after refusal by Chamber decides nothing about bill") == "not applicable"


def test_a_bill_that_a_failed_censure_brings_to_signature_skips_the_vote() -> None:
    censure = (
        "\nprocedure confidence\n  initiated by  President\n  stage vote\n    by  Chamber\n    needs  majority of all members\n"
        "    if yes  ends dismissed\n    if no  ends adopted\n  effect  when adopted: bill begins at {stage}"
    )
    plain = LAW.format(silence="note  no deadline")
    claim = "bill begins nowhere but at its first stage"
    assert verdict(law(plain), claim) == "holds"
    assert verdict(law(plain + censure.format(stage="signature")), claim) == "fails"
    assert verdict(law(plain + censure.format(stage="vote")), claim) == "holds"


@pytest.mark.parametrize(
    ("coalition", "expected"),
    [
        ("1/3 of Chamber", "holds"),
        ("29 members of Chamber", "fails"),
        ("30 members of Chamber", "holds"),
        ("President", "fails"),
    ],
)
def test_those_are_enough_to_begin_who_reach_the_share_that_the_norm_asks(coalition: str, expected: str) -> None:
    """A third of ninety is thirty."""
    assert verdict(law(LAW.format(silence="note  none")), f"{coalition} are enough to begin bill") == expected


def test_that_no_norm_knows_of_it_is_an_answer() -> None:
    answer = ask(law(LAW.format(silence="note  none")), "1/4 of Chamber are enough to begin inquiry")
    assert answer.verdict.value == "fails"
    assert answer.witness is not None
    assert "No norm in force speaks of inquiry" in answer.witness.shows


def test_initiators_keep_their_mandates_unless_an_effect_takes_them() -> None:
    plain = LAW.format(silence="note  none")
    assert verdict(law(plain), "initiators of bill keep their mandates") == "holds"
    priced = plain + "  effect       when rejected: mandates of initiators end\n"
    assert verdict(law(priced), "initiators of bill keep their mandates") == "fails"


COURT = """
office Speaker
body Upper
  seats        50
body Lower
  seats        98
body Parliament
  consists of  Lower, Upper
body Court
  seats        11
power review a law
  held by      Court
  initiated by Speaker, at least 1/5 of all members of Parliament
"""


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        ("Speaker", "holds"),
        ("1/5 of Parliament", "holds"),
        ("30 members of Lower", "holds"),
        ("29 members of Lower", "fails"),
        ("citizens", "fails"),
    ],
)
def test_a_court_is_reached_by_those_whom_a_norm_names(who: str, expected: str) -> None:
    """A fifth of 148 deputies is thirty, from one chamber or from both."""
    assert verdict(law(COURT), f"{who} can turn to Court") == expected


def test_a_court_of_which_the_text_does_not_say_who_reaches_it_is_not_asked_about() -> None:
    assert verdict(law("body Court\n  seats  5"), "citizens can turn to Court") == "not applicable"


VOTED = """
office President
amendment revision
  initiated by President
  stage vote
    by         voters
    carried if more than 1/2 of ballots cast
    {units}
    if yes     ends amended
    if no      ends not amended
"""


def test_a_share_of_units_is_asked_at_every_vote_of_the_people() -> None:
    spread = law(VOTED.format(units="carried if at least 2/3 of units, each by more than 1/2 of ballots cast"))
    assert verdict(spread, "revision needs a share of units") == "holds"
    assert verdict(law(VOTED.format(units="note  none")), "revision needs a share of units") == "fails"
    assert verdict(law(LAW.format(silence="note  none")), "bill needs a share of units") == "not applicable"


def test_a_duty_on_an_event_binds_its_bearer_and_nobody_else() -> None:
    text = law(
        "body Cabinet\n\noffice President\n\nduty resign\n  on  fact: a new Chamber has been elected\n  by  Cabinet\n"
        "  must  lay down its powers\n  otherwise  unspecified"
    )
    assert verdict(text, "Cabinet must answer fact: a new Chamber has been elected") == "holds"
    assert verdict(text, "President must answer fact: a new Chamber has been elected") == "fails"
    assert verdict(text, "Cabinet must answer fact: a new President has been elected") == "fails"


def test_what_may_not_be_amended_is_open_where_the_text_is_silent_on_replacement() -> None:
    claim = "what may not be amended may not be replaced either"
    core = "unamendable core\n  protects  the republic"
    assert verdict(law(core), claim) == "holds"
    assert verdict(law(core + "\n  if replaced  unspecified"), claim) == "fails"
    assert verdict(law("office President"), claim) == "not applicable"


def test_rights_beyond_limits_are_those_that_a_limitation_names() -> None:
    claim = "some rights may never be limited"
    limited = "limitation rights\n  limited by  laws"
    assert verdict(law(limited + "\n  never  11, 13"), claim) == "holds"
    assert verdict(law(limited), claim) == "fails"
    assert verdict(law("office President"), claim) == "not applicable"
