"""Tests that act: a sequence of acts is followed through the law, and a witness becomes such a test and passes."""

from __future__ import annotations

from datetime import date

import pytest
from tests.laws import law

from politeia.amendment.opening import opened
from politeia.documents.model import Fence
from politeia.language.expectations import parse_tests
from politeia.language.lawtests import LawTest
from politeia.language.properties import parse_properties
from politeia.verification.casting import cast
from politeia.verification.lawtests import Tried, run_test
from politeia.verification.proving import prove
from politeia.verification.witness_tests import NotATest, block_of

CLUB = """
body Assembly
  seats        30

office Chair
  member of    Assembly

procedure rule
  initiated by Chair
  stage vote
    by         Assembly
    needs      at least 2/3 of all members                             per 4(1)
    if yes     go to signature
    if no      ends rejected
  stage signature
    by         Chair
    within     10 days                                                 per 4(2)
    if yes     ends in force
    if no      ends rejected
    if silent  ends in force
"""


def parsed(text: str) -> tuple[LawTest, ...]:
    found = parse_tests(Fence("test", tuple(text.strip("\n").splitlines()), 1, "tests.md"))
    assert not found.diagnostics, found.diagnostics
    return found.tests


def tried(*lines: str) -> Tried:
    text = "\n".join(["test of the club", *(f"  {line}" for line in lines)])
    return run_test(parsed(text)[0], law(CLUB), date(2024, 1, 1))


def test_acts_follow_each_other_through_the_law() -> None:
    begun = "when  Chair: begin rule"
    carried = "when  20 members of Assembly: say yes at vote of rule  per 4(1)"
    assert tried(begun, carried, "when  Chair: say yes at signature of rule", "then  rule ended in force").passed
    assert tried(begun, carried, "then  rule is at signature", "then  Chair may say no at signature of rule").passed
    assert tried(begun, carried, "then  still not rule ended in force").passed


def test_time_runs_out_where_nobody_acts() -> None:
    begun = ("when  Chair: begin rule", "when  20 members of Assembly: say yes at vote of rule")
    silent = "when  by law: the time for signature of rule passes"
    assert tried(*begun, "when  10 days pass", silent, "then  rule ended in force").passed
    assert tried(*begun, "when  9 days pass", silent, "then  rule ended in force").passed is False


def test_nineteen_members_are_not_twenty_and_the_chair_is_not_the_assembly() -> None:
    begun = "when  Chair: begin rule"
    nineteen = tried(begun, "when  19 members of Assembly: say yes at vote of rule", "then  rule is at signature")
    assert not nineteen.passed
    assert nineteen.outcomes[0].found == "it takes 20 of 30 in Assembly"
    assert nineteen.outcomes[0].word == "when"
    chair = tried(begun, "when  Chair: say yes at vote of rule", "then  rule is at signature")
    assert not chair.passed
    early = tried("when  Chair: say yes at signature of rule", "then  rule ended in force")
    assert early.outcomes[0].found == "not lawful here"


def test_the_article_of_an_act_is_tested_too() -> None:
    wrong = tried(
        "when  Chair: begin rule",
        "when  20 members of Assembly: say yes at vote of rule  per 4(2)",
        "then  rule is at signature",
    )
    assert not wrong.passed
    assert wrong.outcomes[0].found == "it is lawful under another article"


def test_an_act_that_no_norm_knows_ends_the_test() -> None:
    found = tried("when  Chair: close the club", "then  rule is at vote")
    assert not found.passed
    assert "no norm in force on that day speaks of" in found.outcomes[0].found


def test_a_claim_after_acts_is_refused() -> None:
    text = "test of the club\n  when  Chair: begin rule\n  then  Chair can force rule ended in force"
    found = parse_tests(Fence("test", tuple(text.splitlines()), 1, "tests.md"))
    assert [item.code for item in found.diagnostics] == ["P516"]


@pytest.mark.parametrize("edition", ["kazakhstan@2023-04-01", "crises/moldova-2009@2009-12-08"])
def test_a_witness_put_beside_the_law_as_tests_passes(edition: str) -> None:
    target = opened(edition)
    blocks: list[str] = []
    for asked in target.charter.properties[:8]:
        named, missing = cast(asked, target.institutions)
        assert not missing
        answer = prove(target.institutions, named)
        try:
            blocks.append(block_of(named, answer, target.institutions, target.day))
        except NotATest:
            continue
    assert len(blocks) >= 2
    for block in blocks:
        inner = block.removeprefix("```test\n").removesuffix("\n```")
        for test in parsed(inner):
            assert run_test(test, target.institutions, target.day).passed, test.name


def test_an_exported_witness_fails_when_the_law_asks_for_one_member_more() -> None:
    asked = "claim  Chair and 20 members of Assembly can force rule ended in force"
    question = parse_properties(Fence("property", ("property rules are made", f"  {asked}"), 1, "p.md")).properties[0]
    now = law(CLUB)
    block = block_of(question, prove(now, question), now, date(2024, 1, 1))
    inner = block.removeprefix("```test\n").removesuffix("\n```")
    assert all(run_test(test, now, date(2024, 1, 1)).passed for test in parsed(inner))
    later = law(CLUB.replace("at least 2/3", "at least 7/10"))
    assert not any(run_test(test, later, date(2024, 1, 1)).passed for test in parsed(inner))
