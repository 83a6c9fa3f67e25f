"""Documented crises from Weimar on: removal and dissolution, inability, rival readings, quorums and entrenchment."""

import pytest
from tests.crises.documented import Case, answered, tells

CASES = (
    Case(  # S12: a majority that shares only the no
        "crises/weimar-1932",
        "a majority that removes a Chancellor must name another",
        (("1932-09-12", "fails"), ("1949-05-24", "holds")),
        ("say yes at “vote” of removal of Chancellor",),
        "54(1)",
    ),
    Case(  # S12: a demand for repeal, a dissolution, the same House again
        "crises/weimar-1932",
        "President and Chancellor do not legislate without the House for ever",
        (("1932-09-12", "fails"), ("1949-05-24", "holds")),
        ("dissolve Reichstag", "2 months pass", "return the same majority to Reichstag"),
        "25(1)",
    ),
    Case(  # S13: 73 loyal electors tie, and the States are divided
        "crises/united-states-1800",
        "a united majority of electors chooses",
        (("1801-02-11", "fails"), ("1804-12-05", "holds"), ("1933-12-01", "holds")),
        ("begin election of the President", "tie at “ballot”", "time passes"),
        "2(3)",
    ),
    Case(
        "crises/united-states-1800",
        "the States of the losing party cannot keep the winner out",
        (("1801-02-11", "fails"), ("1804-12-05", "holds")),
        ("tie at “ballot”", "time passes"),
        "2(3)",
    ),
    Case(
        "crises/united-states-1800",
        "an even split of the States leaves nobody",
        (("1801-02-11", "fails"), ("1804-12-05", "holds"), ("1933-12-01", "holds")),
        ("time passes",),
        "",
    ),
    Case(
        "crises/united-states-1800",
        "an even split of the States and of the Senate leaves nobody",
        (("1804-12-05", "fails"), ("1933-12-01", "holds")),
        ("the time for “choice by the States”", "pass"),
        "2(3)",
    ),
    Case(  # S14: nobody may say that the President is unable
        "crises/united-states-inability",
        "the inability of the President is answered",
        (("1881-07-02", "fails"), ("1919-10-02", "fails"), ("1967-02-10", "holds")),
        (),
        "",
    ),
    Case(
        "crises/united-states-inability",
        "a vacancy in the office of Vice President is answered",
        (("1963-11-22", "fails"), ("1967-02-10", "holds")),
        (),
        "",
    ),
    Case(  # S14: the gap that remains
        "crises/united-states-inability",
        "the inability of the President is answered without a Vice President",
        (("1967-02-10", "fails"), ("1963-11-22", "fails")),
        ("inability of President is not within reach",),
        "25(4)",
    ),
    Case(  # S15: flight is no ground
        "crises/ukraine-2014",
        "the flight of the President is answered",
        (("2014-02-22", "fails"), ("2021-02-10", "fails")),
        (),
        "",
    ),
    Case(  # S15: 328 of 450 reach the accusation and not the removal
        "crises/ukraine-2014",
        "328 deputies can remove",
        (("2014-02-22", "fails"),),
        ("begin removal of President", "say yes at “accusation”", "say yes at “opinion on the acts”"),
        "111(4)",
    ),
    Case(  # S16: 312 of 500 elected seats nominate, and stay below 376 of 750
        "crises/thailand-2023",
        "a majority of the elected House invests its candidate",
        (("2023-07-13", "fails"), ("2024-06-01", "holds")),
        ("begin investiture of Prime Minister", "say no at “vote”", "begin investiture of Prime Minister"),
        "272(1)",
    ),
    Case(  # S17: dissolved at once under the other article
        "crises/sri-lanka-2018",
        "the guard of 70(1) cannot be passed by",
        (("2018-11-09", "fails"), ("2018-12-14", "holds")),
        ("dissolve Parliament under 33(2)(c)",),
        "33(2)(c)",
    ),
    Case(
        "crises/sri-lanka-2018",
        "the text has one answer",
        (("2018-11-09", "depends"), ("2018-12-14", "holds")),
        (),
        "",
    ),
    Case(  # S18: twelve judges, a bench of thirteen
        "crises/poland-2015",
        "the Tribunal can review the statute that governs it",
        (("2015-12-28", "fails"), ("2015-12-10", "holds"), ("2016-03-09", "holds"), ("2016-08-16", "holds")),
        ("begin review of a statute", "time passes"),
        "1(1)",
    ),
    Case(
        "crises/poland-2015",
        "the Prime Minister cannot keep a judgment from taking effect",
        (("2016-03-09", "fails"), ("2016-08-16", "fails")),
        ("say no at “publication”",),
        "",
    ),
    Case(  # S19: repeal by two thirds, then adopt by two thirds
        "crises/hungary-2010",
        "the rule of four fifths binds less than four fifths",
        (("2010-05-14", "fails"), ("2011-04-18", "fails"), ("2100-01-01", "holds")),
        ("begin rule of four fifths", "it ends repealed", "begin new Constitution", "it ends adopted"),
        "24(3)",
    ),
    Case(  # S20: 38 of 85 attend
        "crises/maldives-2018",
        "thirty-eight members extend an emergency",
        (("2018-02-20", "depends"), ("2018-02-27", "holds")),
        (),
        "",
    ),
    Case(  # S21: Queensland puts another party in the seat
        "crises/australia-1975",
        "a State does not change the balance of parties",
        (("1975-09-03", "fails"), ("1977-08-01", "holds")),
        ("it ends filled otherwise",),
        "15(1)",
    ),
    Case(  # S21: supply waits in the Senate
        "crises/australia-1975",
        "half of the Senate cannot stop supply",
        (("1975-10-16", "fails"), ("1977-08-01", "fails")),
        ("begin supply", "say yes at “House of Representatives”"),
        "53(1)",
    ),
    Case(
        "crises/australia-1975",
        "a State does not leave a seat empty",
        (("1975-09-03", "fails"), ("1977-08-01", "fails")),
        ("time passes",),
        "",
    ),
    Case(  # S22: a meeting is called and has no quorum
        "crises/gentoo-2018",
        "less than a third of the members can act",
        (("2010-01-01", "fails"), ("2018-06-02", "holds")),
        ("begin resolution at a meeting of Members",),
        "3.9(1)",
    ),
    Case(
        "crises/gentoo-2018",
        "less than a tenth of the members can act",
        (("2010-01-01", "fails"), ("2018-06-02", "fails")),
        ("begin resolution at a meeting of Members",),
        "3.9(1)",
    ),
    Case(  # R1: three rounds, the electoral body, and back to the first
        "crises/estonia-2016",
        "a third of the Riigikogu and half of the electoral body cannot keep the office empty",
        (("2016-08-29", "fails"),),
        (
            "say no at “third round”",
            "say no at “second round of the electoral body” of election of the President; it goes on at “first round”",
        ),
        "79(4)",
    ),
    Case(  # R2: nobody must replace a Government that was refused
        "crises/czechia-2013",
        "a refused Government leaves within half a year",
        (("2013-08-07", "fails"),),
        ("months pass",),
        "",
    ),
    Case(  # R4: a Government is appointed and refused
        "crises/belgium-2010",
        "half of the Chamber cannot keep the country without a Government",
        (("2010-06-13", "fails"),),
        ("begin formation of Government", "say yes at “appointment”", "say no at “confidence”"),
        "96(1)",
    ),
    Case(  # R5: three may claim the office
        "crises/ecuador-1997",
        "the text names one successor",
        (("1997-02-06", "depends"), ("1998-08-10", "holds")),
        (),
        "",
    ),
    Case(  # R6: three judges of seven
        "crises/montenegro-2022",
        "three judges can decide",
        (("2022-09-13", "fails"),),
        ("begin decision of Constitutional Court",),
        "153(2)",
    ),
    Case(
        "crises/montenegro-2022",
        "two fifths of Parliament cannot keep the Court without judges",
        (("2022-09-13", "fails"),),
        ("say no at “first vote”", "say no at “second vote”"),
        "91(5)",
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


def test_the_readings_that_decide_are_named() -> None:
    for case in CASES:
        if case.verdicts[0][1] == "depends":
            answer = answered(case, case.verdicts[0][0])
            assert {found.verdict.value for found in answer.cases} == {"holds", "fails"}
            assert all(found.readings for found in answer.cases)
