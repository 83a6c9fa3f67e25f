"""Lists and parties: length, quotas on names and on mandates, members in all and in each unit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.language.test_standing import law

from politeia.diagnostics.model import PoliteiaError
from politeia.facts.lists import Named, vet_list
from politeia.facts.model import Outcome
from politeia.facts.parties import vet_party
from politeia.facts.vetting import Asked, columns_for, vet
from politeia.language.standing import Categories, ListBase, ListShare
from politeia.norms.cited import Cited
from politeia.norms.model import Institutions

QUOTA = ("women", "young people", "persons with disabilities")


def institutions() -> Institutions:
    found = law()
    assert isinstance(found, Institutions)
    return found


def names(pattern: str) -> list[Named]:
    """One letter a name: w for a woman, m for a man of no category, ? for somebody not known."""
    known = {"w": True, "m": False}
    return [
        Named(f"{letter}{place}", place, {"women": known.get(letter), "young people": False, "persons with disabilities": False})
        for place, letter in enumerate(pattern, 1)
    ]  # fmt: skip


def test_who_moves_up_is_named_with_the_article() -> None:
    found = vet_list("A", names("mmmmww"), candidacies=(), quotas=institutions().quotas, seats=None, mandates=4)
    assert found.outcome is Outcome.BROKEN
    assert found.notes == (
        "w5 (place 5) moves up for m4 (place 4) to keep the quota [97-1(5)].",
        "w6 (place 6) moves up for m3 (place 3) to keep the quota [97-1(5)].",
    )


def test_a_list_that_keeps_the_quota_moves_nobody() -> None:
    found = vet_list("A", names("wmmwmm"), candidacies=(), quotas=institutions().quotas, seats=None, mandates=3)
    assert (found.outcome, found.notes) == (Outcome.FULFILLED, ())


def test_an_unknown_person_who_could_decide_leaves_the_quota_open() -> None:
    found = vet_list("A", names("?mm"), candidacies=(), quotas=institutions().quotas, seats=None, mandates=3)
    assert found.outcome is Outcome.CANNOT_TELL


def test_a_list_may_have_89_names_for_69_seats_and_no_name_twice() -> None:
    law_ = institutions()
    long = vet_list("A", names("w" * 90), candidacies=law_.candidacies, quotas=(), seats=69, mandates=None)
    assert [check.fulfilled for check in long.checks] == [False, True]
    twice = vet_list("A", [*names("w"), *names("w")], candidacies=(), quotas=(), seats=None, mandates=None)
    assert twice.outcome is Outcome.BROKEN


def test_a_party_needs_members_in_all_and_in_each_unit() -> None:
    registration = institutions().registrations[0]
    regions = {f"region {n}": 300 for n in range(20)}
    assert vet_party("A", regions, registration, units=20).outcome is Outcome.FULFILLED
    assert vet_party("A", regions, registration, units=None).outcome is Outcome.CANNOT_TELL
    assert vet_party("A", {**regions, "region 3": 199}, registration, units=20).outcome is Outcome.BROKEN
    assert vet_party("A", {"region 1": 9000}, registration, units=20).outcome is Outcome.BROKEN


CELLS = st.sampled_from(["yes", "no", ""])
ROWS = st.lists(
    st.tuples(st.sampled_from("ABCDEFGH"), st.integers(1, 9), st.sampled_from(["", "1", "2", "3", "7"]), CELLS, CELLS),
    min_size=1,
    max_size=60,
)


@settings(deadline=None, max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ROWS, st.dictionaries(st.sampled_from("ABCDEFGH"), st.integers(1, 6)), st.booleans())
def test_lists_counted_inside_the_database_are_answered_as_name_by_name(
    tmp_path: Path, rows: list[tuple[str, int, str, str, str]], mandates: dict[str, int], together: bool
) -> None:
    law_ = institutions()
    each = Cited(Categories(("women", "young people"), together), "97-1(5)")
    (mandated,) = (replace(quota, categories=each) for quota in law_.quotas)
    named = Cited(ListShare(Fraction(2, 5), ListBase.NAMES), "89(4)")
    quotas = (replace(mandated, name="names", share=named), mandated)
    law_ = replace(law_, quotas=quotas)
    table, received = tmp_path / "lists.csv", tmp_path / "mandates.csv"
    lines = [f"{name},p{person},{place},{women},{young}" for name, person, place, women, young in rows]
    table.write_text("\n".join(["list,person,place,women,young_people", *lines]), encoding="utf-8")
    mandates = {name: count for name, count in mandates.items() if any(row[0] == name for row in rows)}
    received.write_text("\n".join(["list,mandates", *(f"{n},{c}" for n, c in mandates.items())]), encoding="utf-8")
    subject = law_.candidacies[0].name
    found = vet(law_, subject, date(2023, 4, 1), Asked(table, mandates=received if mandates else None, seats=10))
    known = {"yes": True, "no": False, "": None}
    for answer in found.groups:
        mine = [row for row in rows if row[0] == answer.name]
        names_ = [
            Named(f"p{person}", int(place or number), {"women": known[women], "young people": known[young]})
            for number, (_, person, place, women, young) in enumerate(mine, 1)
        ]
        single = vet_list(
            answer.name,
            names_,
            candidacies=law_.candidacies,
            quotas=quotas,
            seats=10,
            mandates=mandates.get(answer.name),
        )
        assert answer == single
    assert [answer.name for answer in found.groups] == list(dict.fromkeys(row[0] for row in rows))


def test_a_quota_for_each_category_is_broken_when_one_of_them_cannot_be_reached() -> None:
    each = Cited(Categories(("women", "young people"), False), "1(1)")
    quota = replace(institutions().quotas[0], categories=each)
    people = [Named(f"p{place}", place, {"women": False, "young people": None}) for place in range(1, 5)]
    found = vet_list("A", people, candidacies=(), quotas=[quota], seats=None, mandates=4)
    assert found.outcome is Outcome.BROKEN


def test_mandates_for_a_list_that_is_not_in_the_table_are_a_mistake(tmp_path: Path) -> None:
    table, received = tmp_path / "lists.csv", tmp_path / "mandates.csv"
    table.write_text("list,person,place,women\nAmanat,a,1,yes\n", encoding="utf-8")
    received.write_text("list,mandates\nAmanta,1\n", encoding="utf-8")
    with pytest.raises(PoliteiaError, match="Amanta"):
        vet(institutions(), "list deputies", date(2023, 4, 1), Asked(table, mandates=received))
    without = vet(institutions(), "list deputies", date(2023, 4, 1), Asked(table, seats=69))
    assert without.notes and without.not_asked == ("young_people", "persons_with_disabilities")


def test_lists_and_parties_have_columns_of_their_own() -> None:
    columns = columns_for(institutions(), "list deputies", date(2023, 4, 1))
    assert [field.name for field in columns][:4] == ["list", "person", "place", "women"]
    assert "unit" in [field.name for field in columns_for(institutions(), "political party", date(2023, 4, 1))]
