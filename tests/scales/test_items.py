"""Items of the scales on small law texts: each answer with the norm that decides it, and silence as a range."""

from pathlib import Path

import pytest
from tests.scales.laws import answer, scores

INDEX = "parliamentary powers"
LEGISLATIVE = "president's legislative powers"
CABINET = "president's powers over cabinet and assembly"

NO_CONFIDENCE = """
procedure no confidence in Cabinet
  initiated by any member of Assembly
  stage vote
    by         Assembly
    needs      majority of all members
    if yes     ends passed
    if no      ends rejected
  effect       when passed: Cabinet leaves office
"""
REFUSABLE = """
procedure no confidence in Cabinet
  initiated by any member of Assembly
  stage vote
    by         Assembly
    needs      majority of all members
    if yes     go to decision
    if no      ends rejected
  stage decision
    by         President
    if yes     ends passed
    if no      ends rejected
  effect       when passed: Cabinet leaves office
"""
DISSOLVE = """
power dissolve Assembly
  held by      President
  effect       Assembly is dissolved
"""
DISSOLVE_BUT_NOT_THEN = """
power dissolve Assembly
  held by      President
  unless       no confidence in Cabinet ended passed
  effect       Assembly is dissolved
"""


def law(override: str, refusal: str = "go to second vote") -> str:
    """A procedure of ordinary law with a return by the President."""
    return f"""
procedure ordinary law
  initiated by any member of Assembly
  stage vote
    by         Assembly
    needs      majority of votes cast
    if yes     go to signature
    if no      ends not adopted
  stage signature
    by         President
    if yes     ends in force
    if no      {refusal}
  stage second vote
    by         Assembly
    needs      {override}
    if yes     ends in force
    if no      ends not adopted
"""


def amendment(signed: bool) -> str:
    """A way of amending by two thirds, with or without the President's signature."""
    end = "go to signature" if signed else "ends amended"
    signature = (
        "  stage signature\n    by         President\n    if yes     ends amended\n    if no      ends not amended\n"
    )
    return (
        "amendment revision\n  initiated by any member of Assembly\n  stage vote\n    by         Assembly\n"
        f"    needs      at least 2/3 of all members\n    if yes     {end}\n    if no      ends not amended\n"
        + (signature if signed else "")
    )


CASES = [
    ("a vote that nobody can stop replaces the executive", INDEX, "1", NO_CONFIDENCE, (1, 1, 1)),
    ("a vote that the President may refuse does not", INDEX, "1", REFUSABLE, (0, 0, 0)),
    (
        "ministers barred from seats may not sit",
        INDEX,
        "2",
        "incompatibility cabinet\n  who          ministers\n  may not      sit in a representative body",
        (0, 0, 0),
    ),
    ("without a norm a statute may bar ministers", INDEX, "2", "", (1, 0, 1)),
    (
        "questions that must be answered count in full",
        INDEX,
        "3",
        "power put questions to ministers\n  role         question the executive\n  held by      any member of Assembly\n\n"
        "duty answer questions to ministers\n  role         answer questions\n"
        "  on           fact: a question has been put\n  by           ministers\n  must         answer it\n  otherwise    unspecified",
        (1, 1, 1),
    ),
    ("silence on questions is a range read as no", INDEX, "3", "", (0, 0, 1)),
    (
        "an inquiry that the assembly opens by itself",
        INDEX,
        "4",
        "procedure committee of inquiry\n  role         inquiry\n  initiated by at least 1/4 of all members of Assembly\n"
        "  stage opening\n    by         Assembly\n    needs      at least 1/4 of all members\n"
        "    if yes     ends opened\n    if no      ends not opened",
        (1, 1, 1),
    ),
    (
        "a premier elected on nobody's proposal is the assembly's choice",
        INDEX,
        "6",
        "appointment Prime Minister\n  elected by   Assembly: majority of all members",
        (1, 1, 1),
    ),
    (
        "a bare consent to the President's nominee is not",
        INDEX,
        "6",
        "appointment Prime Minister\n  nominated by President\n  consent of   Assembly: majority of all members\n"
        "  appointed by President",
        (0, 0, 0),
    ),
    ("a President elected by the people counts against the assembly", INDEX, "8", "", (0, 0, 0)),
    ("a vote at no risk", INDEX, "9", NO_CONFIDENCE, (1, 1, 1)),
    ("a vote that may be answered by dissolution", INDEX, "9", NO_CONFIDENCE + DISSOLVE, (0, 0, 0)),
    ("a dissolution that is barred then is no risk", INDEX, "9", NO_CONFIDENCE + DISSOLVE_BUT_NOT_THEN, (1, 1, 1)),
    ("a President who dissolves", INDEX, "10", DISSOLVE, (0, 0, 0)),
    (
        "a dissolution that the voters decide is open to both readings",
        INDEX,
        "10",
        "procedure dissolution by referendum\n  initiated by President\n  stage vote\n    by         voters\n"
        "    carried if more than 1/2 of votes cast\n    if yes     ends dissolved\n    if no      ends not dissolved\n"
        "  effect       when dissolved: Assembly is dissolved",
        (1, 0, 1),
    ),
    (
        "decrees with force of law",
        INDEX,
        "11",
        "power issue a decree\n  held by      President\n  effect       decree has force of law",
        (0, 0, 0),
    ),
    (
        "decrees by delegation do not count",
        INDEX,
        "11",
        "power issue laws by delegation\n  role         issue delegated decrees\n  held by      President",
        (1, 1, 1),
    ),
    ("two thirds are no simple majority", INDEX, "12", law("at least 2/3 of all members"), (0, 0, 0)),
    ("a majority of members overrides", INDEX, "12", law("majority of all members"), (1, 1, 1)),
    (
        "a gap after the refusal is a range",
        INDEX,
        "12",
        law("majority of all members", "unspecified between go to second vote, ends not adopted"),
        (0, 0, 1),
    ),
    ("an amendment that nobody can stop", INDEX, "19", amendment(False), (1, 1, 1)),
    ("an amendment that must be signed", INDEX, "19", amendment(True), (0, 0, 0)),
    (
        "war decided by the assembly",
        INDEX,
        "20",
        "power declare war\n  role         declare war\n  held by      President\n  consent of   Assembly: majority of all members",
        (1, 1, 1),
    ),
    (
        "war decided by the President alone",
        INDEX,
        "20",
        "power go to war\n  role         declare war\n  held by      President",
        (0, 0, 0),
    ),
    ("a name alone is no act", INDEX, "20", "power declare war\n  held by      President", (0, 0, 1)),
    ("secretaries are no matter of norms", INDEX, "28", "", (None, None, None)),
    ("no override at all", LEGISLATIVE, "SC1", law("majority of all members", "ends not adopted"), (4, 4, 4)),
    ("three quarters", LEGISLATIVE, "SC1", law("at least 3/4 of all members"), (3, 3, 3)),
    ("two thirds", LEGISLATIVE, "SC1", law("at least 2/3 of all members"), (2, 2, 2)),
    ("a majority of members", LEGISLATIVE, "SC1", law("majority of all members"), (1, 1, 1)),
    ("a majority of those voting", LEGISLATIVE, "SC1", law("majority of votes cast"), (0, 0, 0)),
    ("censure that may be refused", CABINET, "SC9", REFUSABLE, (2, 2, 4)),
    ("censure at no risk", CABINET, "SC9", NO_CONFIDENCE, (0, 0, 0)),
    ("dissolution at will", CABINET, "SC10", DISSOLVE, (4, 4, 4)),
    (
        "dissolution with a limit of time",
        CABINET,
        "SC10",
        "power dissolve Assembly\n  held by      President\n"
        "  unless       less than 1 year has passed since dissolve Assembly\n  effect       Assembly is dissolved",
        (3, 3, 3),
    ),
    ("no dissolution", CABINET, "SC10", "", (0, 0, 0)),
]


@pytest.mark.parametrize(("name", "scale", "code", "norms", "expected"), CASES, ids=[case[0] for case in CASES])
def test_an_item_is_derived_from_a_small_law(
    name: str, scale: str, code: str, norms: str, expected: tuple[int | None, ...], tmp_path: Path
) -> None:
    assert scores(answer(scale, code, norms, tmp_path)) == expected


def test_an_answer_names_the_norm_that_decides_it_and_its_article(tmp_path: Path) -> None:
    found = answer(INDEX, "10", DISSOLVE, tmp_path)
    assert [(ground.norm, ground.citation) for ground in found.grounds] == [("power dissolve Assembly", "1(1)")]
