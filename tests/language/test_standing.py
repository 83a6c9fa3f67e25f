"""Candidacies, quotas and registrations: their values, and what they ask of real lists."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from politeia.documents.model import Fence
from politeia.language.aloud import read_aloud
from politeia.language.contents import Base, Least
from politeia.language.parsing import parse_norms
from politeia.language.standing import Categories, Deposit, ListBase, ListLength, ListShare, ReducedDeposit
from politeia.language.values import read_value
from politeia.norms.resolution import resolve
from politeia.norms.standing import kept, longest_list, needed_of, of_mandates

LAW = """
group list deputies
  means        deputies chosen from lists

candidacy list deputies                                               per 87
  for          list deputies
  list length  at most 130% of seats                                  per 89(4)
  deposit      15 minimum wages for each person on list               per 88(1)
  reduced deposit none after at least 5% of ballots cast              per 88(2)
  reduced deposit 50% after at least 3% of ballots cast               per 88(3)
  deposit returned if at least 5% of ballots cast                     per 88(4)

quota mandates of a list                                              per 97-1(5)
  for          list deputies
  share        at least 30% of mandates of list
  categories   women, young people, persons with disabilities, taken together

registration political party                                          per 10
  initiative group at least 700                                       per 6(1)
  members      at least 5000                                          per 10(6)
  members in each unit at least 200                                   per 10(6)
  founding congress 3 months of confirmation                          per 6(6)
  if silent    unspecified
"""


def law() -> object:
    parsed = parse_norms(Fence("norm", tuple(LAW.strip().splitlines()), 1, "law.md", "1", ""))
    assert parsed.diagnostics == ()
    return resolve(parsed.norms)


def test_the_numbers_of_a_law_can_be_computed_with() -> None:
    institutions = law()
    candidacy, quota, registration = (
        institutions.candidacies[0],  # type: ignore[attr-defined]
        institutions.quotas[0],  # type: ignore[attr-defined]
        institutions.registrations[0],  # type: ignore[attr-defined]
    )
    assert candidacy.list_length.value == ListLength(Fraction(13, 10))
    assert candidacy.deposit.value == Deposit(15, True)
    reduced = [(item.value.part, item.value.reached.share, item.citation) for item in candidacy.reduced_deposits]
    assert reduced == [(Fraction(0), Fraction(1, 20), "88(2)"), (Fraction(1, 2), Fraction(3, 100), "88(3)")]
    assert quota.share.value == ListShare(Fraction(3, 10), ListBase.MANDATES)
    assert of_mandates(quota)
    assert (registration.members.value, registration.members.citation) == (Least(5000), "10(6)")
    assert institutions.diagnostics == ()  # type: ignore[attr-defined]


# 69 seats by list in 2023 (Central Election Commission): 130 % is 89.7 names.
def test_a_list_for_69_seats_has_at_most_89_whole_names() -> None:
    assert longest_list(law().candidacies[0], 69) == 89  # type: ignore[attr-defined]


# Amanat received 40 mandates in 2023 (Vlast.kz, 27 March 2023): 30 % are 12.
@pytest.mark.parametrize(("mandates", "needed"), [(40, 12), (8, 3), (6, 2), (5, 2), (4, 2), (0, 0)])
def test_thirty_per_cent_of_mandates_in_persons(mandates: int, needed: int) -> None:
    assert needed_of(law().quotas[0], mandates) == needed  # type: ignore[attr-defined]


def test_a_young_woman_counts_once_when_categories_are_taken_together() -> None:
    quota = law().quotas[0]  # type: ignore[attr-defined]
    young_woman, nobody = frozenset({"women", "young people"}), frozenset[str]()
    assert kept(quota, (young_woman, *[nobody] * 9)) is False
    assert kept(quota, (*[young_woman] * 3, *[nobody] * 7)) is True


@given(st.lists(st.sampled_from([frozenset({"women"}), frozenset({"young people"}), frozenset[str]()]), min_size=1))
def test_adding_a_person_of_a_category_never_breaks_a_quota(persons: list[frozenset[str]]) -> None:
    quota = law().quotas[0]  # type: ignore[attr-defined]
    if kept(quota, tuple(persons)):
        assert kept(quota, (*persons, frozenset({"women"})))


@pytest.mark.parametrize(
    ("kind", "words", "value"),
    [
        ("categories", "women, persons under 29 years", Categories(("women", "persons under 29 years"), False)),
        ("categories", "women, young people, taken together", Categories(("women", "young people"), True)),
        ("deposit", "50 minimum wages", Deposit(50, False)),
        ("list_share", "at least 30% of names on list", ListShare(Fraction(3, 10), ListBase.NAMES)),
    ],
)
def test_values_of_standing_for_election(kind: str, words: str, value: object) -> None:
    assert read_value(kind, words) == value


def test_a_reduced_deposit_names_what_was_reached_before() -> None:
    found = read_value("reduced_deposit", "70% after at least 1% of ballots cast")
    assert isinstance(found, ReducedDeposit)
    assert (found.part, found.reached.share, found.reached.base) == (
        Fraction(7, 10),
        Fraction(1, 100),
        Base.BALLOTS_CAST,
    )


def test_a_quota_reads_aloud_with_its_share_and_its_article() -> None:
    parsed = parse_norms(Fence("norm", tuple(LAW.strip().splitlines()), 1, "law.md", "1", ""))
    quota = next(norm for norm in parsed.norms if norm.kind == "quota")
    assert "it is at least 30% of mandates of list" in read_aloud(quota)


def test_a_quota_without_a_base_is_refused_with_an_example() -> None:
    lines = ("quota lists", "  share  at least 30%")
    found = parse_norms(Fence("norm", lines, 1, "law.md", "1", "")).diagnostics
    assert [item.code for item in found] == ["P330"]
    assert "of names on list" in found[0].expectation
