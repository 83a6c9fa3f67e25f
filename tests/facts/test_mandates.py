"""Who receives the mandates of a list: the order of names, and who moves up for the quota of article 97-1(5).

The votes are those that the Central Election Commission announced for 19 March 2023; the names are made up.
"""

from __future__ import annotations

import csv
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from politeia.facts.lists import Named, moved
from politeia.language.standing import Categories, ListBase, ListShare
from politeia.norms.cited import Cited
from politeia.norms.persons import Quota
from politeia.norms.standing import kept

LAW = "kazakhstan/election-law@2023-03-19"
VOTES = {
    "Amanat": (3431510, 40),
    "Auyl": (693938, 8),
    "Respublica": (547154, 6),
    "Ak Zhol": (535139, 6),
    "People's Party": (432920, 5),
    "OSDP": (331058, 4),
    "Baytaq": (146431, 0),
}


@pytest.fixture
def votes(tmp_path: Path) -> Path:
    path = tmp_path / "votes.csv"
    rows = "".join(f"{name},{count},{seats},6521860\n" for name, (count, seats) in VOTES.items())
    path.write_text(f"party,votes,seats_official,took_part\n{rows}")
    return path


def names_of(folder: Path, osdp: list[tuple[str, str, str]]) -> Path:
    """Lists on which every second name is a woman, except that of OSDP: sex, born, disability, in their order."""
    path = folder / "names.csv"
    with path.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["list", "person", "place", "sex", "born", "disability"])
        for name, (_, seats) in VOTES.items():
            own = osdp if name == "OSDP" else [("f" if n % 2 else "m", "1970-01-01", "no") for n in range(seats + 3)]
            for place, cells in enumerate(own, 1):
                writer.writerow([name, f"{name} {place}", place, *cells])
    return path


def run(*words: str, law: str = LAW) -> tuple[int, str]:
    command = [sys.executable, "-m", "politeia", "count", *words, "--under", law]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    return result.returncode, " ".join((result.stdout + result.stderr).replace("│", " ").split())


def test_a_woman_from_below_moves_up_for_the_last_man_who_would_have_had_a_mandate(votes: Path, tmp_path: Path) -> None:
    men = [("m", "1960-01-01", "no")] * 4
    names = names_of(tmp_path, [*men, ("f", "1960-01-01", "no"), ("m", "1990-01-01", "no"), ("m", "1960-01-01", "no")])
    status, words = run(str(votes), "--candidates", str(names), "--young-under", "35")
    assert status == 0
    assert "↑ OSDP 5 (place 5; women) moves up, and OSDP 4 receives no mandate [97-1(5)]" in words
    assert "↑ OSDP 6 (place 6; young people) moves up, and OSDP 3 receives no mandate [97-1(5)]" in words
    assert "at least 2 are needed, 2 found (0 by place alone)" in words
    assert "taken as under 35 on 2023-03-19" in words
    assert "as the party decides [87(3)]" in words


def test_who_is_young_is_not_guessed_where_another_law_says_it(votes: Path, tmp_path: Path) -> None:
    men = [("m", "2000-01-01", "no")] * 6
    names = names_of(tmp_path, men)
    status, words = run(str(votes), "--candidates", str(names))
    assert status == 1
    assert "at least 2 are needed, 0 found, 4 not known" in words
    assert "--young-under gives the age" in words


def test_a_list_without_enough_women_young_or_disabled_breaks_the_quota(votes: Path, tmp_path: Path) -> None:
    names = names_of(tmp_path, [("m", "1960-01-01", "no")] * 5 + [("m", "1960-01-01", "yes")])
    status, words = run(str(votes), "--candidates", str(names), "--young-under", "35")
    assert status == 1
    assert "✗ mandates of the lists for Mazhilis: at least 2 are needed, 1 found" in words


def test_before_2022_nobody_moves_up(tmp_path: Path) -> None:
    votes = tmp_path / "votes.csv"
    votes.write_text("party,votes\nA,900\nB,100\n")
    names = tmp_path / "names.csv"
    names.write_text("list,person,sex\n" + "".join(f"{who},{who}{n},m\n" for who in "AB" for n in range(98)))
    status, words = run(str(votes), "--candidates", str(names), law="kazakhstan/election-law@2021-01-10")
    assert status == 0
    assert "no quota of mandates is in force on 2021-01-10" in words
    assert "↑" not in words


def test_mistakes_in_a_table_of_candidates_are_told_with_their_row(votes: Path, tmp_path: Path) -> None:
    names = names_of(tmp_path, [("x", "1960-01-01", "no"), ("m", "1960-31-01", "no"), ("m", "1960-01-01", "perhaps")])
    status, words = run(str(votes), "--candidates", str(names))
    assert status == 2
    assert "“x” is not female or male" in words
    assert "“1960-31-01” is not a day" in words
    assert "“perhaps” is not yes or no" in words
    names.write_text("list,person\nAmanta,A\n")
    status, words = run(str(votes), "--candidates", str(names))
    assert status == 2
    assert "Did you mean “Amanat”?" in words
    assert "“Auyl” receives 8 mandates, and the table has nobody of that list" in words


CATEGORIES = ("women", "young people")


@given(
    st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1, max_size=9),
    st.integers(1, 9),
    st.booleans(),
    st.integers(1, 9),
)
def test_moves_keep_the_quota_whenever_they_can_and_are_as_few_as_possible(
    people: list[tuple[bool, bool]], mandates: int, together: bool, tenths: int
) -> None:
    share = Cited(ListShare(Fraction(tenths, 10), ListBase.MANDATES), "1")
    quota = Quota("q", (), share, Cited(Categories(CATEGORIES, together), "1"), "1")
    names = [Named(str(place), place, dict(zip(CATEGORIES, own, strict=True))) for place, own in enumerate(people, 1)]
    mandates = min(mandates, len(names))
    made, short = moved(quota, names, mandates)
    inside = set(range(1, mandates + 1))
    for move in made:
        inside.remove(move.falling.place)
        inside.add(move.rising.place)
    after = tuple(
        frozenset(category for category, is_so in names[place - 1].categories.items() if is_so) for place in inside
    )
    assert len(inside) == mandates
    assert (kept(quota, after) is True) == (short == 0)
    if together:
        have = sum(any(own) for own in people)
        needed = -(-tenths * mandates // 10)
        before = sum(any(own) for own in people[:mandates])
        assert len(made) == max(0, min(needed, have) - before)
