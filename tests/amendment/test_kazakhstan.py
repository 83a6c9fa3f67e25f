"""Kazakhstan's charter: what each act touches, and what stands in the text on either side of each commencement."""

import csv
from datetime import date
from pathlib import Path

import pytest

from politeia.amendment.charters import load_charter
from politeia.amendment.consolidation import consolidate
from politeia.amendment.history import changed_articles, versions_of
from politeia.amendment.model import Act
from politeia.diagnostics.model import PoliteiaError
from politeia.norms.resolution import resolve

FACTS = Path(__file__).parents[3] / "shared" / "facts" / "kazakhstan_amended_articles.csv"
CHARTER = load_charter("kazakhstan")


def _act_in_force(day: str) -> Act:
    return next(act for act in CHARTER.acts if act.document.front.in_force == date.fromisoformat(day))


@pytest.mark.skipif(not FACTS.is_file(), reason="the table of amended articles is not beside the project")
@pytest.mark.parametrize("day", ["2017-03-10", "2019-03-23", "2022-06-08", "2022-09-17"])
def test_the_articles_that_an_act_touches_are_those_of_the_published_table(day: str) -> None:
    rows = [row for row in csv.DictReader(FACTS.read_text(encoding="utf-8").splitlines()) if row["act_date"] == day]
    touched = changed_articles(_act_in_force(day))
    assert set(touched.amended) == {row["article"] for row in rows if row["change"] == "amended"}
    assert set(touched.added) == {row["article"] for row in rows if row["change"] == "added"}


def test_the_june_act_amends_thirty_one_articles_and_adds_two() -> None:
    touched = changed_articles(_act_in_force("2022-06-08"))
    assert (len(touched.amended), touched.added) == (31, ("83-1", "99"))


@pytest.mark.parametrize(
    ("day", "senate", "mazhilis"),
    [
        (date(2012, 1, 1), 47, 107),
        (date(2018, 6, 18), 47, 107),
        (date(2018, 6, 19), 49, 107),
        (date(2022, 6, 7), 49, 107),
        (date(2023, 3, 18), 55, 107),
        (date(2023, 3, 19), 50, 98),
    ],
)
def test_the_chambers_change_with_the_regions_and_the_election_of_the_mazhilis(
    day: date, senate: int, mazhilis: int
) -> None:
    institutions = resolve(consolidate(CHARTER, day).norms)
    found = {body.name: body.seats for body in institutions.bodies}
    assert found["Mazhilis"] == mazhilis
    assert found["Senate"] == senate


def test_every_edition_resolves_without_a_mistake() -> None:
    days = (date(2011, 2, 2), date(2017, 3, 10), date(2019, 3, 23))
    for day in (*days, date(2022, 6, 1), date(2022, 6, 8), date(2022, 9, 17), date(2023, 1, 1), date(2023, 3, 19)):
        edition = consolidate(CHARTER, day)
        assert (*CHARTER.diagnostics, *edition.diagnostics, *resolve(edition.norms).diagnostics) == ()


def test_a_day_before_the_first_text_is_refused() -> None:
    with pytest.raises(PoliteiaError) as refused:
        consolidate(CHARTER, date(1990, 1, 1))
    assert refused.value.diagnostics[0].code == "P417"


def test_each_version_of_a_paragraph_names_its_act() -> None:
    term = [version for version in versions_of(CHARTER, "41") if version.paragraph == "1"]
    assert [version.written_by for version in term] == [
        "",
        "Law of 17 September 2022",
        "Constitution of Kazakhstan of 2026",
    ]


@pytest.mark.parametrize(
    ("day", "capital"), [("2012-01-01", "Astana"), ("2019-03-23", "Nur-Sultan"), ("2022-09-17", "Astana")]
)
def test_the_capital_is_called_as_the_text_of_the_day_calls_it(day: str, capital: str) -> None:
    article = consolidate(CHARTER, date.fromisoformat(day)).article("2")
    assert article is not None
    assert f"The capital is {capital}." in next(item.prose for item in article.paragraphs if item.number == "3")


def test_the_president_could_legislate_by_decree_until_2017() -> None:
    before, after = (resolve(consolidate(CHARTER, date(2017, 3, day)).norms) for day in (9, 10))
    assert before.power("issue a decree with force of law") is not None
    assert after.power("issue a decree with force of law") is None
