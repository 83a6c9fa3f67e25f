"""A person can force an engine, gets the same verdict from each, and can see where the time went."""

from __future__ import annotations

import json

import pytest

from politeia.cli.failures import status_of
from politeia.cli.main import group
from politeia.cli.profiles import REST, as_record, profile_lines
from politeia.verification.engines.choosing import NAMES
from politeia.verification.engines.timing import Ledger

ASKED = ("prove", "kazakhstan@2023-04-01", "no free dissolution")


def prove(capsys: pytest.CaptureFixture[str], *options: str) -> tuple[int, str]:
    """Run the command; its exit status and what it prints."""
    status = status_of(lambda: group.main([*ASKED, *options], standalone_mode=False))
    return status, capsys.readouterr().out


@pytest.mark.parametrize("engine", NAMES)
def test_a_forced_engine_plays_and_gives_the_same_verdict(engine: str, capsys: pytest.CaptureFixture[str]) -> None:
    status, said = prove(capsys, "--engine", engine, "--json")
    answer = json.loads(said)["answers"][0]
    assert status == 1
    assert (answer["verdict"], answer["engine"]) == ("fails", engine)
    assert (answer["states"], answer["edges"]) == (2424, 6224)


def test_a_profile_says_where_the_time_went(capsys: pytest.CaptureFixture[str]) -> None:
    _, said = prove(capsys, "--profile")
    assert "Where the time went:" in said
    assert "reach all situations" in said and "solve games" in said and REST in said


def test_a_profile_adds_up_to_the_total() -> None:
    ticks = iter([0.0, 2.0, 2.0, 3.0])
    ledger = Ledger(lambda: next(ticks))
    ledger.noted("solve games", lambda: None)
    ledger.noted("solve games", lambda: None)
    assert as_record(ledger, 4.0)["seconds"] == {"solve games": 3.0, REST: 1.0}
    assert profile_lines(ledger, 4.0)[1].split() == ["3.000", "s", "75", "%", "solve", "games", "2", "times"]
