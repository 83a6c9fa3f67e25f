"""Election clauses: every form of the documentation is read, read aloud, and missed with a message."""

import re
from fractions import Fraction
from pathlib import Path

import pytest

from politeia.documents.model import Fence
from politeia.language.aloud import read_aloud
from politeia.language.contents import Base, Threshold
from politeia.language.electoral import (
    Districts,
    DistrictSeats,
    DivisorMethod,
    DivisorRule,
    LargestRemainder,
    Quota,
    QuotaName,
    QuotasThenDivisors,
    Rounding,
    SingleListCase,
    TieRule,
    TieRules,
)
from politeia.language.model import Value
from politeia.language.parsing import parse_norms
from politeia.language.values import read_value

DOCUMENTATION = Path(__file__).parents[2] / "docs" / "language.md"
HARE = Quota(QuotaName.HARE)

VALUES: list[tuple[str, str, Value]] = [
    ("method", "largest remainder with Hare quota", LargestRemainder(HARE)),
    (
        "method",
        "largest remainder with Hagenbach-Bischoff quota rounded to the nearest whole number",
        LargestRemainder(Quota(QuotaName.HAGENBACH_BISCHOFF, Rounding.NEAREST)),
    ),
    ("method", "D’Hondt", DivisorMethod(DivisorRule.DHONDT)),
    ("method", "Jefferson", DivisorMethod(DivisorRule.DHONDT)),
    ("method", "Sainte-Laguë with first divisor 1.4", DivisorMethod(DivisorRule.SAINTE_LAGUE, Fraction(7, 5))),
    (
        "method",
        "divisors 1, 1.5, 2",
        DivisorMethod(DivisorRule.LISTED, None, (Fraction(1), Fraction(3, 2), Fraction(2))),
    ),
    ("method", "Imperiali", DivisorMethod(DivisorRule.IMPERIALI)),
    ("method", "largest remainder with Imperiali quota", LargestRemainder(Quota(QuotaName.IMPERIALI))),
    ("method", "whole Hare quotas, then D'Hondt", QuotasThenDivisors(HARE, DivisorMethod(DivisorRule.DHONDT))),
    ("districts", "29 single-member districts", Districts(DistrictSeats.SINGLE_MEMBER, 29)),
    (
        "districts",
        "19 districts with seats by population plus 1.8 times area, Sainte-Laguë",
        Districts(DistrictSeats.BY_POPULATION, 19, Fraction(9, 5), DivisorMethod(DivisorRule.SAINTE_LAGUE)),
    ),
    (
        "single_list",
        "next list joins, its quotient times 0.7, at least 2 seats",
        SingleListCase(True, Fraction(7, 10), 2),
    ),
    ("tie", "more votes, then lot", TieRules((TieRule.MORE_VOTES, TieRule.LOT))),
]


@pytest.mark.parametrize(("kind", "words", "value"), VALUES)
def test_a_value_is_read_as_the_law_means_it(kind: str, words: str, value: Value) -> None:
    assert read_value(kind, words) == value


def test_a_share_of_units_says_what_carries_each() -> None:
    value = read_value("carried", "at least 2/3 of units, each by more than 1/2 of ballots cast")
    assert isinstance(value, Threshold) and value.base is Base.UNITS
    assert value.each == Threshold(Fraction(1, 2), True, Base.BALLOTS_CAST)


def test_every_example_of_the_documentation_is_read() -> None:
    section = DOCUMENTATION.read_text(encoding="utf-8").split("## Elections and referendums")[1].split("\n## ")[0]
    blocks = re.findall(r"```norm\n(.*?)```", section, re.S)
    assert len(blocks) == 2
    for block in blocks:
        parsed = parse_norms(Fence("norm", tuple(block.splitlines()), 1, "language.md", "1", ""))
        assert not parsed.diagnostics
        assert parsed.norms[0].citation in read_aloud(parsed.norms[0])


@pytest.mark.parametrize(
    ("clause", "code"),
    [
        ("method proportional", "P320"),
        ("threshold 5%", "P201"),
        ("threshold absolute majority", "P202"),
        ("coalition threshold some parties: at least 7% of votes cast", "P321"),
        ("or passes with luck", "P322"),
        ("if one passes it wins", "P323"),
        ("if none passes nothing", "P323"),
        ("tie age", "P324"),
        ("districts many", "P325"),
        ("minimum one seat", "P326"),
        ("agreements are allowed", "P327"),
        ("overhang stays", "P328"),
        ("levelling later", "P329"),
        ("placed by size", "P330"),
        ("voter numbers are counted", "P331"),
        ("bonus for the winner", "P332"),
    ],
)
def test_a_mistake_in_an_election_has_its_message(clause: str, code: str) -> None:
    fence = Fence("norm", ("election list deputies", f"  {clause}"), 1, "law.md", "97", "1")
    assert [item.code for item in parse_norms(fence).diagnostics] == [code]
