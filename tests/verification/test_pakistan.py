"""Pakistan: presidential dissolution switched on and off, and the vote of no confidence of April 2022."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from politeia.amendment.charters import load_charter
from politeia.amendment.consolidation import consolidate
from politeia.documents.library import shelf
from politeia.language.phrases import parse_claim, parse_condition
from politeia.norms.model import Institutions
from politeia.norms.resolution import resolve
from politeia.transition.running import Relation, compile_test, initial_state
from politeia.transition.unfolding import unfold
from politeia.verification.model import Answer
from politeia.verification.proving import prove

CHARTER = load_charter("pakistan")
ASKED = {asked.name: asked for asked in CHARTER.properties}
RECORDED = [
    (asked.name, recorded.verdict, recorded.date) for asked in CHARTER.properties for recorded in asked.recorded
]


def on(day: str) -> Institutions:
    """The institutions of the edition of a day."""
    return resolve(consolidate(CHARTER, date.fromisoformat(day)).norms)


@pytest.mark.parametrize(("name", "verdict", "day"), RECORDED)
def test_the_recorded_verdict_comes_out(name: str, verdict: str, day: str) -> None:
    assert prove(on(day), ASKED[name]).verdict.value == verdict


FIVE = [
    ("1974-01-01", "holds", ""),
    ("1986-01-01", "fails", "58(2)(b)"),
    ("1998-01-01", "holds", ""),
    ("2004-06-01", "fails", "58(2)(b)"),
    ("2011-06-01", "holds", ""),
]


@pytest.mark.parametrize(("day", "verdict", "cited"), FIVE)
def test_the_president_alone_can_dissolve_under_two_of_five_texts(day: str, verdict: str, cited: str) -> None:
    answer = prove(on(day), ASKED["no dissolution by the President alone"])
    assert answer.verdict.value == verdict
    assert answer.witness is not None and answer.witness.shows
    if cited:
        assert any(cited in citation for step in answer.witness.steps for citation in step.citations)
        assert answer.witness.steps[0].actor == "President"


LOST = "no confidence in Prime Minister ended passed"
NOBODY = "ascertainment of confidence ended nobody commands confidence"


@pytest.mark.parametrize(("given", "verdict"), [((LOST,), "holds"), ((LOST, NOBODY), "fails")])
def test_after_no_confidence_the_president_may_dissolve_only_when_a_session_finds_nobody(
    given: tuple[str, ...], verdict: str
) -> None:
    claim = "dissolve National Assembly after no confidence is not lawful"
    assert ask(on("2011-06-01"), claim, *given).verdict.value == verdict


def ask(institutions: Institutions, claim: str, *given: str) -> Answer:
    """The answer to a claim of the test's own."""
    asked = replace(
        ASKED["no dissolution by the President alone"],
        name="asked in a test",
        claim=parse_claim(claim),
        given=tuple(parse_condition(item) for item in given),
        recorded=(),
    )
    return prove(institutions, asked)


# -- April 2022: leave on 28 March, the ruling on 3 April, the short order on 7 April, the vote on 10 April -------------

RULING = """---
title: The ruling of 3 April 2022, taken as law
identifier: ruling
label: Ruling of 3 April 2022
adopted: 2022-04-03
in force: 2022-04-03
amends: pakistan
---

```amend
replace 69(3)
```

3. The chair may disallow a resolution of no confidence as contrary to article 5, and no court may question it.

```norm
power disallow a resolution of no confidence
  held by      Speaker of the National Assembly, Deputy Speaker of the National Assembly
  only if      no confidence in Prime Minister is pending
  effect       no confidence in Prime Minister is stopped
```
"""
CHAIR = (
    "Prime Minister and President and Speaker of the National Assembly and Deputy Speaker of the National Assembly"
    " and 164 members of National Assembly"
)
PENDING = ("no confidence in Prime Minister is at vote", "Prime Minister is in office")


@pytest.fixture(scope="module")
def with_ruling(tmp_path_factory: pytest.TempPathFactory) -> Institutions:
    """The charter in which the chair has the power that the ruling of 3 April 2022 claimed."""
    folder = tmp_path_factory.mktemp("ruling") / "pakistan"
    shutil.copytree(Path(shelf()) / "pakistan", folder)
    (folder / "acts" / "2022-04-03-ruling.md").write_text(RULING, encoding="utf-8")
    charter = load_charter(str(folder))
    assert charter.diagnostics == ()
    return resolve(consolidate(charter, date(2022, 4, 3)).norms)


def test_under_the_text_178_members_carry_the_resolution_whatever_the_other_side_does() -> None:
    claim = f"{CHAIR} cannot prevent no confidence in Prime Minister ended passed"
    assert ask(on("2022-04-03"), claim, *PENDING[:1]).verdict.value == "holds"


def test_with_the_ruling_the_chair_stops_it(with_ruling: Institutions) -> None:
    claim = f"{CHAIR} cannot prevent no confidence in Prime Minister ended passed"
    answer = ask(with_ruling, claim, *PENDING[:1])
    assert answer.verdict.value == "fails"


def replay(institutions: Institutions, acts: tuple[str, ...]) -> str:
    """Follow acts from the pending resolution on: the first that is not lawful, or "" when all are and the Assembly is gone."""
    dissolved = parse_condition("National Assembly is dissolved")
    game, meaning, begin = unfold(
        institutions, asks=(dissolved,), start=tuple(parse_condition(item) for item in PENDING)
    )
    relation = Relation(game, breach=False)
    state = initial_state(game, begin)
    for act in acts:
        _, edges, targets = relation.acts(state)
        lawful = {game.commands[edge.command].name: target for edge, target in zip(edges, targets, strict=True)}
        if act not in lawful:
            return act
        state = lawful[act]
    return "" if compile_test(meaning(dissolved), game)(state) else "the Assembly still sits"


DAY = (
    "disallow a resolution of no confidence",
    "begin dissolution on advice",
    "dissolution on advice, order: yes",
)


def test_with_the_ruling_the_acts_of_3_april_2022_are_lawful_one_after_the_other(with_ruling: Institutions) -> None:
    assert replay(with_ruling, DAY) == ""
    assert replay(with_ruling, DAY[1:]) == "begin dissolution on advice"


def test_under_the_text_as_the_court_read_it_they_are_not() -> None:
    assert replay(on("2022-04-03"), DAY) == "disallow a resolution of no confidence"
    assert replay(on("2022-04-03"), DAY[1:]) == "begin dissolution on advice"
