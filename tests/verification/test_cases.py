"""A joint verdict is known as soon as no further reading can change it, and is then the one of all readings."""

from __future__ import annotations

import pytest
from tests.laws import ask, law

from politeia.norms.model import Institutions
from politeia.norms.resolution import resolve
from politeia.transition.model import GapSite
from politeia.verification.cases import Found, Judges, Readings, Together, cases_of, joint, joint_of
from politeia.verification.model import Verdict

GAPS = (
    GapSite("law/vote/if silent", "law, vote", "54(2)", "if silent", ("lapsed", "in force")),
    GapSite("law/signature/if silent", "law, signature", "44(2)", "if silent", ("open", "in force", "rejected")),
)


class Judge:
    """Gives the verdicts of a list in turn, and counts how many it was asked for."""

    def __init__(self, verdicts: list[Verdict]) -> None:
        self.verdicts = verdicts
        self.asked = 0

    def __call__(self, text: Institutions, readings: Readings) -> Found:
        self.asked += 1
        return Found(self.verdicts[self.asked - 1], None, GAPS)


HOLDS, FAILS = Verdict.HOLDS, Verdict.FAILS


@pytest.mark.parametrize(
    ("verdicts", "strictly", "asked"),
    [
        ([HOLDS] * 6, False, 6),
        ([FAILS] * 6, False, 6),
        ([HOLDS, FAILS, HOLDS, HOLDS, HOLDS, HOLDS], False, 2),
        ([HOLDS, HOLDS, HOLDS, HOLDS, HOLDS, FAILS], False, 6),
        ([HOLDS, HOLDS, FAILS, HOLDS, HOLDS, HOLDS], True, 3),
        ([FAILS] * 6, True, 1),
        ([HOLDS] * 6, True, 6),
    ],
)
def test_no_reading_is_tried_that_cannot_change_the_joint_verdict(
    verdicts: list[Verdict], strictly: bool, asked: int
) -> None:
    text, judge = resolve(()), Judge(verdicts)
    whole = joint(cases_of(text, (), Judges(Judge(verdicts))).each, strictly=strictly)
    assert joint_of(text, (), Judges(judge), strictly=strictly) is whole
    assert judge.asked == asked


def at_once(text: Institutions) -> Together:
    """All readings at once: the silence on signing alone decides."""
    verdicts = {"open": FAILS, "in force": HOLDS, "rejected": FAILS}
    return Together(GAPS[1:], tuple(((said,), (verdicts[said], ())) for said in GAPS[1].completions))


def by_signature(text: Institutions, readings: Readings) -> Found:
    """One reading by itself, which gives the same."""
    return Found(HOLDS if readings.get(GAPS[1].key) == "in force" else FAILS, None, GAPS)


def test_readings_decided_at_once_name_the_gap_that_decides_and_leave_none_out() -> None:
    found = cases_of(resolve(()), (), Judges(by_signature, at_once))
    assert found.complete
    assert {case.readings[0].completion: case.verdict for case in found.each} == {
        "open": FAILS,
        "in force": HOLDS,
        "rejected": FAILS,
    }
    assert joint_of(resolve(()), (), Judges(by_signature, at_once), strictly=False) is Verdict.DEPENDS


def test_a_reading_that_by_itself_gives_another_verdict_is_believed() -> None:
    found = cases_of(resolve(()), (), Judges(lambda text, readings: Found(HOLDS, None, GAPS), at_once))
    assert [case.verdict for case in found.each] == [HOLDS]


def test_readings_that_are_too_many_to_be_tried_one_by_one_are_owned_up_to() -> None:
    many = tuple(GapSite(f"gap {number}", "law", "1", "if silent", ("one", "other")) for number in range(5))
    found = cases_of(resolve(()), (), Judges(lambda text, readings: Found(HOLDS, None, many)))
    assert not found.complete
    assert found.each[0].verdict is HOLDS


TWO_READINGS = """
body House
  seats        9
procedure election
  reading      a majority is there
  initiated by any member of House
  stage ballot
    by         House
    if yes     ends elected
    if no      ends failed
procedure election
  reading      two thirds have to be there
  initiated by any member of House
  stage ballot
    by         House
    quorum     at least 2/3 of all members
    if yes     ends elected
    if no      ends failed
    if no quorum unspecified between ends failed, ends elected
"""


def test_a_reading_that_alone_has_a_gap_is_named_where_it_decides() -> None:
    answer = ask(law(TWO_READINGS), "4 members of House cannot prevent election ended elected")
    told = {tuple(reading.completion for reading in case.readings): case.verdict.value for case in answer.cases}
    assert told == {
        ("a majority is there",): "holds",
        ("two thirds have to be there", "it ends failed"): "fails",
        ("two thirds have to be there", "it ends elected"): "holds",
    }
    assert answer.cases[0].readings[0].what == "procedure election"
    assert answer.cases[1].readings[1].what == "a broken quorum at ballot of election"
