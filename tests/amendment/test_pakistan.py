"""Pakistan's charter: seats, deadlines and thresholds on either side of each commencement, cited by article and clause."""

from datetime import date

import pytest

from politeia.amendment.charters import load_charter
from politeia.amendment.consolidation import consolidate, in_order
from politeia.amendment.history import versions_of
from politeia.language.contents import Named
from politeia.norms.model import Institutions
from politeia.norms.resolution import resolve

CHARTER = load_charter("pakistan")


def on(day: str) -> Institutions:
    """The institutions of the edition of a day."""
    return resolve(consolidate(CHARTER, date.fromisoformat(day)).norms)


SEATS = [
    ("1973-08-14", 210, 63),  # 51(1), 51(4); 59(1)
    ("1975-11-21", 216, 63),  # 51(2A)
    ("1985-03-02", 237, 87),  # 207, 10 and 20; 59(1)
    ("1990-10-23", 237, 87),
    ("1990-10-24", 217, 87),  # the twenty seats of 51(4) have run out
    ("2002-08-20", 217, 87),
    ("2002-08-21", 342, 100),
    ("2012-03-11", 342, 100),
    ("2012-03-12", 342, 104),  # 59(1)(f)
    ("2018-05-31", 342, 104),  # 51(3A), 59(3A)
    ("2021-03-11", 342, 104),
    ("2021-03-12", 342, 100),
    ("2022-04-01", 342, 100),
    ("2023-08-08", 342, 100),
    ("2023-08-09", 336, 100),
    ("2024-03-12", 336, 96),
]


@pytest.mark.parametrize(("day", "assembly", "senate"), SEATS)
def test_the_houses_have_their_seats_and_the_joint_sitting_counts_them_together(
    day: str, assembly: int, senate: int
) -> None:
    institutions = on(day)
    counted = {body.name: body.seats for body in institutions.bodies}
    assert (counted["National Assembly"], counted["Senate"]) == (assembly, senate)
    joint = institutions.body("Joint Sitting")
    assert joint is not None
    assert (joint.consists_of, joint.pooled) == (("National Assembly", "Senate"), True)


COURTS = [  # 175A(2), and who enforces fundamental rights: 184(3), later 175E(3)
    ("2024-10-20", 9, "Supreme Court"),
    ("2024-10-21", 13, "Supreme Court"),
    ("2025-11-12", 13, "Supreme Court"),
    ("2025-11-13", 13, "Federal Constitutional Court"),
]


@pytest.mark.parametrize(("day", "commission", "court"), COURTS)
def test_the_acts_of_2024_and_2025_move_the_courts_on_their_day(day: str, commission: int, court: str) -> None:
    institutions = on(day)
    found = institutions.body("Judicial Commission")
    assert found is not None and found.seats == commission
    power = institutions.power("enforce fundamental rights")
    assert power is not None and power.held_by is not None and power.held_by.value.members[0] == Named(court)
    assert (institutions.with_role("constitutional court") == court) is (court != "Supreme Court")


def test_every_edition_resolves_without_a_mistake() -> None:
    days = sorted({item.commences for item in in_order(CHARTER) if item.commences})
    assert len(days) == 24
    for day in (date(1973, 8, 14), *days):
        edition = consolidate(CHARTER, day)
        assert (*CHARTER.diagnostics, *edition.diagnostics, *resolve(edition.norms).diagnostics) == ()


def test_article_58_2_has_a_wording_for_each_of_the_five_texts() -> None:
    second = [version for version in versions_of(CHARTER, "58") if version.paragraph == "2"]
    assert [version.written_by for version in second] == [
        "Revival Order",
        "Eighth Amendment",
        "Thirteenth Amendment",
        "Legal Framework Order",
        "Eighteenth Amendment",
    ]
    assert "appeal to the electorate" not in second[2].prose and "appeal to the electorate" in second[3].prose


@pytest.mark.parametrize(("day", "citation"), [("1986-01-01", "58(2)(b)"), ("2004-06-01", "58(2)(b)")])
def test_the_discretion_to_dissolve_cites_its_paragraph(day: str, citation: str) -> None:
    power = on(day).power("dissolve National Assembly in discretion")
    assert power is not None and citation in power.held_by.citation


@pytest.mark.parametrize(
    ("day", "days"), [("1974-01-01", 7), ("1985-04-01", 45), ("1986-01-01", 30), ("2004-06-01", 30), ("2011-06-01", 10)]
)
def test_the_time_for_assent_is_that_of_article_75(day: str, days: int) -> None:
    law = on(day).procedure("ordinary law")
    assert law is not None
    stage = next(item for item in law.stages if item.name == "assent")
    assert stage.within is not None and str(stage.within.value.duration) == f"{days} days"


def test_a_majority_in_april_2022_was_172_and_twenty_per_cent_69() -> None:
    from politeia.norms.tallies import tallies_of_norm

    institutions = on("2022-04-01")
    norm = next(item for item in institutions.norms if item.name == "no confidence in Prime Minister")
    words = tuple(tallies_of_norm(norm, institutions).values())
    assert any("172 of 342" in item for item in words) and any("69 of 342" in item for item in words)
