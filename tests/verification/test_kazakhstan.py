"""Verdicts on Kazakhstan before and after the reform, each read beside its articles; witnesses are replayed."""

from datetime import date

import pytest

from politeia.amendment.charters import load_charter
from politeia.amendment.consolidation import consolidate
from politeia.norms.resolution import resolve
from politeia.verification.proving import prove

CHARTER = load_charter("kazakhstan")
BEFORE, AFTER = (resolve(consolidate(CHARTER, day).norms) for day in (date(2022, 6, 1), date(2023, 4, 1)))
ASKED = {asked.name: asked for asked in CHARTER.properties}

EXPECTED = [
    ("no dissolution in an emergency", "holds", "holds"),
    ("no free dissolution", "fails", "fails"),
    ("no dissolution under impeachment", "fails", "fails"),
    ("a refused law can pass", "holds", "holds"),
    ("no pocket veto", "depends", "depends"),
    ("the second chamber yields", "fails", "holds"),
    ("appointed senators cannot block an override", "holds", "holds"),
    ("appointed senators cannot block a removal", "fails", "holds"),
    ("the chamber can end a government", "fails", "fails"),
    ("no third term by own path", "fails", "holds"),
    ("a majority cannot remove the President", "holds", "holds"),
    ("the President stands outside parties", "fails", "holds"),
    ("the President cannot overrule local acts", "fails", "holds"),
    ("no one names a majority of the Court", "not applicable", "holds"),
]


@pytest.mark.parametrize(("name", "before", "after"), EXPECTED)
def test_the_verdict_on_both_days(name: str, before: str, after: str) -> None:
    assert prove(BEFORE, ASKED[name]).verdict.value == before
    assert prove(AFTER, ASKED[name]).verdict.value == after


def test_an_unknown_name_is_not_applicable_and_says_why() -> None:
    answer = prove(BEFORE, ASKED["no one names a majority of the Court"])
    assert "Constitutional Court" in answer.reason
