"""Documented crises: each charter below library/crises finds the documented failure, with a trace of the documented shape."""

from dataclasses import dataclass
from datetime import date
from functools import cache

import pytest

from politeia.amendment.charters import load_charter
from politeia.amendment.consolidation import consolidate
from politeia.amendment.model import Charter
from politeia.documents.library import collected_names
from politeia.norms.model import Institutions
from politeia.norms.resolution import resolve
from politeia.verification.proving import prove


@cache
def charter(name: str) -> Charter:
    return load_charter(name)


@cache
def edition(name: str, day: str) -> Institutions:
    return resolve(consolidate(charter(name), date.fromisoformat(day)).norms)


@dataclass(frozen=True, slots=True)
class Case:
    """A question to a charter: the verdicts by day, and the acts of the first of them, in order, with an article it rests on."""

    charter: str
    asked: str
    verdicts: tuple[tuple[str, str], ...]
    acts: tuple[str, ...]
    article: str


CASES = (
    Case(  # S01: ballot one without a winner, 43 leave, the quorum is lost, the next call begins again
        "crises/lebanon-2014",
        "a third of the Chamber cannot keep the office empty",
        (("2014-05-26", "fails"), ("2023-01-01", "fails"), ("2100-06-01", "holds"), ("2101-06-01", "holds")),
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
    Case(  # S04: three ballots, and Parliament is dissolved
        "crises/greece-2014",
        "a minority cannot end Parliament",
        (("2014-12-17", "fails"), ("2020-01-15", "holds")),
        ("say no at “first ballot”", "say no at “second ballot”", "say no at “third ballot”"),
        "32(4)",
    ),
)
ASKED = [(case, day, verdict) for case in CASES for day, verdict in case.verdicts]


@pytest.mark.parametrize(
    ("case", "day", "verdict"), ASKED, ids=[f"{case.charter}@{day}: {case.asked}" for case, day, _ in ASKED]
)
def test_the_verdict_is_the_documented_one_before_and_after(case: Case, day: str, verdict: str) -> None:
    asked = next(item for item in charter(case.charter).properties if item.name == case.asked)
    assert prove(edition(case.charter, day), asked).verdict.value == verdict


@pytest.mark.parametrize("case", CASES, ids=[f"{case.charter}: {case.asked}" for case in CASES])
def test_the_witness_has_the_decisive_acts_in_their_order_and_its_articles(case: Case) -> None:
    asked = next(item for item in charter(case.charter).properties if item.name == case.asked)
    witness = prove(edition(case.charter, case.verdicts[0][0]), asked).witness
    assert witness is not None
    told = iter(witness.steps)
    for act in case.acts:
        assert any(act in step.act for step in told), act
    assert not case.article or any(case.article in step.citations for step in witness.steps)


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
