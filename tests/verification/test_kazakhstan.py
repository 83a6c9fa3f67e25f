"""Verdicts on Kazakhstan before and after the reform: each recorded by a person beside its articles, and computed again."""

from datetime import date
from functools import cache

import pytest

from politeia.amendment.charters import load_charter
from politeia.amendment.consolidation import consolidate
from politeia.amendment.opening import asked_of, opened
from politeia.language.questions import PropertySyntax
from politeia.norms.model import Institutions
from politeia.norms.resolution import resolve
from politeia.presentation.verdicts import remarks
from politeia.verification.model import Assumptions, Verdict
from politeia.verification.proving import prove

CHARTER = load_charter("kazakhstan")
ASKED = {asked.name: asked for asked in CHARTER.properties}
RECORDED = [(asked, item.date, item.verdict) for asked in CHARTER.properties for item in asked.recorded]
BEFORE = "2022-06-01"


@cache
def institutions(day: str) -> Institutions:
    return resolve(consolidate(CHARTER, date.fromisoformat(day)).norms)


@pytest.mark.parametrize(("asked", "day", "verdict"), RECORDED, ids=lambda item: getattr(item, "name", item))
def test_the_recorded_verdict_is_computed(asked: PropertySyntax, day: str, verdict: str) -> None:
    text = asked_of(opened(f"kazakhstan@{day}"), statutes=True) if asked.with_statutes else institutions(day)
    assert prove(text, asked).verdict.value == verdict


def test_the_reform_moved_what_the_brief_says() -> None:
    found = {(asked.name, day): verdict for asked, day, verdict in RECORDED}
    moved = {name for name, day in found if day == BEFORE and found[name, day] != found.get((name, "2023-04-01"), "")}
    assert moved == {
        "the second chamber yields",
        "appointed senators cannot block a removal",
        "no third term by own path",
        "the President stands outside parties",
        "the President cannot overrule local acts",
        "no one names a majority of the Court",
        "no one names a majority of the Council",  # recorded for the Council's time only
    }


def test_an_unknown_name_is_not_applicable_and_says_why() -> None:
    answer = prove(institutions(BEFORE), ASKED["no one names a majority of the Court"])
    assert "Constitutional Court" in answer.reason


def test_a_verdict_says_beside_it_that_dissolutions_were_not_played() -> None:
    asked = ASKED["a refused law can pass"]
    answer = prove(institutions("2023-04-01"), asked, Assumptions(wide=1_000))
    assert answer.narrowed
    assert "dissolutions and dismissals on the way are too many to play" in remarks(answer)
    played = prove(institutions("2023-04-01"), asked, Assumptions(wide=60_000))
    assert (played.verdict, played.undisturbed) == (Verdict.FAILS, Verdict.HOLDS)
