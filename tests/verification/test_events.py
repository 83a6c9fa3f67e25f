"""Events: whether a text says what follows, and whether those who are left can carry it out."""

import pytest
from tests.laws import ask, law, verdict

TEXT = """
office President

office Vice President

office Speaker

body Council
  seats        15

body Guard

succession President
  on           death, resignation or removal
  order        Vice President, Speaker

procedure inability
  ground       the President is unable to act
  initiated by Vice President
  stage declaration
    by         Council
    needs      majority of all members
    if yes     ends declared
    if no      ends not declared

duty guard the seal
  on           fact: the seal is lost
  by           Guard
  must         find it
  otherwise    unspecified

power close the borders
  held by      Council
  only if      fact: war has broken out
"""
LAW = law(TEXT)


@pytest.mark.parametrize(
    ("coalition", "event", "expected"),
    [
        ("everyone except President", "death", "holds"),
        ("everyone except President", "the resignation", "holds"),
        ("everyone except President", "the President has left the country", "fails"),
        ("everyone except President", "the President is unable to act", "holds"),
        ("everyone except President, Vice President", "the President is unable to act", "fails"),
        ("everyone except President, Council", "the President is unable to act", "fails"),
        ("Guard", "the seal is lost", "holds"),
        ("Council", "the seal is lost", "fails"),
        ("majority of Council", "war has broken out", "holds"),
        ("7 members of Council", "war has broken out", "fails"),
    ],
)
def test_an_event_is_answered_when_a_norm_speaks_of_it_and_those_left_can_act(
    coalition: str, event: str, expected: str
) -> None:
    assert verdict(LAW, f"{coalition} can answer fact: {event}") == expected


def test_a_successor_whose_own_office_is_vacant_does_not_answer() -> None:
    assert verdict(LAW, "Vice President can answer fact: death", "office of Vice President is vacant") == "fails"
    assert verdict(LAW, "everyone can answer fact: death", "office of Vice President is vacant") == "holds"


def test_a_procedure_without_its_initiator_does_not_answer() -> None:
    answer = ask(
        LAW,
        "everyone except President can answer fact: the President is unable to act",
        "office of Vice President is vacant",
    )
    assert answer.verdict.value == "fails"
    assert answer.witness is not None and answer.witness.steps


def test_silence_of_the_text_is_told_as_such() -> None:
    answer = ask(LAW, "everyone can answer fact: a comet strikes")
    assert answer.witness is not None and "No norm in force" in answer.witness.conclusion


RIVALS = """
office President

body House
  seats        100

power dissolve House
  reading      the power stands alone
  held by      President
  effect       House is dissolved

power dissolve House
  reading      the House must ask
  held by      President
  consent of   House: at least 2/3 of all members
  effect       House is dissolved

election House
"""


def test_a_claim_asked_under_every_reading_fails_when_one_reading_fails() -> None:
    text, claim = law(RIVALS), "President cannot force House is dissolved"
    assert verdict(text, claim) == "depends"
    strict = ask(text, claim, assume="every reading")
    assert strict.verdict.value == "fails"
    assert {case.verdict.value for case in strict.cases} == {"holds", "fails"}
