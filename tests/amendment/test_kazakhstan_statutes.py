"""Kazakhstan's statutes on elections, parties, referendums and the Court, on the days on which they differ."""

from fractions import Fraction

import pytest

from politeia.amendment.charters import load_charter
from politeia.amendment.examining import days_of
from politeia.amendment.opening import opened, opened_leniently, with_statutes
from politeia.language.electoral import LargestRemainder, QuotaName, SingleListCase, TieRule
from politeia.language.standing import ListBase
from politeia.norms.standing import needed_of

NAMES = (
    *("election-law", "party-law", "referendum-law", "court-law", "council-law"),
    *("parliament-law", "kurultai-law", "budget-code", "budget-code-2025"),
)


@pytest.mark.parametrize("name", NAMES)
def test_a_statute_resolves_on_every_day_on_which_it_changes(name: str) -> None:
    charter = load_charter(f"kazakhstan/{name}")
    for day in days_of(charter):
        assert opened_leniently(charter, day).diagnostics == (), day


@pytest.mark.parametrize("day", ["2019-04-01", "2022-06-08", "2023-04-01", "2026-09-01"])
def test_the_constitution_resolves_together_with_the_election_law(day: str) -> None:
    target = opened(f"kazakhstan+election-law+party-law@{day}")
    assert target.diagnostics == ()
    assert any(norm.citation.startswith("Election Law 97-1") for norm in target.institutions.norms)


# 2012 and 2016: 7 %, 98 mandates. Law of 24 May 2021: 5 %. 2023: 69 mandates by list. 2026: 145 (Constitution 53(1)).
@pytest.mark.parametrize(
    ("day", "threshold", "seats"),
    [
        ("2012-01-15", Fraction(7, 100), 98),
        ("2021-01-10", Fraction(7, 100), 98),
        ("2021-07-01", Fraction(1, 20), 98),
        ("2023-03-19", Fraction(1, 20), 69),
        ("2026-08-01", Fraction(1, 20), 145),
    ],
)
def test_threshold_and_mandates_of_the_lists_over_time(day: str, threshold: Fraction, seats: int) -> None:
    institutions = opened(f"kazakhstan/election-law@{day}").institutions
    rules = next(item for item in institutions.elections if item.subject == "list deputies").rules
    assert rules is not None and rules.threshold is not None and rules.seats is not None and rules.method is not None
    assert (rules.threshold.value.share, rules.seats.value) == (threshold, seats)  # type: ignore[union-attr]
    assert isinstance(rules.method.value, LargestRemainder)
    assert rules.method.value.quota.name is QuotaName.HARE
    assert rules.tie is not None and rules.tie.value.rules == (TieRule.EARLIER_REGISTRATION,)
    assert rules.one_passes is not None and rules.one_passes.value == SingleListCase(True, Fraction(7, 10), 2)


@pytest.mark.parametrize(
    ("day", "group", "members", "each"),
    [("2019-04-01", 1000, 40000, 600), ("2021-04-01", 1000, 20000, 600), ("2023-04-01", 700, 5000, 200)],
)
def test_what_it_takes_to_register_a_party_over_time(day: str, group: int, members: int, each: int) -> None:
    found = opened(f"kazakhstan/party-law@{day}").institutions.registrations[0]
    assert found.initiative_group and found.members and found.members_in_each_unit
    numbers = (found.initiative_group.value, found.members.value, found.members_in_each_unit.value)
    assert tuple(number.value for number in numbers) == (group, members, each)


@pytest.mark.parametrize(
    ("day", "bases", "categories"),
    [
        ("2019-04-01", [], 0),
        ("2020-07-01", [ListBase.NAMES], 2),
        ("2022-03-01", [ListBase.NAMES, ListBase.MANDATES], 3),
        ("2026-09-01", [ListBase.NAMES, ListBase.MANDATES], 3),
    ],
)
def test_the_quota_on_lists_came_in_2020_and_that_on_mandates_in_2022(
    day: str, bases: list[ListBase], categories: int
) -> None:
    quotas = [
        quota
        for quota in opened(f"kazakhstan/election-law@{day}").institutions.quotas
        if quota.of == ("list deputies",)
    ]
    assert [quota.share.value.base for quota in quotas if quota.share] == bases
    assert {len(quota.categories.value.names) for quota in quotas if quota.categories} <= {categories}
    assert all(needed_of(quota, 40) == 12 for quota in quotas)


@pytest.mark.parametrize(
    ("day", "names"),
    [
        ("2018-01-01", {"Budget Code", "Council Law", "Election Law", "Parliament Law", "Party Law", "Referendum Law"}),
        ("2023-04-01", {"Budget Code", "Court Law", "Election Law", "Parliament Law", "Party Law", "Referendum Law"}),
        ("2026-07-01", {"Budget Code", "Election Law", "Kurultai Law", "Party Law", "Referendum Law"}),
    ],
)
def test_a_charter_is_read_with_the_statutes_that_count_on_the_day(day: str, names: set[str]) -> None:
    wide = with_statutes(opened(f"kazakhstan@{day}"))
    assert {law.base.front.cited_as for law in wide.statutes} == names
    assert wide.diagnostics == ()


def test_a_statute_that_was_asked_for_is_not_read_twice() -> None:
    wide = with_statutes(opened("kazakhstan+court-law@2023-04-01"))
    assert len(wide.statutes) == len({law.name for law in wide.statutes}) == 6
    assert wide.diagnostics == ()


def test_a_charter_without_statutes_is_read_alone() -> None:
    target = opened("pakistan@2022-04-01")
    assert with_statutes(target) is target
