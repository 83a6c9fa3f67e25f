"""An act of one's own laid on a charter."""

from __future__ import annotations

from datetime import date

import pytest

from politeia.amendment.charters import load_charter
from politeia.amendment.drafts import as_replacement, last_day, lay
from politeia.amendment.opening import opened_leniently
from politeia.comparison.comparing import compare

HEAD = "---\ntitle: Copy\nlabel: Copy\nadopted: 2030-01-01\nin force: 2030-01-01\namends: {}\n---\n\n# Copy\n\n"
DAY = date(2030, 1, 1)


@pytest.mark.parametrize("name", ("debian", "kazakhstan", "pakistan"))
def test_words_in_force_put_into_a_draft_change_nothing(name: str) -> None:
    charter = load_charter(name)
    before = opened_leniently(charter, DAY)
    copies = [
        as_replacement(before.edition, article, number)
        for article in before.edition.articles
        for number in ([item.number for item in article.paragraphs] if article.paragraphs[0].number else [""])
    ]
    source = HEAD.format(before.charter.base.front.identifier) + "\n".join(copies)
    laid, act = lay(charter, "draft", source.encode("utf-8"), DAY)
    after = opened_leniently(laid, DAY)
    assert len(act.instructions) == len(copies) > 20
    assert set(after.diagnostics) == set(before.diagnostics)
    assert compare(before.institutions, after.institutions).norms == ()


def test_a_draft_joins_the_text_that_governs_and_leaves_the_charter_as_it_was() -> None:
    charter = load_charter("kazakhstan")
    laid, act = lay(charter, "draft", (HEAD.format("x") + "```amend\nrepeal 46(9)\n```\n").encode(), DAY)
    assert charter == load_charter("kazakhstan")
    assert laid.acts == charter.acts and laid.later[-1].acts[-1] == act
    assert {item.code for item in laid.diagnostics} == {"P415"}
    assert "draft" in {item.place.file for item in opened_leniently(laid, DAY).diagnostics if item.place}


def test_the_last_day_of_a_draft_is_that_of_its_last_instruction() -> None:
    source = (
        HEAD.format("debian")
        + "```amend\nrepeal 1\n  in force 2031-05-01\n```\n\n```amend\nrepeal 2\n  in force unknown\n```\n"
    )
    _, act = lay(load_charter("debian"), "draft", source.encode(), DAY)
    assert last_day(act, DAY) == date(2031, 5, 1)
    assert last_day(act, date(2040, 1, 1)) == date(2040, 1, 1)
