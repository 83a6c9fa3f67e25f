"""Acts are known by their roles: which answers that changed when words in names gave way to them, and that none is missing."""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path

import pytest
from tests.scales.laws import branches

from politeia.amendment.opening import opened
from politeia.language.roles import ACT_ROLES, FOREIGN_AFFAIRS
from politeia.norms.model import Institutions
from politeia.scales.acts import doings
from politeia.scales.deriving import scales_of
from politeia.scales.model import Answer

EDITIONS = (
    "kazakhstan@2011-03-01",
    "kazakhstan@2022-06-01",
    "kazakhstan@2023-04-01",
    "kazakhstan@2026-09-01",
    "pakistan@1974-01-01",
    "pakistan@2012-06-01",
    "pakistan@2026-01-01",
    "united-states@2007-07-01",
    "latvia@2007-07-01",
    "mongolia@2007-07-01",
    "moldova@2007-07-01",
    "russia@2009-01-01",
    "armenia@2007-07-01",
    "belarus@2007-07-01",
)
HALF = Fraction(1, 2)

CHANGED = [
    ("kazakhstan@2023-04-01", "F11", 0, 1, "forms the Security Council, which its name did not say", "44(20)"),
    ("kazakhstan@2026-09-01", "F11", 0, 1, "forms the Security Council, which its name did not say", "46(21)"),
    ("kazakhstan@2026-09-01", "F8", 0, HALF, "appoints judges of local courts on the proposal of a council", "83(2)"),
    ("russia@2009-01-01", "F13", 0, 1, "supreme commanders were taken for the command itself", "83"),
    ("belarus@2007-07-01", "F12", 0, 1, "leading officials are senior officials", "84"),
    ("belarus@2007-07-01", "F9", 0, HALF, "a Procurator-General is a prosecutor general", "84"),
]
"""Answers of Frye's list that words in names had wrong: what they were, what they are, why, and the article."""


def answer(edition: str, code: str) -> Answer:
    """The answer to one item."""
    scales = scales_of(opened(edition).institutions)
    return next(item.answer for scale in scales for item in scale.items if item.code == code)


@pytest.mark.parametrize(("edition", "code", "before", "after", "why", "article"), CHANGED, ids=[c[4] for c in CHANGED])
def test_an_act_that_words_in_a_name_had_wrong_is_found_by_its_role(
    edition: str, code: str, before: Fraction, after: Fraction, why: str, article: str
) -> None:
    found = answer(edition, code)
    assert found.point == found.least == found.most == after != before
    assert article in {ground.citation for ground in found.grounds}


BY_WORDS = {
    "united-states@2007-07-01": 5,
    "latvia@2007-07-01": 5,
    "mongolia@2007-07-01": Fraction(23, 2),
    "moldova@2007-07-01": 10,
    "russia@2009-01-01": Fraction(31, 2),
    "armenia@2007-07-01": Fraction(29, 2),
    "belarus@2007-07-01": Fraction(37, 2),
}
"""Sums of Frye's list as they were when acts were found by words in names."""


@pytest.mark.parametrize("edition", BY_WORDS)
def test_nothing_else_on_the_list_changed_with_the_roles(edition: str) -> None:
    scales = scales_of(opened(edition).institutions)
    total = next(scale.total[0] for scale in scales if scale.name == "post-communist presidencies")
    moved = sum((after - before for where, _, before, after, _, _ in CHANGED if where == edition), Fraction(0))
    assert total == BY_WORDS[edition] + moved


def test_kazakhstans_president_speaks_in_parliament_by_the_article_on_sittings() -> None:
    """The message of 44(1) goes to the people; 59(6) and, from 2026, 58(6) let the President be heard at any sitting."""
    for edition, article in (("kazakhstan@2023-04-01", "59(6)"), ("kazakhstan@2026-09-01", "58(6)")):
        assert {ground.citation for ground in answer(edition, "F25").grounds} == {article}


def test_a_name_is_no_role(tmp_path: Path) -> None:
    small = branches("power declare war\n  held by      President", tmp_path)
    assert doings("declare war", small) == ()


def test_a_norm_may_be_two_acts(tmp_path: Path) -> None:
    norms = "power deal with treaties\n  role         ratify treaties\n  role         denounce treaties\n  held by      President"
    small = branches(norms, tmp_path)
    assert doings("ratify treaties", small) == doings("denounce treaties", small) != ()


def test_an_act_that_is_not_on_the_list_is_an_error_of_the_program(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no role of an act"):
        doings("declare wars", branches("", tmp_path))


SPEAKING = re.compile(
    r"treat(y|ies)|\bwar\b|amnest|pardon|clemency|ratif|partial veto|commander|armed forces|referendum$|\bdiplom",
    re.IGNORECASE,
)
UNPLAYED = {
    "propose a referendum": "proposes to whoever calls one",
    "propose a referendum as the Halyk Kenesi": "proposes to whoever calls one",
}
"""Powers whose names speak of an act that they are not."""


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_power_that_speaks_of_such_an_act_says_which_it_is(edition: str) -> None:
    powers = opened(edition).institutions.powers
    silent = {p.name for p in powers if SPEAKING.search(p.name) and not p.roles}
    assert silent <= set(UNPLAYED)


def _foreign(institutions: Institutions) -> set[str]:
    return {power.name for power in institutions.powers if set(power.roles) & set(FOREIGN_AFFAIRS)}


@pytest.mark.parametrize("edition", [edition for edition in EDITIONS if not edition.startswith("pakistan")])
def test_every_charter_but_pakistans_says_who_makes_war_and_treaties(edition: str) -> None:
    """Pakistan leaves both to its legislative lists, which are not encoded."""
    institutions = opened(edition).institutions
    roles = {role for power in institutions.powers for role in power.roles}
    assert {"declare war", "ratify treaties"} <= roles <= set(ACT_ROLES)
    assert _foreign(institutions)
