"""Metcalf's revision of Shugart and Carey: what it takes over, what it splits, and what is not confirmed."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.scales.laws import answer, scores

from politeia.amendment.opening import opened
from politeia.cli.main import group
from politeia.scales.deriving import scales_of
from politeia.scales.model import Item

SCALE = "measuring presidential power"
COURT = "body Court\n  role         constitutional court\n  seats        9\n\npower review laws\n  role         review laws\n  held by      Court\n"


def referring(who: str) -> str:
    """A court, and who may turn to it."""
    return f"{COURT}\npower turn to the Court\n  role         refer laws to review\n  held by      {who}\n"


def cabinet(premier: str, minister: str) -> str:
    """The appointments of the premier and of a minister."""
    return f"appointment Prime Minister\n{premier}\n\nappointment ministers\n  role         minister\n{minister}\n"


NOMINATED = "  nominated by President\n  consent of   Assembly: majority of all members\n  appointed by President"
CASES = [
    ("the president alone turns to the court", "M11", referring("President"), (4, 4, 4)),
    ("the president, the cabinet or a majority", "M11", referring("President, Cabinet, Assembly"), (2, 2, 2)),
    ("a minority too", "M11", referring("President, at least 1/5 of all members of Assembly"), (1, 1, 1)),
    ("courts and citizens too", "M11", referring("President, courts, citizens"), (1, 1, 1)),
    ("others, and not the president", "M11", referring("Cabinet"), (0, 0, 0)),
    ("a court to which nobody is said to turn", "M11", COURT, (0, 0, 4)),
    ("no court", "M11", "", (0, 0, 0)),
    ("a cabinet named freely", "M7", cabinet("  appointed by President", "  appointed by President"), (4, 4, 4)),
    ("with the assembly's consent to the premier", "M7", cabinet(NOMINATED, "  appointed by President"), (3, 3, 3)),
    (
        "ministers on the premier's proposal are a level that is not confirmed",
        "M7",
        cabinet(NOMINATED, "  proposed by  Prime Minister\n  appointed by President"),
        (2, 1, 3),
    ),
    ("ministers named by the premier", "M7", cabinet(NOMINATED, "  appointed by Prime Minister"), (1, 1, 1)),
    (
        "a premier whom the assembly proposes",
        "M7",
        cabinet("  nominated by Assembly\n  appointed by President", "  appointed by President"),
        (0, 0, 0),
    ),
    (
        "a dissolution after consultation is a level that is not confirmed",
        "M10",
        "power dissolve Assembly\n  held by      President\n  after        consulting the Prime Minister\n  effect       Assembly is dissolved",
        (4, 1, 4),
    ),
    (
        "so is one that another must sign",
        "M10",
        "power dissolve Assembly\n  held by      President\n  countersigned by Prime Minister\n  effect       Assembly is dissolved",
        (0, 0, 3),
    ),
    (
        "a dissolution at will is not in doubt",
        "M10",
        "power dissolve Assembly\n  held by      President\n  effect       Assembly is dissolved",
        (4, 4, 4),
    ),
]


@pytest.mark.parametrize(("name", "code", "norms", "expected"), CASES, ids=[case[0] for case in CASES])
def test_a_level_is_derived_from_a_small_law(
    name: str, code: str, norms: str, expected: tuple[int, ...], tmp_path: Path
) -> None:
    assert scores(answer(SCALE, code, norms, tmp_path)) == expected


def items(edition: str) -> dict[str, Item]:
    """Every item of an edition by its code."""
    return {item.code: item for scale in scales_of(opened(edition).institutions) for item in scale.items}


@pytest.mark.parametrize("edition", ["kazakhstan@2023-04-01", "united-states@2007-07-01", "moldova@2007-07-01"])
def test_what_the_revision_takes_over_is_answered_as_before(edition: str) -> None:
    found = items(edition)
    for number in (1, 2, 3, 4, 5, 6, 8, 9):
        assert found[f"M{number}"].answer == found[f"SC{number}"].answer


def test_kazakhstans_president_shares_the_court_with_a_fifth_of_the_deputies() -> None:
    """72(1): the President, the chairs, at least a fifth of all deputies, the Prime Minister; 72(3) from 2023 also citizens."""
    for edition in ("kazakhstan@2022-06-01", "kazakhstan@2023-04-01"):
        assert scores(items(edition)["M11"].answer) == (1, 1, 1)


def test_the_revision_sees_nothing_in_kazakhstans_reform_of_2022() -> None:
    before, after = items("kazakhstan@2022-06-01"), items("kazakhstan@2023-04-01")
    moved = [
        code for code in before if code.startswith("M") and scores(before[code].answer) != scores(after[code].answer)
    ]
    assert moved == []


def test_what_is_not_confirmed_is_said_below_the_table() -> None:
    done = CliRunner().invoke(group, ["scales", "kazakhstan@2023-04-01", "measuring"])
    assert done.exit_code == 0
    shown = " ".join(done.output.split())
    assert "Not confirmed in a copy of the work: M7: the level between 1 and 3" in shown
    assert "whether it adds them up is not confirmed" in shown
