"""Whatever arrives is accepted or refused, never a fault, and what was accepted replays."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.polity.bodies import CLERK, Acting, club_of

from politeia.polity.commands import COMMANDS
from politeia.polity.deciding import decide
from politeia.polity.events import replayed
from politeia.polity.model import Command, Polity, Refused

WORDS = st.sampled_from(
    ["", "M1", "M2", "Q1", "Q2", "B1", "B2", "G1", "yes", "no", "keep", "Chair", "Treasurer", "Assembly", "members", "voters",
     "Member 1", "Member 7", "fill Chair", "fill Treasurer", "dismiss the Chair", "begin change of the statute",
     "say yes at vote of change of the statute", "say no at signature of change of the statute", "2025-04-01", "not a day", "\x00", "ä" * 9]
)  # fmt: skip
ROWS = st.lists(
    st.fixed_dictionaries({"person": WORDS}, optional={"of": WORDS, "women": WORDS, "until": WORDS}), max_size=2
)
SUMS = st.one_of(st.integers(-2, 9), st.text(max_size=2), st.dictionaries(WORDS, st.integers(-2, 9), max_size=2))
NAMES_OF_SUMS = st.sampled_from(["yes", "no", "cast", "entitled", "votes", "valid", "units", "districts"])
FIGURES = st.dictionaries(NAMES_OF_SUMS, SUMS, max_size=4)
BY_KIND: dict[str, st.SearchStrategy[Any]] = {
    "text": WORDS,
    "a day": WORDS,
    "yes or no": st.booleans(),
    "rows": ROWS,
    "figures": FIGURES,
    "lines": st.lists(WORDS, max_size=2),
}
ANYTHING = st.one_of(WORDS, st.booleans(), st.none(), st.integers(-3, 3), ROWS, FIGURES, st.lists(WORDS, max_size=2))


def value(draw: st.DrawFn, holds: str) -> Any:
    """Mostly what a field is to hold, and sometimes anything."""
    return draw(ANYTHING if draw(st.integers(0, 9)) == 0 else BY_KIND[holds])


@st.composite
def commands(draw: st.DrawFn) -> Command:
    rule = draw(st.sampled_from(list(COMMANDS.values())))
    what = {item.name: value(draw, item.holds) for item in rule.fields if item.needed or draw(st.booleans())}
    return Command(rule.kind, draw(st.sampled_from([CLERK, "Member 1", "Member 7", "Nobody"])), what)


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Polity:
    acting: Acting = club_of(Path(tmp_path_factory.mktemp("club")))
    acting.act("Member 1", "fill Chair", nominee="Member 7")
    acting.vote(acting.members("Assembly", 16))
    acting.act("Member 2", "dismiss the Chair")
    return acting.state


@settings(max_examples=300, deadline=None)
@given(several=st.lists(commands(), min_size=1, max_size=6))
def test_every_command_is_accepted_or_refused(start: Polity, several: list[Command]) -> None:
    state = start
    for command in several:
        try:
            decision = decide(state, command, lambda ballot: {})
        except Refused as refused:
            assert refused.code and refused.message
            continue
        state = replayed(decision.events, state)
