"""Veto players merged by party: one party in several institutions is one player, and a party may make an override impossible."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.scales.laws import FRONT

from politeia.amendment.opening import opened
from politeia.amendment.scenarios import opened_scenario
from politeia.cli.main import group
from politeia.scales.absorption import OVERRIDDEN, Absorption, absorptions
from politeia.scales.blocking import ALWAYS, UNLESS_OVERRIDDEN
from politeia.scales.branches import branches_of


def merged(edition: str, scenario: str, decision: str = "ordinary law") -> Absorption:
    """One decision of an edition with a scenario's blocs in the places of institutions."""
    target = opened(edition)
    found = absorptions(branches_of(target.institutions), opened_scenario(scenario, target))
    return next(item for item in found if item.decision == decision)


def written(folder: Path, *blocs: str) -> str:
    """A scenario in a file, each bloc as "NAME: WHAT IT HOLDS"."""
    lines = ["```scenario", "scenario a parliament"]
    for bloc in blocs:
        name, _, holds = bloc.partition(": ")
        lines += [f"  bloc {name}", f"    holds      {holds}"]
    path = folder / "scenario.md"
    path.write_text("# A parliament\n\n" + "\n".join([*lines, "```", ""]), encoding="utf-8")
    return str(path)


def test_one_party_in_white_house_and_congress_is_one_veto_player(tmp_path: Path) -> None:
    """The 109th Congress (2005-2007): Republicans had 232 of 435 and 55 of 100 seats, and the President (house.gov, senate.gov).

    Tsebelis, Veto Players, chapter 3: under unified government the three institutional players are one.
    """
    scenario = written(
        tmp_path,
        "Republicans: President, Vice President, 232 seats of House of Representatives, 55 seats of Senate",
        "Democrats: 202 seats of House of Representatives, 44 seats of Senate",
    )
    found = merged("united-states@2006-01-01", scenario)
    assert found.before == (3, 2, 3)
    assert found.after == (1, 1, 1)


def test_under_divided_government_congress_is_one_player_and_the_president_another(tmp_path: Path) -> None:
    """The 104th Congress (1995-1997): Republicans had 230 and 52 seats, the President was a Democrat."""
    scenario = written(
        tmp_path,
        "Republicans: 230 seats of House of Representatives, 52 seats of Senate",
        "Democrats: President, Vice President, 204 seats of House of Representatives, 48 seats of Senate",
    )
    found = merged("united-states@1996-01-01", scenario)
    assert found.after == (2, 2, 2), "with 48 of 100 senators the Democrats keep 67 from overriding"
    assert {player.name for player in found.players} == {"Republicans", "Democrats"}


def test_kazakhstans_president_with_the_largest_party_is_one_player_beside_the_senate() -> None:
    found = merged("kazakhstan@2023-04-01", "President's majority of 2023")
    assert (found.before, found.after) == ((3, 1, 3), (2, 1, 2))
    bloc = next(player for player in found.players if player.name == "presidential bloc")
    assert (bloc.absorbed, bloc.standing) == (("President", "Mazhilis"), ALWAYS)


def test_parties_without_offices_leave_the_number_of_an_ordinary_law_as_it_is() -> None:
    found = merged("kazakhstan@2023-04-01", "parliament of March 2023")
    assert found.before == found.after == (3, 1, 3)
    assert "Amanat" in {player.name for player in found.players}


def test_where_two_thirds_are_needed_the_largest_party_and_the_rest_must_both_agree() -> None:
    """A constitutional law needs 66 of 98: Amanat has 62, more than enough to block and not enough to pass."""
    found = merged("kazakhstan@2023-04-01", "parliament of March 2023", "constitutional law")
    assert {"Amanat", "rest of Mazhilis"} <= {player.name for player in found.players}
    assert found.after[0] == found.before[0] + 1


LAW = """
procedure ordinary law
  initiated by any member of Assembly
  stage vote
    by         Assembly
    needs      majority of all members
    if yes     go to signature
    if no      ends not adopted
  stage signature
    by         President
    within     14 days
    if yes     ends in force
    if no      go to second vote
    if silent  ends in force
  stage second vote
    by         Assembly
    needs      at least 2/3 of all members
    if yes     ends in force
    if no      ends not adopted
"""

PRESIDENTS = [
    (
        "a party that has two thirds overrides a President who stands alone",
        "Reds: 70 seats of Assembly",
        OVERRIDDEN,
        (1, 1, 1),
    ),
    ("a majority short of two thirds does not", "Reds: 60 seats of Assembly", UNLESS_OVERRIDDEN, (2, 1, 2)),
]


@pytest.mark.parametrize(("name", "bloc", "standing", "after"), PRESIDENTS, ids=[case[0] for case in PRESIDENTS])
def test_an_override_counts_by_who_holds_the_votes_for_it(
    name: str, bloc: str, standing: str, after: tuple[int, int, int], tmp_path: Path
) -> None:
    charter = tmp_path / "constitution.md"
    charter.write_text(f"{FRONT}\n{LAW}\n```\n", encoding="utf-8")
    found = merged(f"{charter}@2010-01-01", written(tmp_path, bloc, "Blues: President"))
    president = next(player for player in found.players if player.name == "Blues")
    assert (president.standing, found.after) == (standing, after)


def test_a_president_whose_party_holds_a_third_cannot_be_overridden(tmp_path: Path) -> None:
    charter = tmp_path / "constitution.md"
    charter.write_text(f"{FRONT}\n{LAW}\n```\n", encoding="utf-8")
    scenario = written(tmp_path, "Reds: 60 seats of Assembly", "Blues: President, 34 seats of Assembly")
    found = merged(f"{charter}@2010-01-01", scenario)
    assert found.after == (2, 2, 2)


def test_the_command_prints_both_numbers_and_says_what_is_assumed() -> None:
    asked = ["scales", "kazakhstan@2023-04-01", "veto", "--scenario", "President's majority of 2023"]
    done = CliRunner().invoke(group, asked)
    assert done.exit_code == 0, done.output
    assert "Veto players before and after absorption" in done.output
    assert "That a bloc votes as one is assumed" in done.output
