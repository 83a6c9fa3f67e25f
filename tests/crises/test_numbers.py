"""Blocking numbers of documented crises: from the thresholds of the charters, and from who can stop each step in the play.

Published numbers: the threshold and the seats stand in the articles that each charter cites, and for n seats and a threshold
of t it takes n - t + 1 to stop a decision.
"""

from functools import cache

import pytest

from politeia.amendment.opening import opened
from politeia.language.contents import Threshold
from politeia.norms.model import Institutions
from politeia.norms.votes import votes_needed, votes_to_block
from politeia.transition.consents import absence, stage_refusal
from politeia.transition.model import Votes

NUMBERS = [
    ("crises/lebanon-2014", "2023-01-01", "presidential election", "later ballot", "quorum", 86, 128, 43),
    ("crises/lebanon-2014", "2023-01-01", "presidential election", "first ballot", "needs", 86, 128, 43),
    ("crises/lebanon-2014", "2023-01-01", "presidential election", "later ballot", "needs", 65, 128, 64),
    ("crises/moldova-2009", "2009-09-12", "presidential election", "first ballot", "needs", 61, 101, 41),
    ("crises/slovakia-1998", "1998-03-03", "presidential election", "first round", "needs", 90, 150, 61),
    ("crises/greece-2014", "2014-12-17", "presidential election", "third ballot", "needs", 180, 300, 121),
    ("crises/greece-2014", "2020-01-15", "presidential election", "fourth ballot", "needs", 151, 300, 150),
    ("crises/kosovo-2025", "2025-04-15", "constitution of the Assembly", "vote on the President", "needs", 61, 120, 60),
    ("crises/pakistan-2022", "2022-04-08", "no confidence in Prime Minister", "vote", "needs", 172, 342, 171),
    ("pakistan", "2022-04-08", "no confidence in Prime Minister", "vote", "needs", 172, 342, 171),
    ("kazakhstan", "2023-06-01", "no confidence in Government", "vote", "needs", 50, 98, 49),
    ("kazakhstan", "2023-06-01", "removal of President", "verdict", "needs", 74, 98, 25),
    ("kazakhstan", "2023-06-01", "revision proposed by Parliament", "adoption by Parliament", "needs", 79, 98, 20),
]
"""Charter, day, procedure, stage, clause, threshold, seats, blocking number."""


@cache
def edition(name: str, day: str) -> Institutions:
    return opened(f"{name}@{day}").institutions


@pytest.mark.parametrize(("name", "day", "procedure", "stage", "clause", "threshold", "seats", "blocking"), NUMBERS)
def test_threshold_seats_and_blocking_number_are_the_published_ones(
    name: str, day: str, procedure: str, stage: str, clause: str, threshold: int, seats: int, blocking: int
) -> None:
    institutions = edition(name, day)
    found = institutions.procedure(procedure)
    assert found is not None
    step = next(item for item in found.stages if item.name == stage)
    asked = step.quorum if clause == "quorum" else step.needs
    assert asked is not None and isinstance(asked.value, Threshold)
    chamber = "Mazhilis" if name == "kazakhstan" else getattr(step.by.value.members[0], "name", "")
    body = institutions.body(chamber)
    assert body is not None and body.seats == seats
    assert votes_needed(asked.value, seats) == threshold
    assert votes_to_block(asked.value, seats) == blocking
    if body.quorum is None:
        stopping = absence(step, institutions) if clause == "quorum" else stage_refusal(step, institutions)
        assert stopping == Votes(body.name, blocking, seats)
