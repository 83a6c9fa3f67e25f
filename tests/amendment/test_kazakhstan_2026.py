"""The Constitution of 15 March 2026 takes the place of that of 1995 on 1 July 2026 (its article 94(1))."""

from datetime import date

import pytest

from politeia.amendment.charters import load_charter
from politeia.amendment.consolidation import consolidate
from politeia.amendment.timeline import replaced_on, texts_of
from politeia.norms.resolution import resolve
from politeia.norms.tallies import tallies_of_norm

CHARTER = load_charter("kazakhstan")
IN_FORCE = date(2026, 7, 1)


def test_the_constitution_of_1995_governs_until_the_last_day_of_june_2026() -> None:
    titles = [consolidate(CHARTER, day).charter.title for day in (date(2026, 6, 30), IN_FORCE, date(2026, 9, 1))]
    assert titles == ["Constitution of Kazakhstan", *["Constitution of Kazakhstan of 2026"] * 2]
    assert replaced_on(CHARTER, CHARTER) == IN_FORCE


def test_the_new_constitution_has_96_articles_in_order_and_each_has_text() -> None:
    articles = consolidate(CHARTER, IN_FORCE).articles
    assert [article.number for article in articles] == [str(number) for number in range(1, 97)]
    assert all(paragraph.prose for article in articles for paragraph in article.paragraphs)


def test_the_new_constitution_resolves_without_a_mistake() -> None:
    edition = consolidate(CHARTER, IN_FORCE)
    assert (*CHARTER.diagnostics, *edition.diagnostics, *resolve(edition.norms).diagnostics) == ()


# 145 deputies (article 53(1)): a majority is 73, a third 49, a fifth 29, two thirds 97, three quarters 109.
@pytest.mark.parametrize(
    ("kind", "name", "stage", "votes"),
    [
        ("procedure", "ordinary law", "vote", "73 of 145"),
        ("procedure", "ordinary law", "reconsideration", "97 of 145"),
        ("procedure", "constitutional law", "vote", "97 of 145"),
        ("procedure", "constitutional law", "reconsideration", "109 of 145"),
        ("removal", "President", "verdict", "109 of 145"),
        ("procedure", "no confidence in Government", "vote", "73 of 145"),
        ("procedure", "dismissal of a minister", "request", "97 of 145"),
        ("procedure", "early release of President", "decision", "109 of 145"),
    ],
)
def test_majorities_of_the_kurultai_in_votes(kind: str, name: str, stage: str, votes: str) -> None:
    institutions = resolve(consolidate(CHARTER, IN_FORCE).norms)
    norm = next(norm for norm in institutions.norms if (norm.kind, norm.name) == (kind, name))
    clauses = next(item.clauses for item in norm.stages if item.name == stage)
    position = next(i for i, clause in enumerate(clauses) if clause.word == "needs")
    assert tallies_of_norm(norm, institutions)[stage, position] == votes


def test_questions_that_both_constitutions_answer_bear_the_same_name() -> None:
    old, new = ({asked.name for asked in text.properties} for text in texts_of(CHARTER))
    assert {"no free dissolution", "no pocket veto", "a majority cannot remove the President"} <= old & new
