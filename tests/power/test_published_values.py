"""Shares of power derived from charters written in the language, held against published values."""

from __future__ import annotations

from fractions import Fraction
from functools import cache

import pytest

from politeia.amendment.opening import opened
from politeia.power.mapping import AMENDING, attending, decisions_in, power_map
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


def test_the_vice_president_takes_part_only_in_a_tie_of_the_senate() -> None:
    with_tie = groups("united-states@2000-01-01", "ordinary law")
    assert float(with_tie["Vice President"].shapley_shubik.least) == pytest.approx(0.00265, abs=5e-6)
    assert sum(float(group.shapley_shubik.least) for group in with_tie.values()) == pytest.approx(1)


def test_without_the_vice_president_the_president_has_sixteen_per_cent() -> None:
    """Taylor and Pacelli, Mathematics and Politics (2008), chapter 3: 0.16047 and 0.038."""
    from dataclasses import replace

    institutions = attending(opened("united-states@2000-01-01").institutions)
    procedures = tuple(
        replace(procedure, stages=tuple(replace(stage, casting_vote=None) for stage in procedure.stages))
        for procedure in institutions.procedures
    )
    alone = replace(institutions, procedures=procedures)
    (found,) = power_map(alone, wanted=lambda name: name == "ordinary law")
    president = next(group for group in found.groups if group.players.name == "President")
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


def test_the_council_under_the_treaty_of_nice_has_the_published_shares() -> None:
    """Bilbao, Fernandez, Jimenez and Lopez 2002, table for three majorities with 27 members."""
    council = groups("european-union@2010-01-01", "act on a proposal of the Commission")
    shapley = {"Germany": 0.0871, "United Kingdom": 0.0870, "Spain": 0.0799, "Romania": 0.0399, "Netherlands": 0.0368}
    for member, share in shapley.items():
        assert float(council[member].shapley_shubik.least) == pytest.approx(share, abs=5e-5)
    assert float(council["Germany"].banzhaf.least) == pytest.approx(0.0778, abs=5e-5)
    assert float(council["Spain"].banzhaf.least) == pytest.approx(0.0742, abs=5e-5)


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


def test_a_gap_in_the_text_makes_a_range() -> None:
    """What follows when the President neither signs nor returns a law is not said: 44(2)."""
    law = groups("kazakhstan@2023-04-01", "ordinary law")
    assert law["President"].shapley_shubik.least < law["President"].shapley_shubik.most
