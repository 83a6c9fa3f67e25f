"""The votes that decide and the votes that block in documented crises, taken from their charters."""

import pytest
from tests.crises.documented import Case, answered, edition

from politeia.norms.votes import votes_needed, votes_to_block
from politeia.transition.consents import absence, stage_decision, stage_refusal
from politeia.transition.model import Votes
from politeia.verification.cases import reread

STAGES = (  # case, charter and day, procedure, stage, threshold, seats, blocking
    ("S16", "thailand-2023", "2023-07-13", "investiture of Prime Minister", "vote", 376, 750, 375),
    ("S16", "thailand-2023", "2024-06-01", "investiture of Prime Minister", "vote", 251, 500, 250),
    ("S17", "sri-lanka-2018", "2018-11-09", "dissolution on request of Parliament", "resolution", 150, 225, 76),
    ("S18", "poland-2015", "2016-01-01", "review of a statute", "judgment", 13, 15, 3),
    ("S18", "poland-2015", "2016-08-16", "review of a statute", "judgment", 11, 15, 5),
    ("S19", "hungary-2010", "2010-05-14", "rule of four fifths", "vote", 258, 386, 129),
    ("S19", "hungary-2010", "2010-05-14", "new Constitution", "rules of preparation", 309, 386, 78),
)


@pytest.mark.parametrize(
    ("name", "day", "procedure", "stage", "needed", "seats", "blocking"),
    [row[1:] for row in STAGES],
    ids=[f"{row[0]} {row[3]}, {row[2]}" for row in STAGES],
)
def test_a_stage_is_carried_and_blocked_by_the_documented_numbers(
    name: str, day: str, procedure: str, stage: str, needed: int, seats: int, blocking: int
) -> None:
    institutions = edition(f"crises/{name}", day)
    found = institutions.procedure(procedure)
    assert found is not None
    step = next(item for item in found.stages if item.name == stage)
    yes, no, away = (ask(step, institutions) for ask in (stage_decision, stage_refusal, absence))
    assert isinstance(yes, Votes) and isinstance(no, Votes) and isinstance(away, Votes)
    blocks = min(no.needed, away.needed) if step.quorum is not None else no.needed
    assert (yes.needed, yes.seats, blocks) == (needed, seats, blocking)


READINGS = (("S20", "a matter requiring compliance", 43, 85, 43), ("S20", "no matter requiring compliance", 22, 85, 64))


@pytest.mark.parametrize(("reading", "needed", "seats", "blocking"), [row[1:] for row in READINGS])
def test_each_of_two_quorums_is_broken_by_the_documented_number(
    reading: str, needed: int, seats: int, blocking: int
) -> None:
    text = edition("crises/maldives-2018", "2018-02-20")
    rival = next(item for item in text.rivals if item.norm == "body Majlis")
    chosen = next(name for name in rival.names if reading in name)
    body = reread(text, {rival.key: chosen}).body("Majlis")
    assert body is not None and body.quorum is not None
    quorum = votes_needed(body.quorum.value, body.seats)
    assert (quorum, body.seats, votes_to_block(body.quorum.value, body.seats)) == (needed, seats, blocking)


def test_the_smallest_coalitions_of_a_joint_sitting_are_told_by_chamber() -> None:
    case = Case("crises/thailand-2023", "who can invest", (), (), "")
    found = {str(coalition) for coalition in answered(case, "2023-07-13").coalitions}
    assert found == {
        "376 of 500 of House of Representatives",
        "126 of 500 of House of Representatives and 250 of 250 of Senate",
    }
