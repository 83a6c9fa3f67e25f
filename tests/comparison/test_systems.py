"""Kazakhstan and Pakistan by role: the same question put to two systems, each answer with its article."""

import json
import subprocess
import sys
from datetime import date

import pytest

from politeia.amendment.charters import load_charter
from politeia.amendment.consolidation import consolidate
from politeia.comparison.model import SideBySide, Systems
from politeia.comparison.offices import holder, roles_of
from politeia.comparison.systems import compare_systems, shared_roles
from politeia.norms.model import Institutions
from politeia.norms.resolution import resolve


def on(name: str, day: str) -> Institutions:
    """The institutions of a charter on a day."""
    return resolve(consolidate(load_charter(name), date.fromisoformat(day)).norms)


KAZAKHSTAN, PAKISTAN = on("kazakhstan", "2023-04-01"), on("pakistan", "2022-04-01")
SYSTEMS = compare_systems(KAZAKHSTAN, PAKISTAN)


def row(topic: str, question: str, systems: Systems = SYSTEMS) -> SideBySide:
    """The row of a question in a topic."""
    rows = next(item for item in systems.topics if item.title == topic).rows
    return next(item for item in rows if item.question == question)


EXPECTED = [
    ("Head of state", "filled by", "chosen by voters", "41(1)", "chosen by Electoral College", "41(3)"),
    ("Head of state", "term", "7 years", "41(1)", "5 years", "44(1)"),
    ("Head of state", "limit on terms", "1 term in a lifetime", "42(5)", "2 terms in a row", "44(2)"),
    ("Head of government", "filled by", "nominated by President", "44(3)", "elected by National Assembly", "91(4)"),
    ("Lower chamber", "called", "Mazhilis", "50(3)", "National Assembly", "51(1)"),
    ("Lower chamber", "seats", "98", "50(3)", "342", "51(1)"),
    ("Reviewing court", "called", "Constitutional Court", "71(1)", "Supreme Court", "176"),
    ("Confidence in the Government", "begun by", "20 of 98", "56(2)", "69 of 342", "95(1)"),
    ("Confidence in the Government", "vote", "50 of 98", "56(2)", "172 of 342", "95(4)"),
    ("Veto and override", "time for assent", "1 month", "44(2)", "10 days", "75(1)"),
    ("Veto and override", "override", "66 of 98", "54(2)(2)", "by Joint Sitting", "75(2)"),
    ("Appointments", "consent of the lower chamber", "Prime Minister", "56(1)(2)", "Prime Minister", "91(4)"),
    ("Removal of the head of state", "decided", "74 of 98", "47(2)", "295 of 442", "47(8)"),
    ("Amending the constitution", "ways", "voters", "91(1)", "228 of 342", "239(1)"),
    ("Emergency", "lasts", "no time", "44(16)", "2 months", "232(1)"),
]


@pytest.mark.parametrize(("topic", "question", "left", "left_at", "right", "right_at"), EXPECTED)
def test_both_sides_of_a_row_say_it_with_their_articles(
    topic: str, question: str, left: str, left_at: str, right: str, right_at: str
) -> None:
    found = row(topic, question)
    assert any(left in item.words and left_at in item.citations for item in found.left)
    assert any(right in item.words and right_at in item.citations for item in found.right)


def test_the_ways_to_dissolve_stand_with_their_bars() -> None:
    who = row("Dissolution of the lower chamber", "who may dissolve it")
    assert [item.words.partition(":")[2].strip() for item in who.left] == ["dissolve Mazhilis", "dissolve Parliament"]
    assert any("Prime Minister begins dissolution on advice" in item.words for item in who.right)
    bars = row("Dissolution of the lower chamber", "when it may not be done")
    assert any("state of emergency or martial law" in item.words for item in bars.left)
    assert any("no confidence in Prime Minister is pending" in item.words for item in bars.right)
    senate = row("Dissolution of the upper chamber", "who may dissolve it")
    assert senate.right[0].words.startswith("nobody") and senate.left


def test_the_comparison_follows_the_switch_of_dissolution_by_date() -> None:
    found = {
        day: row(
            "Dissolution of the lower chamber", "who may dissolve it", compare_systems(KAZAKHSTAN, on("pakistan", day))
        )
        for day in ("1974-01-01", "1986-01-01", "1998-01-01", "2004-06-01")
    }
    free = {day: any("in discretion" in item.words for item in side.right) for day, side in found.items()}
    assert free == {"1974-01-01": False, "1986-01-01": True, "1998-01-01": False, "2004-06-01": True}


def test_what_is_named_by_the_head_of_state_alone_needs_nobody() -> None:
    left = [item.words for item in row("Appointments", "named by the head of state alone").left]
    assert "Minister of Defence" in left and "Prime Minister" not in left and "Prosecutor General" not in left


def test_swapping_the_charters_swaps_the_sides() -> None:
    swapped = compare_systems(PAKISTAN, KAZAKHSTAN)
    sides = {(topic.title, item.question): (item.left, item.right) for topic in SYSTEMS.topics for item in topic.rows}
    mirrored = {
        (topic.title, item.question): (item.right, item.left) for topic in swapped.topics for item in topic.rows
    }
    assert sides == mirrored


def test_every_statement_is_of_an_article_that_exists() -> None:
    editions = {
        "left": consolidate(load_charter("kazakhstan"), date(2023, 4, 1)),
        "right": consolidate(load_charter("pakistan"), date(2022, 4, 1)),
    }
    for topic in SYSTEMS.topics:
        for item in topic.rows:
            for side, edition in editions.items():
                for statement in getattr(item, side):
                    for citation in statement.citations:
                        number = citation.partition("(")[0]
                        assert not number[0].isdigit() or edition.article(number) is not None, citation


def test_roles_are_found_whatever_the_name() -> None:
    assert holder("reviewing court", KAZAKHSTAN) != holder("supreme court", KAZAKHSTAN)
    assert holder("reviewing court", PAKISTAN) == holder("supreme court", PAKISTAN)
    assert {"head of state", "lower chamber", "reviewing court"} <= set(shared_roles(KAZAKHSTAN, PAKISTAN))
    assert roles_of(Institutions()) == ()


def run(*words: str) -> str:
    """What the command prints."""
    found = subprocess.run([sys.executable, "-m", "politeia", *words], capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stderr
    return found.stdout


def test_two_charters_are_compared_by_role_and_one_charter_norm_by_norm() -> None:
    data = json.loads(run("compare", "kazakhstan@2023-04-01", "pakistan@2022-04-01", "--json"))
    assert data["systems"]["topics"][0]["rows"][0]["right"][0]["words"] == "President"
    assert "comparison" in json.loads(run("compare", "pakistan@2004-06-01", "pakistan@2011-06-01", "--json"))
    assert "comparison" in json.loads(
        run("compare", "kazakhstan@2023-04-01", "pakistan@2022-04-01", "--by", "norms", "--json")
    )
    text = run("compare", "kazakhstan@2023-04-01", "pakistan@2022-04-01")
    assert "Head of state" in text and "by role" in text and "Traceback" not in text
