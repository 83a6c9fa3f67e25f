"""Scenarios: named blocs in claims, in smallest coalitions and in power, on small laws and on parliaments that sat."""

from __future__ import annotations

import csv
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.laws import ask, law

from politeia.amendment.catalogue import catalogue
from politeia.amendment.opening import Target, opened
from politeia.amendment.scenarios import opened_scenario, scenario_mistakes
from politeia.diagnostics.model import PoliteiaError
from politeia.documents.model import Fence
from politeia.language.seating import parse_scenarios
from politeia.norms.scenarios import Bloc, Scenario, resolve_scenario
from politeia.power.mapping import attending, blocs_of, power_map
from politeia.verification.model import Answer, Assumptions
from politeia.verification.proving import prove_by_roles

DATA = Path(__file__).parents[3] / "shared" / "data"

CLUB = """
body Assembly
  part         founders, 10 seats, elected by voters
  part         members, 20 seats, elected by voters

body Council
  seats        5

office Chair
  member of    Assembly

procedure rule
  initiated by Chair
  stage vote
    by         Assembly
    needs      majority of all members
    if yes     go to approval
    if no      ends rejected
  stage approval
    by         Council
    needs      majority of all members
    if yes     ends in force
    if no      ends rejected
"""

BLOCS = """
scenario Assembly of 2024
  on           2024-05-01
  source       the minutes
  bloc Elders
    holds      10 seats of founders, Chair
  bloc Youth
    holds      6 seats of members
  bloc Friends
    holds      9 seats of members
"""


def scenario_of(text: str, target: Target | None = None) -> Scenario:
    """The scenario of a text, in the club's law or in an edition; it must be free of mistakes."""
    parsed = parse_scenarios(Fence("scenario", tuple(text.strip("\n").splitlines()), 1, "scenarios.md"))
    assert not parsed.diagnostics, parsed.diagnostics
    resolved = resolve_scenario(parsed.scenarios[0], target.institutions if target is not None else law(CLUB))
    assert resolved.scenario is not None, resolved.diagnostics
    return resolved.scenario


def claims(claim: str, *situation: str, text: str = BLOCS) -> Answer:
    return ask(law(CLUB), claim, *situation, assumed=Assumptions(scenario=scenario_of(text)))


def test_seats_in_the_parts_of_a_body_count_among_those_of_the_body_and_the_rest_are_others() -> None:
    found = scenario_of(BLOCS)
    assert found.bloc("Elders") == Bloc("Elders", ("Chair",), (("founders", 10), ("Assembly", 10)))
    assert found.others == (("Assembly", 5),)
    assert found.seated() == {"founders", "members", "Assembly"}


def test_blocs_join_with_offices_and_with_shares_of_other_bodies() -> None:
    assert claims("Elders and Youth and 3 members of Council can force rule ended in force").verdict == "holds"
    assert claims("Elders and Youth and 2 members of Council can force rule ended in force").verdict == "fails"
    assert claims("Youth and Friends and all of Council can force rule ended in force").verdict == "fails"
    assert claims("Elders and all of Assembly and all of Council can force rule ended in force").verdict == "holds"


def test_seats_that_no_bloc_holds_are_against_every_coalition_of_blocs() -> None:
    everyone_named = "Elders and Youth and Friends"
    assert claims(f"{everyone_named} can block at least 6 members of Assembly").verdict == "holds"
    assert claims(f"{everyone_named} can block 5 members of Assembly").verdict == "fails"
    answer = claims("Elders and Youth and all of Council can force rule ended in force")
    assert "5 seats belong to no bloc in Assembly: whoever sits there is against." in answer.assumptions
    assert "Scenario “Assembly of 2024”: each bloc votes as one." in answer.assumptions


def test_everyone_except_a_bloc_is_all_the_others_with_the_seats_of_nobody() -> None:
    without_elders = claims("everyone except Elders can force rule ended in force", "rule is at vote")
    assert without_elders.verdict == "holds"
    assert claims("everyone except Elders, Youth can force rule ended in force", "rule is at vote").verdict == "fails"


def test_the_smallest_coalitions_are_made_of_blocs_and_of_seats_where_no_bloc_sits() -> None:
    answer = claims("smallest coalitions that can force rule ended in force")
    found = {str(item) for item in answer.coalitions}
    assert found == {"Elders, Youth and 3 of 5 of Council", "Elders, Friends and 3 of 5 of Council"}


def test_no_single_actor_means_no_single_bloc() -> None:
    majority = "  bloc Elders\n    holds  10 seats of founders, 6 seats of members, Chair, Council\n"
    assert claims("no single actor can force rule ended in force").verdict == "holds"
    alone = claims("no single actor can force rule ended in force", text=f"scenario Assembly of 2024\n{majority}")
    assert alone.verdict == "fails"
    assert str(alone.coalitions[0]) == "Elders"


def test_a_witness_calls_the_blocs_by_their_names() -> None:
    answer = claims("Elders and Youth and all of Council can force rule ended in force")
    assert answer.witness is not None
    assert answer.witness.shows.startswith("How Elders, Youth and 5 of 5 of Council can bring it about")


@settings(max_examples=40, deadline=None)
@given(
    seats=st.lists(st.integers(1, 6), min_size=2, max_size=5),
    chosen=st.sets(st.integers(0, 4), min_size=1),
    council=st.integers(0, 5),
)
def test_blocs_can_what_their_seats_can(seats: list[int], chosen: set[int], council: int) -> None:
    inside = [number for number in sorted(chosen) if number < len(seats)] or [0]
    text = "scenario random\n" + "".join(
        f"  bloc party {'abcde'[number]}\n    holds  {count} seats of Assembly\n" for number, count in enumerate(seats)
    )
    named = " and ".join(f"party {'abcde'[number]}" for number in inside)
    total = sum(seats[number] for number in inside)
    council_too = f" and {council} members of Council" if council else ""
    goal = "can force rule ended in force"
    by_name = claims(f"Chair and {named}{council_too} {goal}", text=text)
    by_seats = ask(law(CLUB), f"Chair and {total} members of Assembly{council_too} {goal}")
    assert by_name.verdict == by_seats.verdict


# -- parliaments that sat ----------------------------------------------------------------------------------------------


def test_the_scenarios_of_the_library_fit_the_texts_of_their_days() -> None:
    for name in ("kazakhstan", "pakistan", "crises/moldova-2009"):
        timeline = opened(f"{name}@2022-04-08").timeline
        assert timeline.scenarios
        assert scenario_mistakes(timeline) == ()


def test_the_mazhilis_of_2023_is_the_one_that_the_election_commission_announced() -> None:
    target = opened("kazakhstan@2023-04-01")
    scenario = opened_scenario("parliament of March 2023", target)
    called = {"Ak Zhol": "Aq Jol", "SELF-NOMINATED / INDEPENDENT": "independents"}
    with (DATA / "kz_mazhilis_party_votes.csv").open(encoding="utf-8") as table:
        announced = {
            called.get(row["party"], row["party"]): int(row["seats_total"])
            for row in csv.DictReader(table)
            if row["year"] == "2023" and row["seats_total"] not in ("", "0")
        }
    assert {bloc.name: bloc.held("Mazhilis") for bloc in scenario.blocs} == announced
    assert scenario.others == ()


def test_amanat_has_a_majority_and_lacks_the_quorum_in_2023() -> None:
    """62 of 98 are a majority; two thirds of 98 are 66, which article 59(5) asks to be present."""
    target = opened("kazakhstan@2023-04-01")
    assumed = Assumptions(scenario=opened_scenario("parliament of March 2023", target))
    blocking = ask(target.institutions, "Amanat can block 2/3 of all members of Mazhilis", assumed=assumed)
    assert blocking.verdict == "holds"
    first_vote = "ordinary law is at first vote"
    past = "ordinary law is at Senate vote"
    alone = ask(target.institutions, f"Amanat can force {past}", first_vote, assumed=assumed)
    helped = ask(target.institutions, f"Amanat and OSDP can force {past}", first_vote, assumed=assumed)
    assert (alone.verdict, helped.verdict) == ("fails", "holds")


def test_the_united_opposition_of_april_2022_carries_the_vote_and_the_ruling_coalition_cannot_stop_it() -> None:
    """172 of 342 were needed; the newspapers counted 177 and 164, and the vote of 10 April carried."""
    target = opened("pakistan@2022-04-08")
    assumed = Assumptions(scenario=opened_scenario("government and opposition in April 2022", target))
    situation = "no confidence in Prime Minister is at vote"
    goal = "no confidence in Prime Minister succeeded"
    can = ask(target.institutions, f"united opposition can force {goal}", situation, assumed=assumed)
    stops = ask(target.institutions, f"ruling coalition can prevent {goal}", situation, assumed=assumed)
    assert (can.verdict, stops.verdict) == ("holds", "fails")


def test_without_the_mqm_the_opposition_of_april_2022_is_two_votes_short() -> None:
    target = opened("pakistan@2022-04-08")
    assumed = Assumptions(scenario=opened_scenario("National Assembly of April 2022", target))
    situation = "no confidence in Prime Minister is at vote"
    goal = "no confidence in Prime Minister succeeded"
    four = "PML-N and PPP and MMA and other opposition"
    assert ask(target.institutions, f"{four} can force {goal}", situation, assumed=assumed).verdict == "fails"
    assert ask(target.institutions, f"{four} and MQM-P can force {goal}", situation, assumed=assumed).verdict == "holds"


def test_the_communists_of_april_2009_needed_any_one_other_party_for_a_president() -> None:
    """60 of 101 members, and 61 elect: the one vote that was missing from May to June 2009."""
    target = opened("crises/moldova-2009@2009-05-20")
    assumed = Assumptions(scenario=opened_scenario("Parliament of April 2009", target))
    claim = "smallest coalitions that can force presidential election ended elected"
    answer = ask(target.institutions, claim, "office of President is vacant", assumed=assumed)
    assert {str(item) for item in answer.coalitions} == {
        "voters and Communists",
        "Communists and Our Moldova",
        "Communists and Liberals",
        "Communists and Liberal Democrats",
    }


def test_the_communists_of_april_2009_have_three_quarters_of_the_power_to_elect() -> None:
    """Four players, one with a veto: each of the others completes a majority in one order of twelve."""
    target = opened("crises/moldova-2009@2009-05-20")
    blocs = blocs_of(opened_scenario("Parliament of April 2009", target))
    found = power_map(attending(target.institutions), wanted=lambda name: name == "presidential election", blocs=blocs)
    shares = {group.players.name: group.shapley_shubik.most for group in found[0].groups}
    assert shares["Communists"] == Fraction(3, 4)
    assert {shares[name] for name in ("Liberal Democrats", "Liberals", "Our Moldova")} == {Fraction(1, 12)}


def test_the_catalogue_can_be_asked_in_a_scenario() -> None:
    target = opened("kazakhstan@2023-04-01")
    assumed = Assumptions(scenario=opened_scenario("President's majority of 2023", target))
    asked = next(item for item in catalogue() if item.claim.written.startswith("no single actor can force"))
    answer = prove_by_roles(target.institutions, asked, assumed)
    assert "Scenario “President's majority of 2023”: each bloc votes as one." in answer.assumptions


APART = BLOCS.replace(
    "  bloc Friends\n    holds      9 seats of members\n",
    "  bloc Loners\n    votes      apart\n    holds      9 seats of members\n",
)


def test_members_who_vote_apart_join_one_by_one() -> None:
    scenario = scenario_of(APART)
    assumed = Assumptions(scenario=scenario)

    def verdict(claim: str) -> str:
        return ask(law(CLUB), claim, assumed=assumed).verdict.value

    # Sixteen of thirty pass a rule: ten Elders and six more, from among nine who each vote for themselves.
    assert verdict("Elders and 6 members of Loners can force rule is at approval") == "holds"
    assert verdict("Elders and 5 members of Loners can force rule is at approval") == "fails"
    assert verdict("Elders and Loners can force rule is at approval") == "holds"
    assert verdict("Youth and Loners and 3 members of Council can prevent rule ended in force") == "holds"
    assert verdict("Youth and 8 members of Loners can prevent rule is at approval") == "fails"
    assert verdict("Youth and majority of Loners cannot prevent rule is at approval") == "holds"


def test_smallest_coalitions_count_members_who_vote_apart() -> None:
    answer = ask(
        law(CLUB),
        "smallest coalitions that can force rule is at approval",
        assumed=Assumptions(scenario=scenario_of(APART)),
    )
    assert {str(item) for item in answer.coalitions} == {"Elders and Youth", "Elders and 6 of 9 of Loners"}


def test_no_single_actor_is_one_member_of_those_who_vote_apart() -> None:
    # Seven of thirty stop a vote that needs twenty-four: a bloc of nine can, and nine who vote apart are nine actors.
    needs_most = CLUB.replace(
        "needs      majority of all members\n    if yes     go to approval",
        "needs      at least 24 members\n    if yes     go to approval",
    )
    claim = "no single actor can prevent rule is at approval"
    together = scenario_of(BLOCS.replace("10 seats of founders, Chair", "4 seats of founders"))
    apart = scenario_of(APART.replace("10 seats of founders, Chair", "4 seats of founders"))
    chairless = needs_most.replace("  initiated by Chair\n", "  initiated by any member of Assembly\n")
    assert ask(law(chairless), claim, assumed=Assumptions(scenario=together)).verdict == "fails"
    assert ask(law(chairless), claim, assumed=Assumptions(scenario=apart)).verdict == "holds"


def test_a_share_of_a_bloc_that_votes_as_one_is_refused() -> None:
    with pytest.raises(PoliteiaError, match="votes as one"):
        ask(
            law(CLUB),
            "3 members of Friends can force rule ended in force",
            assumed=Assumptions(scenario=scenario_of(BLOCS)),
        )
    with pytest.raises(PoliteiaError, match="has 9 members"):
        ask(
            law(CLUB),
            "10 members of Loners can force rule ended in force",
            assumed=Assumptions(scenario=scenario_of(APART)),
        )


def test_members_who_vote_apart_are_players_each_for_themselves_in_a_power_map() -> None:
    players = blocs_of(scenario_of(APART))
    assert [player.name for player in players][:2] == ["Elders", "Youth"]
    assert sum(player.name.startswith("Loners, member ") for player in players) == 9


def test_members_who_vote_apart_sit_in_one_chamber() -> None:
    mixed = APART.replace("9 seats of members", "9 seats of members, 2 seats of Council")
    parsed = parse_scenarios(Fence("scenario", tuple(mixed.strip("\n").splitlines()), 1, "scenarios.md"))
    assert [item.code for item in resolve_scenario(parsed.scenarios[0], law(CLUB)).diagnostics] == ["N165"]
    badly = APART.replace("votes      apart", "votes      freely")
    parsed = parse_scenarios(Fence("scenario", tuple(badly.strip("\n").splitlines()), 1, "scenarios.md"))
    assert [item.code for item in parsed.diagnostics] == ["P524"]
