"""Elections of the Mazhilis counted by the Election Law of their day, against the seats that were announced."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from politeia.cli.main import group

RETURNS = {
    "2016-03-20": (7566150, 0.07, [
        ("Nur Otan", 6183757, 84), ("Ak Zhol", 540406, 7), ("Communist People's Party", 537123, 7),
        ("Auyl", 151285, 0), ("OSDP", 88813, 0), ("Birlik", 21484, 0),
    ]),
    "2021-01-10": (7539280, 0.07, [
        ("Nur Otan", 5148074, 76), ("Ak Zhol", 792828, 12), ("People's Party", 659019, 10), ("Auyl", 383023, 0), ("Adal", 258618, 0),
    ]),
    "2023-03-19": (6521860, 0.05, [
        ("Amanat", 3431510, 40), ("Auyl", 693938, 8), ("Respublica", 547154, 6), ("Ak Zhol", 535139, 6),
        ("People's Party", 432920, 5), ("OSDP", 331058, 4), ("Baytaq", 146431, 0),
    ]),
}  # fmt: skip
"""Ballots cast, threshold, and the votes and announced list seats of every list (Central Election Commission)."""


@pytest.mark.parametrize("day", RETURNS)
def test_the_law_of_the_day_gives_the_seats_that_were_announced(day: str, tmp_path: Path) -> None:
    ballots, threshold, lists = RETURNS[day]
    rows = "".join(f"{name},{votes},{seats}\n" for name, votes, seats in lists)
    (tmp_path / "votes.csv").write_text("party,votes,seats_official\n" + rows, encoding="utf-8")
    command = [
        "count",
        str(tmp_path / "votes.csv"),
        "--under",
        f"kazakhstan/election-law@{day}",
        "--norm",
        "list deputies",
    ]
    result = CliRunner().invoke(group, [*command, "--ballots-cast", str(ballots), "--json"])
    assert result.exit_code == 0, result.output
    counted = json.loads(result.output)["count"]["lists"]
    assert {item["name"]: item["seats"] for item in counted} == {name: seats for name, _, seats in lists}
    assert {item["name"] for item in counted if item["admitted"]} == {
        name for name, votes, _ in lists if votes >= threshold * ballots
    }
    assert sum(item["seats"] for item in counted) == {"2016": 98, "2021": 98, "2023": 69}[day[:4]]


@pytest.mark.parametrize(("names", "women", "status"), [(89, 27, 0), (90, 27, 1), (80, 23, 1), (80, 24, 0)])
def test_a_list_is_vetted_for_its_length_and_its_quota(names: int, women: int, status: int, tmp_path: Path) -> None:
    header = "list,person,place,women,young people,persons with disabilities\n"
    rows = "".join(f"A,p{place},{place},{'yes' if place <= women else 'no'},no,no\n" for place in range(1, names + 1))
    (tmp_path / "lists.csv").write_text(header + rows, encoding="utf-8")
    command = [
        "vet",
        str(tmp_path / "lists.csv"),
        "--for",
        "list deputies",
        "--under",
        "kazakhstan+election-law@2023-04-01",
    ]
    result = CliRunner().invoke(group, command)
    assert result.exit_code == status, result.output
