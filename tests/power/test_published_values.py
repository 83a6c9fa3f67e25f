"""Shares of power derived from charters written in the language, held against published values."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from functools import cache
from itertools import product
from math import comb

import numpy as np
import pytest

from politeia.amendment.opening import opened
from politeia.language.contents import Base
from politeia.norms.scenarios import Bloc, Scenario
from politeia.power.governments import with_governments
from politeia.power.mapping import AMENDING, attending, blocs_of, decisions_in, only_weight, power_map
from politeia.power.model import GroupPower


@cache
def groups(charter: str, decision: str, *, exact: bool = False) -> dict[str, GroupPower]:
    institutions = attending(opened(charter).institutions)
    (found,) = power_map(institutions, wanted=lambda name: name == decision, exact=exact)
    return {group.players.name: group for group in found.groups}


def test_a_permanent_member_of_the_security_council_has_421_of_2145() -> None:
    """Shapley and Shubik's method on the Council of fifteen; Straffin, Game Theory and Strategy (1993), chapter 26."""
    council = groups("united-nations@2000-01-01", "decision of substance", exact=True)
    assert council["permanent members"].shapley_shubik.least == 5 * Fraction(421, 2145)
    assert council["elected members"].shapley_shubik.least == 10 * Fraction(4, 2145)
    assert council["permanent members"].banzhaf.least == Fraction(106, 127)


def test_the_council_of_eleven_gave_the_permanent_five_almost_everything() -> None:
    """Shapley and Shubik 1954, page 791: the five have 98.7 per cent."""
    council = groups("united-nations@1960-01-01", "decision of substance", exact=True)
    assert council["permanent members"].shapley_shubik.least == Fraction(76, 77)


def test_the_council_of_eleven_has_the_swings_that_a_hand_count_gives() -> None:
    """Seven of eleven with the five: a permanent member swings with two or more of the six, an elected one with just one other.

    57 swings against 5, so 57/315 = 19/105 and 5/315 = 1/63 each.
    """
    council = groups("united-nations@1960-01-01", "decision of substance", exact=True)
    permanent = sum(comb(6, others) for others in range(2, 7))
    elected = comb(5, 1)
    every = 5 * permanent + 6 * elected
    assert council["permanent members"].banzhaf.least == Fraction(5 * permanent, every) == 5 * Fraction(19, 105)
    assert council["elected members"].banzhaf.least == Fraction(6 * elected, every) == 6 * Fraction(1, 63)


def test_four_more_elected_members_gave_them_all_together_half_a_per_cent_more() -> None:
    """The enlargement of 1965: from 1/77 for six to 4/2145 for each of ten."""
    before, after = (
        groups(f"united-nations@{year}-01-01", "decision of substance", exact=True) for year in (1960, 2000)
    )
    assert before["elected members"].shapley_shubik.least == Fraction(1, 77)
    assert after["elected members"].shapley_shubik.least == Fraction(40, 2145)


@cache
def federal(vice_president: bool) -> dict[str, Fraction]:
    """Shapley-Shubik shares in making a federal law, counted from the rule itself and not from the charter.

    218 of 435 and 51 of 100, or 50 with the Vice President, and the President; or 290 and 67 without either.
    """
    house, senate = 435, 100
    everyone = house + senate + 1 + vice_president

    def wins(h: int, s: int, v: int, p: int) -> bool:
        passed = h >= 218 and (s >= 51 or (s == 50 and v > 0))
        return (passed and p > 0) or (h >= 290 and s >= 67)

    def member(name: str) -> Fraction:
        others = {"house": house, "senate": senate, "vice": int(vice_president), "president": 1}
        others[name] -= 1
        found = Fraction(0)
        for h, s, v, p in product(*(range(count + 1) for count in others.values())):
            more = {
                "house": (h + 1, s, v, p),
                "senate": (h, s + 1, v, p),
                "vice": (h, s, v + 1, p),
                "president": (h, s, v, p + 1),
            }
            if not wins(h, s, v, p) and wins(*more[name]):
                before = h + s + v + p
                ways = comb(others["house"], h) * comb(others["senate"], s)
                found += Fraction(ways, everyone * comb(everyone - 1, before))
        return found

    shares = {"House of Representatives": house * member("house"), "Senate": senate * member("senate")}
    shares["President"] = member("president")
    return shares | ({"Vice President": member("vice")} if vice_president else {})


def without_vice_president() -> dict[str, GroupPower]:
    """The federal system in which nobody breaks a tie of the Senate."""
    institutions = attending(opened("united-states@2000-01-01").institutions)
    procedures = tuple(
        replace(procedure, stages=tuple(replace(stage, casting_vote=None) for stage in procedure.stages))
        for procedure in institutions.procedures
    )
    alone = replace(institutions, procedures=procedures)
    (found,) = power_map(alone, wanted=lambda name: name == "ordinary law")
    return {group.players.name: group for group in found.groups}


@pytest.mark.parametrize("vice_president", [True, False])
def test_the_federal_system_has_the_shares_that_a_count_from_its_rule_gives(vice_president: bool) -> None:
    found = groups("united-states@2000-01-01", "ordinary law") if vice_president else without_vice_president()
    expected = federal(vice_president)
    assert sum(expected.values()) == 1
    for name, share in expected.items():
        assert float(found[name].shapley_shubik.least) == pytest.approx(float(share), abs=1e-9)


def test_president_senator_and_representative_are_about_as_350_to_9_to_2() -> None:
    """Shapley and Shubik 1954, page 789, with 96 senators; with a hundred a senator has a little more of the whole."""
    found = without_vice_president()
    president = float(found["President"].shapley_shubik.least)
    senator = float(found["Senate"].shapley_shubik.least) / 100
    representative = float(found["House of Representatives"].shapley_shubik.least) / 435
    assert 350 * senator / president == pytest.approx(9, abs=0.7)
    assert 350 * representative / president == pytest.approx(2, abs=0.1)


def test_the_vice_president_takes_part_only_in_a_tie_of_the_senate() -> None:
    with_tie = groups("united-states@2000-01-01", "ordinary law")
    assert float(with_tie["Vice President"].shapley_shubik.least) == pytest.approx(0.00265, abs=5e-6)
    assert sum(float(group.shapley_shubik.least) for group in with_tie.values()) == pytest.approx(1)


def test_without_the_vice_president_the_president_has_sixteen_per_cent() -> None:
    """Taylor and Pacelli, Mathematics and Politics (2008), chapter 3: 0.16047 and 0.038."""
    president = without_vice_president()["President"]
    assert float(president.shapley_shubik.least) == pytest.approx(0.16047, abs=5e-6)
    assert float(president.banzhaf.least) == pytest.approx(0.038, abs=5e-4)


def test_states_in_the_electoral_college_have_the_published_swings() -> None:
    """D. E. Sidran, Power Indices and the U.S. Presidential Election of 2000, computed with D. Leech's ipgenf."""
    college = groups("united-states@2000-01-01", "choice of the President", exact=True)
    published = {
        "California": (525180666785903, 0.111428),
        "New York": (292267988381903, 0.06201),
        "Ohio": (182348576094347, 0.038689),
        "Alabama": (77347890835355, 0.016411),
    }
    for state, (swings, banzhaf) in published.items():
        assert college[state].swing.least == Fraction(swings, 2**50)
        assert float(college[state].banzhaf.least) == pytest.approx(banzhaf, abs=1e-6)


@pytest.mark.parametrize(
    ("day", "california", "texas"),
    [("2000-01-01", 54, 32), ("2004-11-02", 55, 34), ("2012-11-06", 55, 38), ("2024-11-05", 54, 40)],
)
def test_every_census_shares_out_538_electors_and_270_choose(day: str, california: int, texas: int) -> None:
    """Electors after the censuses of 1990 to 2020, https://www.archives.gov/electoral-college/allocation."""
    institutions = opened(f"united-states@{day}").institutions
    college = institutions.body("Electoral College")
    assert college is not None
    assert college.weight(Base.WEIGHTED_VOTES) == 538
    assert len(college.members) == 51
    ((_, _, (decision,)),) = [item for item in decisions_in(institutions) if item[1] == "choice of the President"]
    alone = only_weight(decision)
    assert alone is not None and alone.needed == 270
    votes = {member.name: dict(member.amounts)[Base.WEIGHTED_VOTES] for member in college.members}
    assert (votes["California"], votes["Texas"]) == (california, texas)


def test_the_largest_state_has_more_power_than_electors_and_the_smallest_less() -> None:
    """Mann and Shapley, RAND RM-3158, 1962: so it was in 1962 with New York and Alaska."""
    college = groups("united-states@2024-11-05", "choice of the President")
    assert float(college["California"].shapley_shubik.least) > 54 / 538
    assert float(college["Wyoming"].shapley_shubik.least) < 3 / 538


def test_the_council_under_the_treaty_of_nice_has_the_published_shares() -> None:
    """Bilbao, Fernandez, Jimenez and Lopez 2002, table for three majorities with 27 members."""
    council = groups("european-union@2010-01-01", "act on a proposal of the Commission")
    shapley = {"Germany": 0.0871, "United Kingdom": 0.0870, "Spain": 0.0799, "Romania": 0.0399, "Netherlands": 0.0368}
    for member, share in shapley.items():
        assert float(council[member].shapley_shubik.least) == pytest.approx(share, abs=5e-5)
    assert float(council["Germany"].banzhaf.least) == pytest.approx(0.0778, abs=5e-5)
    assert float(council["Spain"].banzhaf.least) == pytest.approx(0.0742, abs=5e-5)


def lisbon(member: str) -> Fraction:
    """A member's Shapley-Shubik share in the Council of 28, counted from the rule: 16 members with 65 %, or 25 members."""
    council = opened("european-union@2016-01-01").institutions.body("Council")
    assert council is not None
    people = {item.name: dict(item.amounts)[Base.INHABITANTS] for item in council.members}
    total = sum(people.values())
    needed = -(-total * 65 // 100)
    ways = np.zeros((28, total + 1), dtype=np.int64)
    ways[0, 0] = 1
    for name, count in people.items():
        if name != member:
            ways[1:, count:] += ways[:-1, : total + 1 - count].copy()
    found = Fraction(0)
    for size in range(28):
        for inhabitants in np.flatnonzero(ways[size]):
            before = size >= 25 or (size >= 16 and inhabitants >= needed)
            after = size + 1 >= 25 or (size + 1 >= 16 and inhabitants + people[member] >= needed)
            if after and not before:
                found += Fraction(int(ways[size, inhabitants]), 28 * comb(27, size))
    return found


@pytest.mark.parametrize("member", ["Germany", "Spain", "Malta"])
def test_the_council_under_the_treaty_of_lisbon_has_the_shares_that_a_count_from_its_rule_gives(member: str) -> None:
    council = groups("european-union@2016-01-01", "act on a proposal of the Commission")
    assert council[member].shapley_shubik.least == lisbon(member)


def test_the_treaty_of_lisbon_moves_power_to_the_largest_members() -> None:
    nice = groups("european-union@2010-01-01", "act on a proposal of the Commission")
    lisbon = groups("european-union@2016-01-01", "act on a proposal of the Commission")
    assert lisbon["Germany"].shapley_shubik.least > nice["Germany"].shapley_shubik.most
    assert lisbon["Spain"].shapley_shubik.most < nice["Spain"].shapley_shubik.least


@pytest.mark.parametrize("day", ["2022-06-01", "2023-04-01"])
def test_every_decision_of_kazakhstan_shares_out_the_whole_of_power(day: str) -> None:
    institutions = attending(opened(f"kazakhstan@{day}").institutions)
    found = power_map(institutions)
    assert {item.decision for item in found} >= {"ordinary law", AMENDING, "Prime Minister"}
    assert len(decisions_in(institutions)) == len(found)
    for item in found:
        if item.readings == 1:
            assert sum(float(group.shapley_shubik.least) for group in item.groups) == pytest.approx(1)
            assert sum(float(group.banzhaf.least) for group in item.groups) == pytest.approx(1)


@pytest.mark.parametrize("day", ["2022-06-01", "2023-04-01", "2026-09-01"])
def test_every_filled_office_of_kazakhstan_has_its_shares(day: str) -> None:
    institutions = attending(opened(f"kazakhstan@{day}").institutions)
    found = {item.decision: item for item in power_map(institutions) if item.kind == "appointment"}
    filled = {item.office for item in institutions.appointments if item.appointed_by or item.elected_by}
    assert filled <= set(found)
    assert found["Prime Minister"].title == "filling Prime Minister"


def test_appointed_seats_are_filled_by_those_who_name_propose_and_consent() -> None:
    """71(2), 71(3) and 58(3): the presiding judge, four by the President, three by each chamber on its chair's proposal."""
    institutions = attending(opened("kazakhstan@2023-04-01").institutions)
    found = power_map(institutions, wanted=lambda name: name.startswith("seats of Constitutional Court"))
    players = {item.decision.partition(": ")[2]: {group.players.name for group in item.groups} for item in found}
    assert players == {
        "presiding judge": {"President", "Senate"},
        "presidential judges": {"President"},
        "senate judges": {"Senate", "Chair of the Senate"},
        "mazhilis judges": {"Mazhilis", "Chair of the Mazhilis"},
    }


def test_a_government_without_a_number_of_ministers_is_one_player() -> None:
    """61(2): the Government brings in an urgent bill; the text does not say how many ministers there are."""
    law = groups("kazakhstan@2023-04-01", "urgent law")
    assert law["Government"].players.count == 1
    assert "ministers" not in law


def test_a_bloc_that_holds_the_prime_minister_holds_such_a_government() -> None:
    institutions = opened("kazakhstan@2023-04-01").institutions
    scenario = Scenario("a cabinet", (Bloc("cabinet", ("Prime Minister",), ()), Bloc("house", ("President",), ())))
    blocs = blocs_of(with_governments(scenario, institutions))
    (law,) = power_map(attending(institutions), wanted=lambda name: name == "urgent law", blocs=blocs)
    assert {group.players.name for group in law.groups} == {"cabinet", "house", "Mazhilis", "Senate"}


def test_a_decision_says_what_counts_as_carried_where_its_name_does_not() -> None:
    institutions = attending(opened("kazakhstan@2023-04-01").institutions)
    titles = {item.decision: item.title for item in power_map(institutions, wanted=lambda name: "confidence" in name)}
    assert titles["no confidence over budget report"] == "no confidence over budget report: report approved"
    assert titles["confidence over a bill"] == "confidence over a bill: resignation accepted"


def test_a_range_names_the_gap_that_it_comes_from() -> None:
    institutions = attending(opened("kazakhstan@2023-04-01").institutions)
    (law,) = power_map(institutions, wanted=lambda name: name == "ordinary law")
    assert law.left_open == ("“if silent” of signature",)


def test_laws_come_first_and_those_of_one_chamber_alone_after_them() -> None:
    names = [name for _, name, _ in decisions_in(attending(opened("kazakhstan@2023-04-01").institutions))]
    assert names[:2] == ["ordinary law", "constitutional law"]
    assert names.index("ordinary law by Senate alone") < names.index(AMENDING) < names.index("removal of President")


def test_a_gap_in_the_text_makes_a_range() -> None:
    """What follows when the President neither signs nor returns a law is not said: 44(2)."""
    law = groups("kazakhstan@2023-04-01", "ordinary law")
    assert law["President"].shapley_shubik.least < law["President"].shapley_shubik.most
