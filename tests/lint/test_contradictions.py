"""Each kind of contradiction between norms, and the same norms once one of them yields."""

import pytest

from politeia.documents.model import Fence
from politeia.language.parsing import parse_norms
from politeia.norms.lint.linting import lint
from politeia.norms.lint.model import Examined
from politeia.norms.resolution import resolve

BOARD = """body Board
  part members, 5 seats, elected by voters
appointment Chair
  elected by Board: majority of all members
  term 1 year
power call a meeting
  held by Chair
"""


def contradictions(text: str) -> list[str]:
    parsed = parse_norms(Fence("norm", tuple((BOARD + text).split("\n")), 1, "statute.md", "1", "1"))
    assert parsed.diagnostics == ()
    institutions = resolve(parsed.norms)
    assert institutions.diagnostics == ()
    return [item.diagnostic.message for item in lint(Examined(institutions)) if item.code == "L301"]


CASES = [
    (
        "power close the club\n  held by Chair\n  only if Board is sitting\n  unless Board is sitting",
        "power close the club is lawful only if, and never when, Board is sitting",
    ),
    (
        "office Chair  per 2(1)\n  term 2 years",
        "the term of Chair is 1 year here and 2 years in 2(1)",
    ),
    (
        "office Chair\n  chosen by voters",
        "Chair is chosen by voters here, and appointment Chair (1(1)) names Board",
    ),
    (
        "duty report\n  on fact: the year ends\n  by Chair\n  must report\n  within 1 month\n  otherwise unspecified\n"
        "duty keep silent\n  on fact: the year ends\n  by Chair\n  must not report\n  within 1 month\n  otherwise unspecified",
        "Chair must report here, and must not under 1(1)",
    ),
    (
        "emergency alarm\n  by Chair\n  suspends close the club\n"
        "power close the club\n  held by Chair\n  only if alarm is in force",
        "close the club is lawful only while alarm is in force, and alarm suspends it (1(1))",
    ),
    (
        "power close the club\n  held by Board\n  needs at least 6 members",
        "6 members are asked for, and Board has 5",
    ),
    (
        "incompatibility prudence  per 3(1)\n  who Chair\n  may not call a meeting",
        "Chair may call a meeting here, and may not under 3(1)",
    ),
]


@pytest.mark.parametrize(("text", "message"), CASES)
def test_two_norms_that_cannot_both_be_followed_are_found(text: str, message: str) -> None:
    assert contradictions(text) == [message]


@pytest.mark.parametrize(
    "text",
    [
        "office Chair  per 2(1)\n  term 2 years\n  subject to 1(1)",
        "office Chair\n  chosen by Board",
        "power close the club\n  held by Board\n  needs at least 5 members",
        "power close the club\n  held by Chair\n  only if Board is sitting\n  unless Board is dissolved",
        "incompatibility prudence  per 3(1)\n  who Chair\n  kin spouse of Chair\n  may not call a meeting",
    ],
)
def test_norms_that_agree_or_yield_are_not(text: str) -> None:
    assert contradictions(text) == []
