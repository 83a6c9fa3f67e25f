"""A day in the life of Kazakhstan's institutions: a bill returned and overridden, a court, a referendum, a dissolution refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.polity.bodies import CLERK, Acting, state_of

from politeia.polity.model import Refused
from politeia.polity.storing import open_store

PRESIDENT = "the President"


def adopted(acting: Acting) -> str:
    """A bill that both chambers have adopted, waiting for signature."""
    acting.act(
        "list deputies 1", "begin ordinary law", title="Law on the protection of bees", text="1. Bees. 2. Hives."
    )
    acting.act("list deputies 1", "say yes at first vote of ordinary law")
    assert acting.vote(acting.members("Mazhilis", 60), acting.members("Mazhilis")[60:90]) == "passed"
    acting.act("elected senators 1", "say yes at Senate vote of ordinary law")
    assert acting.vote(acting.members("Senate", 30), acting.members("Senate")[30:45]) == "passed"
    return "M1"


def overridden(acting: Acting) -> str:
    """The same bill returned by the President, confirmed by two thirds of each chamber and signed."""
    matter = adopted(acting)
    acting.act(PRESIDENT, "say no at signature of ordinary law")
    acting.act("list deputies 1", "say yes at reconsideration of ordinary law")
    mazhilis, senate = [item.number for item in acting.state.ballots.values() if not item.result]
    for ballot, body, yes in ((mazhilis, "Mazhilis", 66), (senate, "Senate", 34)):
        for number, person in enumerate(acting.members(body)):
            acting.do(person, "vote", ballot=ballot, choice="yes" if number < yes else "no")
    acting.act(PRESIDENT, "say yes at signature after override of ordinary law")
    return matter


def test_a_bill_goes_through_both_chambers_is_returned_and_overridden(tmp_path: Path) -> None:
    acting = state_of(tmp_path)
    matter = overridden(acting)
    assert acting.state.matters[matter].outcome == "in force"


def test_an_override_that_is_one_vote_short_in_one_chamber_fails_where_the_text_is_open(tmp_path: Path) -> None:
    acting = state_of(tmp_path)
    adopted(acting)
    acting.act(PRESIDENT, "say no at signature of ordinary law")
    acting.act("list deputies 1", "say yes at reconsideration of ordinary law")
    mazhilis = next(item.number for item in acting.state.ballots.values() if item.of == "Mazhilis" and not item.result)
    for number, person in enumerate(acting.members("Mazhilis")):
        acting.do(person, "vote", ballot=mazhilis, choice="yes" if number < 65 else "no")
    (gap,) = acting.state.gaps.values()
    assert (gap.citation, gap.what) == ("54(2)(2)", "if no")
    waiting = acting.refused(PRESIDENT, "act", act="say yes at signature after override of ordinary law", matter="M1")
    assert "A100" in waiting or "A106" in waiting
    assert "A161" in acting.refused(CLERK, "complete", gap=gap.number, choice="it is forgotten", because="x")
    choice = "it ends in force in wording of President"
    acting.do(CLERK, "complete", gap=gap.number, choice=choice, because="the chambers read 54(2)(2) so")
    assert acting.state.matters["M1"].outcome == "in force in wording of President"


def test_a_citizen_brings_a_law_before_the_court_and_part_of_it_is_struck_down(tmp_path: Path) -> None:
    acting = state_of(tmp_path)
    matter = overridden(acting)
    told = acting.refused("Citizen 1", "act", act="review acts on application of courts", about=matter, strikes=["2"])
    assert "A102" in told
    acting.act(
        "Citizen 1", "review acts on complaint of citizens", about=matter, strikes=["2"], because="hives are property"
    )
    assert (
        acting.vote(acting.members("Constitutional Court", 7), acting.members("Constitutional Court")[7:]) == "passed"
    )
    assert acting.state.matters[matter].struck == ("2",)
    assert acting.state.matters[matter].outcome == "in force"


def test_only_a_court_strikes_down(tmp_path: Path) -> None:
    acting = state_of(tmp_path)
    matter = overridden(acting)
    told = acting.refused(PRESIDENT, "act", act="pardon", about=matter, strikes=["2"])
    assert "it takes the vote of a court" in told and "44(15)" in told


def test_the_president_declines_the_resignation_after_a_vote_of_no_confidence(tmp_path: Path) -> None:
    acting = state_of(tmp_path)
    for person in acting.members("Mazhilis", 20):
        if "Q1" not in acting.state.questions:
            acting.act(person, "begin no confidence in Government", title="No confidence")
        else:
            acting.do(person, "agree", question="Q1")
    assert acting.state.matters["M1"].procedure == "no confidence in Government"
    acting.act("list deputies 1", "say yes at vote of no confidence in Government")
    assert acting.vote(acting.members("Mazhilis", 66)) == "passed"
    acting.act("the Prime Minister", "say yes at resignation of no confidence in Government")
    acting.vote(acting.members("ministers", 2), acting.members("ministers")[2:])
    acting.act(PRESIDENT, "say no at decision of no confidence in Government")
    assert acting.state.matters["M1"].outcome == "resignation refused"
    assert acting.state.holder("Prime Minister") == "the Prime Minister"
    acting.act(PRESIDENT, "dismiss Government")


def test_a_dissolution_in_the_last_six_months_of_the_term_is_refused_with_its_article(tmp_path: Path) -> None:
    acting = state_of(tmp_path)
    told = acting.on("2029-07-01").refused(PRESIDENT, "act", act="dissolve Mazhilis")
    assert "A100" in told and "63(2)" in told and "less than 6 months remain of term of President" in told
    assert "after the term that ends on 2029-11-26" in told
    acting.on("2029-05-01").act(PRESIDENT, "dissolve Mazhilis")
    assert not acting.members("Mazhilis")


def test_the_day_is_that_of_the_time_zone_of_the_body(tmp_path: Path) -> None:
    acting = state_of(tmp_path)
    acting.now = acting.now.replace(year=2029, month=5, day=26, hour=17, minute=0)  # 26 May in Almaty as well
    assert "63(2)" not in acting.refused("Citizen 1", "act", act="dissolve Mazhilis")
    acting.now = acting.now.replace(hour=20)  # the next day in Almaty
    assert "63(2)" in acting.refused(PRESIDENT, "act", act="dissolve Mazhilis")


def test_an_election_refuses_a_list_that_breaks_the_quota_and_shares_the_seats(tmp_path: Path) -> None:
    acting = state_of(tmp_path, "kazakhstan+election-law@2024-01-01")
    assert "63(1)" not in acting.refused(CLERK, "open election", of="list deputies")
    acting.act(PRESIDENT, "dissolve Mazhilis")
    acting.act(PRESIDENT, "call election of Mazhilis")
    acting.do(CLERK, "open election", of="list deputies")
    told = acting.refused(CLERK, "stand", ballot="B1", list="Party of Men", people=names("Man", 40, women=5))
    assert "A132" in told and "Election Law 89(4)" in told
    for party in ("Amanat", "Auyl", "Respublica"):
        acting.do(CLERK, "stand", ballot="B1", list=party, people=names(party, 80, women=40))
    sums = {"Amanat": 3_431_510, "Auyl": 693_938, "Respublica": 547_154}
    figures = {"votes": sums, "valid": 6_371_000, "cast": 6_521_860, "entitled": 12_035_578}
    acting.do(CLERK, "close", ballot="B1", returns=figures)
    seats = [seat.party for seat in acting.state.seats if seat.part == "list deputies"]
    assert {party: seats.count(party) for party in sums} == {"Amanat": 51, "Auyl": 10, "Respublica": 8}
    assert acting.state.values["Mazhilis"] == "election called"  # the districts have not voted yet


def test_a_referendum_amends_the_constitution_and_what_comes_after_is_judged_by_the_new_text(tmp_path: Path) -> None:
    acting = state_of(tmp_path)
    told = acting.refused(PRESIDENT, "act", act="begin revision by referendum", title="No dissolution")
    assert "A112" in told and "needs its text" in told
    acting.act(PRESIDENT, "begin revision by referendum", title="No dissolution", document=ACT, running="move")
    assert acting.vote(acting.members("Constitutional Court")) == "passed"  # 91(3) asks its opinion first
    acting.act(CLERK, "say yes at vote of revision by referendum")
    ballot = acting.state.ballots["B2"]
    assert ballot.kind == "referendum" and ballot.secret
    units = {f"Region {number}": {"yes": 70, "no": 30, "cast": 100, "entitled": 120} for number in range(20)}
    figures = {"yes": 1400, "no": 600, "cast": 2000, "entitled": 2400, "units": units}
    acting.do(CLERK, "close", ballot="B2", returns=figures)
    assert acting.state.matters["M1"].outcome == "amended"
    assert len(acting.state.editions) == 2
    told = acting.refused(PRESIDENT, "act", act="dissolve Mazhilis")
    assert "A101" in told


def names(party: str, count: int, *, women: int) -> list[dict[str, object]]:
    """A list whose first names belong to categories of the quota, and nobody else does."""
    rows: list[dict[str, object]] = []
    for number in range(count):
        rows.append(
            {
                "person": f"{party} {number + 1}",
                "women": number < women,
                "young people": False,
                "persons with disabilities": False,
            }
        )
    return rows


ACT = """---
title: Act of the test
label: Act of the test
adopted: 2024-01-01
amends: kazakhstan
---

# Act of the test

```amend
repeal 63
```
"""


def test_a_body_lives_under_one_reading_of_a_text_that_is_read_in_several_ways(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        Acting(open_store(str(tmp_path / "x.db"), new=True), "crises/ecuador-1997@1997-02-01", "1997-02-01", fill=False)
    assert refused.value.code == "A117"
    assert any("at least 2/3 of all members" in reason.words for reason in refused.value.reasons)


def test_a_vacant_presidency_passes_to_the_chair_of_the_senate_who_cannot_amend(tmp_path: Path) -> None:
    acting = state_of(tmp_path)
    acting.do(PRESIDENT, "resign", of="President")
    holding = acting.state.offices["President"]
    assert (holding.person, holding.acting) == ("the Chair of the Senate", True)
    told = acting.refused("the Chair of the Senate", "act", act="begin revision by referendum", document=ACT)
    assert "A100" in told and "48(2)" in told
