"""Documented crises of votes by community, of seats that stand empty, of voters who stay away and of orders that run out."""

import pytest
from tests.crises.documented import Case, answered, tells

CASES = (
    Case(  # Stormont 2022: no Speaker, because too few of one community vote for one
        "crises/northern-ireland-2022",
        "twenty-three of one community cannot keep the Assembly without a Speaker",
        (("2022-05-13", "fails"), ("2100-06-01", "fails")),
        ("begin election of Speaker", "say no at “vote”", "begin election of Speaker"),
        "4(5)",
    ),
    Case(  # Stormont 2017 and 2022: nobody nominates, the voters return the same Assembly, nobody nominates
        "crises/northern-ireland-2022",
        "one party cannot keep the offices of First Minister empty",
        (("2017-03-13", "fails"), ("2022-05-13", "fails"), ("2100-06-01", "holds")),
        ("the time for “nominations”", "say yes at “poll”", "return the same majority", "begin nomination"),
        "32(3)",
    ),
    Case(  # Montenegro 2022: 33 of 81 refuse in both votes, and again, and three judges of seven decide nothing
        "crises/montenegro-2022",
        "two fifths of Parliament cannot keep the Court from deciding",
        (("2022-09-13", "fails"),),
        (
            "begin election of a judge",
            "say no at “first vote”",
            "say no at “second vote”",
            "begin election of a judge",
        ),
        "91(5)",
    ),
    Case(  # Romania 2012: 46.24% take part, 40.47% for removal, and the President resumes office
        "crises/romania-2012",
        "those who vote decide",
        (("2012-07-06", "fails"), ("2012-07-29", "fails"), ("2014-12-17", "holds")),
        (
            "begin removal of President",
            "say yes at “suspension”",
            "too few take part in “referendum” of removal of President; it ends President resumes office",
        ),
        "5(2)",
    ),
)
ASKED = [(case, day, verdict) for case in CASES for day, verdict in case.verdicts]


@pytest.mark.parametrize(
    ("case", "day", "verdict"), ASKED, ids=[f"{case.charter}@{day}: {case.asked}" for case, day, _ in ASKED]
)
def test_the_verdict_is_the_documented_one_before_and_after(case: Case, day: str, verdict: str) -> None:
    assert answered(case, day).verdict.value == verdict


TOLD = [case for case in CASES if case.acts]


@pytest.mark.parametrize("case", TOLD, ids=[f"{case.charter}: {case.asked}" for case in TOLD])
def test_the_witness_has_the_decisive_acts_in_their_order_and_its_articles(case: Case) -> None:
    tells(case)
