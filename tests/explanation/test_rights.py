"""Asking for a right, a prohibition or an incompatibility as one asks for a power."""

from datetime import date

from politeia.amendment.charters import load_charter
from politeia.amendment.consolidation import consolidate
from politeia.explanation.model import Explanation
from politeia.explanation.who import who
from politeia.norms.resolution import resolve

CHARTER = load_charter("kazakhstan")


def _answer(act: str, day: date = date(2023, 4, 1)) -> Explanation:
    return who(resolve(consolidate(CHARTER, day).norms), act).explanations[0]


def _facts(found: Explanation, label: str) -> list[tuple[str, str]]:
    return [(fact.words, fact.citation) for fact in found.facts if fact.label == label]


def test_the_death_penalty_has_no_exception_and_no_law_may_bring_it_back() -> None:
    found = _answer("death penalty")
    assert (found.kind, found.citation) == ("prohibition", "15(2)")
    assert _facts(found, "exceptions") == [("the text names none", "15(2)")]
    assert _facts(found, "limits") == [("no law may limit this article", "39(3)")]


def test_before_june_2022_the_exceptions_are_named() -> None:
    assert len(_facts(_answer("death penalty", date(2022, 6, 1)), "allowed if")) == 2


def test_party_membership_names_those_who_must_stay_out() -> None:
    found = _answer("belong to a party")
    assert found.kind == "incompatibility"
    assert "Supreme Audit Chamber" in _facts(found, "for")[0][0]
    assert ("belong to a trade union", "23(2)") in _facts(found, "may not")


def test_the_right_to_vote_names_those_from_whom_it_is_withheld() -> None:
    found = _answer("vote and stand")
    assert (found.kind, len(_facts(found, "not for"))) == ("right", 2)
