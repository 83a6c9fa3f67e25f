"""Pictures of counts and of power: every seat has its place, and the figures are in the file for those who do not see it."""

from __future__ import annotations

import xml.etree.ElementTree as XML
from itertools import combinations, pairwise
from math import dist
from pathlib import Path

import pytest
from click.testing import CliRunner

from politeia.cli.count import command as count
from politeia.cli.count_picture import MARKS, places
from politeia.cli.power import command as power

SVG = "{http://www.w3.org/2000/svg}"
LAW = "elections/netherlands@2023-11-22"


def spoken(path: Path) -> tuple[str, str]:
    """The title and the description that a screen reader finds first."""
    root = XML.parse(path).getroot()
    first, second, *_ = root
    assert root.get("role") == "img"
    assert (first.tag, second.tag) == (f"{SVG}title", f"{SVG}desc")
    return first.text or "", second.text or ""


@pytest.mark.parametrize("seats", [1, 2, 3, 5, 9, 21, 69, 150, 435])
def test_every_seat_has_a_place_of_its_own(seats: int) -> None:
    found = places(seats)
    assert len(found) == seats
    assert all(-1.01 <= across <= 1.01 and -0.01 <= up <= 1.01 for across, up in found)
    if seats > 1:
        assert min(dist(one, other) for one, other in combinations(found, 2)) > 0.5 / seats**0.5


def test_neighbours_differ_in_shape_and_in_grey() -> None:
    assert all(one[0] != other[0] and one[1] != other[1] for one, other in pairwise(MARKS))
    assert len(set(MARKS)) == len(MARKS)


def test_the_seats_of_a_count_stand_in_the_picture(tmp_path: Path) -> None:
    votes, picture = tmp_path / "votes.csv", tmp_path / "seats.svg"
    votes.write_text("party,votes\nA & B,600000\nC,300000\nD,100000\n", encoding="utf-8")
    CliRunner().invoke(count, [str(votes), "--under", LAW, "--plot", str(picture)], standalone_mode=False)
    title, figures = spoken(picture)
    assert "House of Representatives" in title
    assert figures.splitlines() == ["A & B: 90 of 150 seats", "C: 45 of 150 seats", "D: 15 of 150 seats"]


def test_the_same_count_gives_the_same_file(tmp_path: Path) -> None:
    votes = tmp_path / "votes.csv"
    votes.write_text("party,votes\nA,600000\nC,300000\n", encoding="utf-8")
    pictures = [tmp_path / "one.svg", tmp_path / "two.svg"]
    for picture in pictures:
        CliRunner().invoke(count, [str(votes), "--under", LAW, "--plot", str(picture)], standalone_mode=False)
    assert pictures[0].read_bytes() == pictures[1].read_bytes()


def test_a_referendum_is_drawn_region_by_region(tmp_path: Path) -> None:
    vote, regions, picture = tmp_path / "vote.csv", tmp_path / "regions.csv", tmp_path / "vote.svg"
    vote.write_text("yes,no,took_part,registered\n60,40,100,200\n", encoding="utf-8")
    regions.write_text("region,yes,no,took_part,registered\nNorth,20,30,50,100\nSouth,40,10,50,100\n", encoding="utf-8")
    arguments = [str(vote), "--under", "kazakhstan@2022-06-05", "--units", str(regions), "--plot", str(picture)]
    CliRunner().invoke(count, arguments, standalone_mode=False)
    _, figures = spoken(picture)
    assert figures.splitlines() == ["South: yes 80.0 %, turnout 50.0 %", "North: yes 40.0 %, turnout 50.0 %"]


def test_the_smallest_of_many_players_are_drawn_together(tmp_path: Path) -> None:
    picture = tmp_path / "college.svg"
    arguments = ["united-states@2024-11-05", "choice", "--plot", str(picture)]
    CliRunner().invoke(power, arguments, standalone_mode=False)
    drawn = picture.read_text(encoding="utf-8")
    assert "41 others" in drawn, "ten states of 51 have a bar of their own"
    assert "Wyoming 0.5 %" in drawn, "the figures below the picture have every state"


def test_power_before_and_after_is_drawn_with_its_figures(tmp_path: Path) -> None:
    picture = tmp_path / "power.svg"
    arguments = ["kazakhstan@2022-06-01", "ordinary law", "--against", "kazakhstan@2023-04-01", "--plot", str(picture)]
    CliRunner().invoke(power, arguments, standalone_mode=False)
    title, figures = spoken(picture)
    assert title == "Power under kazakhstan@2022-06-01 and kazakhstan@2023-04-01"
    assert "ordinary law, kazakhstan@2023-04-01: President" in figures


def test_another_kind_of_picture_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    votes, picture = tmp_path / "votes.csv", tmp_path / "seats.gif"
    votes.write_text("party,votes\nA,600000\n", encoding="utf-8")
    told = CliRunner().invoke(count, [str(votes), "--under", LAW, "--plot", str(picture)], standalone_mode=False)
    assert told.exception is not None and not picture.exists()
