"""Lists and parties: length, quotas on names and on mandates, members in all and in each unit."""

from __future__ import annotations

from tests.language.test_standing import law

from politeia.facts.lists import Named, vet_list
from politeia.facts.model import Outcome
from politeia.facts.parties import vet_party
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
