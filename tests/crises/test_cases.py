"""Documented crises: each charter below library/crises finds the documented failure, with a trace of the documented shape."""

from pathlib import Path

import pytest
from tests.crises.documented import Case, answered, charter, edition, tells

from politeia.documents.library import collected_names
from politeia.verification.proving import prove

PAGE = Path(__file__).parents[2] / "docs" / "crises.md"

CASES = (
    Case(  # S01: ballot one without a winner, 43 leave, the quorum is lost, the next call begins again
        "crises/lebanon-2014",
        "a third of the Chamber cannot keep the office empty",
        (
            ("2014-05-26", "fails"),
            ("2023-01-01", "fails"),
            ("2099-06-01", "fails"),
            ("2100-06-01", "holds"),
            ("2101-06-01", "holds"),
        ),
        (
            "begin presidential election",
            "say no at “first ballot”",
            "stay away from “later ballot”",
            "begin presidential election",
        ),
        "49(2)",
    ),
    Case(  # S02: attempt, attempt, dissolve, elect, wait for the year to pass
        "crises/moldova-2009",
        "a minority cannot keep the office empty",
        (("2009-09-12", "fails"), ("2016-03-05", "holds")),
        (
            "begin presidential election",
            "say no at “second ballot”",
            "say no at “repeated second ballot”",
            "dissolve Parliament",
            "return the same majority",
            "say no at “repeated second ballot”",
            "9 months pass",
            "dissolve Parliament",
        ),
        "85(3)",
    ),
    Case(  # S03: rounds fail and are repeated without limit
        "crises/slovakia-1998",
        "a minority cannot keep the office empty",
        (("1998-03-03", "fails"), ("1998-09-01", "fails"), ("1999-02-01", "holds")),
        ("begin presidential election", "say no at “first round”", "say no at “second round”", "begin presidential"),
        "101(2)",
    ),
    Case(  # S03: nobody may appoint a Government while the office is vacant
        "crises/slovakia-1998",
        "somebody appoints a Government during a vacancy",
        (("1998-03-03", "fails"), ("1998-09-01", "holds"), ("1999-02-01", "holds")),
        ("pass",),
        "",
    ),
    Case(  # S03: the same, asked as a gap: no norm says who appoints before there is a President again
        "crises/slovakia-1998",
        "a norm says who appoints a Government during a vacancy",
        (("1998-03-03", "fails"), ("1998-09-01", "holds")),
        (),
        "",
    ),
    Case(  # S04: three ballots, and Parliament is dissolved
        "crises/greece-2014",
        "a minority cannot end Parliament",
        (("2014-12-17", "fails"), ("2020-01-15", "holds")),
        ("say no at “first ballot”", "say no at “second ballot”", "say no at “third ballot”"),
        "32(4)",
    ),
    Case(  # S05: the same candidate is proposed and fails, again and again; the rulings of 2025 do not end it
        "crises/kosovo-2025",
        "half of the Assembly cannot keep it from being constituted",
        (("2025-04-15", "fails"), ("2025-08-09", "fails"), ("2100-06-01", "fails")),
        ("say yes at “proposal”", "say no at “vote on the President”", "say yes at “proposal”"),
        "67(2)",
    ),
    Case(  # S05: a new election after sixty days ends the deadlock
        "crises/kosovo-2025",
        "the deadlock comes to an end",
        (("2025-08-09", "fails"), ("2101-06-01", "holds")),
        ("pass",),
        "",
    ),
    Case(  # S06: the designate accepts and proposes a cabinet, and the President refuses the decree and ends the mission
        "crises/bulgaria-2024",
        "the President alone cannot keep a caretaker cabinet out",
        (("2024-08-01", "fails"), ("2025-08-01", "fails"), ("2100-06-01", "holds")),
        (
            "say yes at “acceptance”",
            "say yes at “proposal”",
            "say no at “decree” of caretaker cabinet; it ends mission ended",
        ),
        "99(5)",
    ),
    Case(  # S06: those on the list decline
        "crises/bulgaria-2024",
        "those on the list together cannot keep it out",
        (("2024-08-01", "fails"), ("2025-08-01", "fails"), ("2100-06-01", "holds")),
        ("begin caretaker cabinet", "say no at “acceptance”", "begin caretaker cabinet"),
        "99(5)",
    ),
    Case(  # S07: five texts, of which two let the President dissolve alone
        "pakistan",
        "no dissolution by the President alone",
        (
            ("1986-01-01", "fails"),
            ("1974-01-01", "holds"),
            ("1998-01-01", "holds"),
            ("2004-06-01", "fails"),
            ("2011-06-01", "holds"),
        ),
        ("dissolve National Assembly",),
        "58(2)(b)",
    ),
    Case(  # S08: the chair disallows the resolution before the vote
        "crises/pakistan-2022",
        "a resolution with 172 supporters does not die",
        (("2022-04-03", "fails"), ("2022-04-08", "holds")),
        ("disallow a resolution of no confidence",),
        "69(1)",
    ),
    Case(  # S08: the resolution is gone, the Prime Minister advises, the President dissolves
        "crises/pakistan-2022",
        "no dissolution past a pending resolution",
        (("2022-04-03", "fails"), ("2022-04-08", "holds")),
        ("disallow a resolution of no confidence", "begin dissolution on advice", "“order” of dissolution on advice"),
        "58(1)",
    ),
    Case(  # S09: the agreement of a person without an elected office
        "crises/kazakhstan-2019",
        "nobody without an elected office has a veto on appointments",
        (("2019-10-21", "fails"), ("2022-06-09", "not applicable")),
        ("pass",),
        "",
    ),
    Case(
        "crises/kazakhstan-2019",
        "the President appoints ministers",
        (("2019-10-21", "fails"), ("2022-06-09", "holds")),
        ("pass",),
        "",
    ),
    Case(  # S09: one person is spared by name
        "crises/kazakhstan-2019",
        "the limit on terms binds everybody",
        (("2019-10-21", "fails"), ("2022-06-09", "holds")),
        ("limits the office", "spares First President"),
        "42(5)",
    ),
    Case(  # S09: the protection is taken away first, and then what it protected
        "crises/kazakhstan-2019",
        "what may not be changed cannot be changed",
        (("2019-10-21", "fails"),),
        ("begin repeal of the protection", "begin repeal of the status", "ends amended"),
        "91(1)",
    ),
    Case(  # S11: candidates decline, there is no first vote, and the two months do not begin
        "crises/spain-2016",
        "the leaders cannot keep the clock from starting",
        (("2016-01-22", "fails"), ("2019-09-17", "fails"), ("2100-06-01", "holds")),
        ("begin investiture", "say no at “acceptance”", "begin investiture"),
        "99(1)",
    ),
    Case(  # S11: vote, wait two months, dissolve, elect, and begin again
        "crises/spain-2016",
        "half of Congress cannot keep the country without a Government",
        (("2016-01-22", "fails"), ("2019-07-25", "fails"), ("2100-06-01", "fails")),
        (
            "begin investiture",
            "say yes at “acceptance”",
            "say no at “first vote”",
            "2 months pass",
            "it ends without a Government",
            "return the same majority",
            "begin investiture",
        ),
        "99(5)",
    ),
    Case(  # S10 A: the President rejects the resignation, and the vote begins again
        "kazakhstan",
        "the whole chamber can end a government",
        (("2023-06-01", "fails"),),
        (
            "begin no confidence in Government",
            "say yes at “vote”",
            "say no at “decision”",
            "begin no confidence in Government",
        ),
        "70(6)",
    ),
    Case(  # S10 B: the consideration of a dissolution bars the removal
        "kazakhstan",
        "the accused cannot stop a removal",
        (("2023-06-01", "fails"),),
        ("open the consideration of “dissolve",),
        "63(1)",
    ),
    Case(  # S10 C: nothing follows from a refusal of consent
        "kazakhstan",
        "half of the chamber cannot keep the country without a Prime Minister",
        (("2023-06-01", "fails"),),
        ("pass",),
        "",
    ),
)
ASKED = [(case, day, verdict) for case in CASES for day, verdict in case.verdicts]


@pytest.mark.parametrize(
    ("case", "day", "verdict"), ASKED, ids=[f"{case.charter}@{day}: {case.asked}" for case, day, _ in ASKED]
)
def test_the_verdict_is_the_documented_one_before_and_after(case: Case, day: str, verdict: str) -> None:
    assert answered(case, day).verdict.value == verdict


@pytest.mark.parametrize("case", CASES, ids=[f"{case.charter}: {case.asked}" for case in CASES])
def test_the_witness_has_the_decisive_acts_in_their_order_and_its_articles(case: Case) -> None:
    tells(case)


RECORDED = [
    (name, asked.name, recorded.verdict, recorded.date)
    for name in collected_names("crises")
    for asked in charter(name).properties
    for recorded in asked.recorded
]


@pytest.mark.parametrize(("name", "asked", "verdict", "day"), RECORDED)
def test_every_recorded_verdict_comes_out(name: str, asked: str, verdict: str, day: str) -> None:
    found = next(item for item in charter(name).properties if item.name == asked)
    assert prove(edition(name, day), found).verdict.value == verdict


@pytest.mark.parametrize("name", collected_names("crises"))
def test_the_charter_of_a_case_has_no_mistakes_and_tells_its_sources(name: str) -> None:
    assert charter(name).diagnostics == ()
    assert any(asked.recorded for asked in charter(name).properties)


@pytest.mark.parametrize("name", collected_names("crises"))
def test_the_page_of_crises_has_a_row_for_every_case(name: str) -> None:
    assert f"| `{name}` |" in PAGE.read_text(encoding="utf-8")
