"""Norms read aloud: what a lawyer hears must be what the article says, above all where it says nothing."""

import pytest

from politeia.documents.model import Fence
from politeia.language.aloud import read_aloud
from politeia.language.parsing import parse_norms

SAID = [
    (
        "incompatibility kin of President\n  who          President\n  kin          close relatives\n"
        "  may not      head a public body",
        "Kept apart, as kin of President: for close relatives of President; may not head a public body.",
    ),
    (
        "election Senate\n  by           voters\n  within       2 months of early end\n  if silent    unspecified",
        "Senate is elected: by voters; within 2 months of early end; the text does not say what follows if it is not held in time.",
    ),
    (
        "emergency martial law\n  by           President\n  ground       aggression\n"
        "  lasts        unspecified\n  ended by     unspecified",
        "Martial law can be declared: by President; on the ground: aggression; the text does not say how long it lasts; "
        "the text does not say who ends it.",
    ),
    (
        "succession President\n  on           death of the President\n  order        Chair of the Senate\n  otherwise    unspecified",
        "Who follows as President: on death of the President; there follow in order Chair of the Senate; "
        "the text does not say what follows otherwise.",
    ),
    (
        "duty inform Parliament\n  on           fact: martial law was declared\n"
        "  by           President\n  must         inform Parliament\n  otherwise    stays",
        "There is a duty to inform Parliament: when martial law was declared; by President; must inform Parliament; "
        "otherwise, things stay as they are.",
    ),
    (
        "body Senate\n  seats        50\n  quorum       at least 2/3 of all members\n  chair        Chair of the Senate",
        "There is a body, Senate: it has 50 seats; it needs the presence of at least 2/3 of all members; "
        "its chair is Chair of the Senate.",
    ),
    (
        "procedure law\n  initiated by President\n  stage vote  per 2\n    by         Senate\n"
        "    if yes     go to signature  per 3\n"
        "    if no      unspecified between ends not adopted, stays",
        "Law goes so: initiated by President. Step 1, vote (2): by Senate; if yes, it goes on to signature (3); "
        "if no, the text does not say whether it ends not adopted or things stay as they are.",
    ),
    (
        "procedure choice\n  initiated by President\n  stage vote\n    by         Committee\n"
        "    needs      unspecified\n    within     unspecified\n    if no      unspecified",
        "Choice goes so: initiated by President. Step 1, vote: by Committee; the text does not say what share it takes; "
        "the text sets no time; the text does not say what follows a no.",
    ),
    (
        "power deal with treaties\n  role         ratify treaties\n  role         denounce treaties\n  held by      Senate",
        "There is a power to deal with treaties: this is the act called “ratify treaties”; "
        "this is the act called “denounce treaties”; held by Senate.",
    ),
]


@pytest.mark.parametrize(("written", "heard"), SAID, ids=[heard.split(":")[0] for _, heard in SAID])
def test_a_norm_is_heard_as_the_law_says_it(written: str, heard: str) -> None:
    lines = tuple(written.splitlines())
    (norm,) = parse_norms(Fence("norm", lines, 1, "law.md", "1", "1")).norms
    assert read_aloud(norm).replace(" (1(1))", "") == heard
