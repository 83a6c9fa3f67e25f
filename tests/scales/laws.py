"""Small charters for tests of scales, and the scores of one item of them."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from politeia.amendment.opening import opened
from politeia.scales.branches import Branches, branches_of
from politeia.scales.deriving import MEASURES
from politeia.scales.model import Answer

FRONT = """---
title: A small constitution
country: Nowhere
language: en
in force: 2000-01-01
---

# A small constitution

## Part 1

### Article 1. Everything

1. Words.

```norm
office President
  role         head of state
  chosen by    voters
  term         5 years

office Prime Minister
  role         head of government

body Cabinet
  role         government
  consists of  Prime Minister, ministers

body ministers
  note         no number

body Assembly
  role         lower chamber
  part         deputies, 100 seats, elected by voters
  term         4 years
"""


def branches(norms: str, folder: Path) -> Branches:
    """The branches of a charter with a president, a cabinet and an assembly of 100, and the norms given."""
    path = folder / "constitution.md"
    path.write_text(f"{FRONT}\n{norms}\n```\n", encoding="utf-8")
    return branches_of(opened(f"{path}@2010-01-01").institutions)


def answer(scale: str, code: str, norms: str, folder: Path) -> Answer:
    """The answer of one item of a scale."""
    measure = next(item for item in MEASURES if item.name == scale)
    question = next(item for item in measure.questions if item.code == code)
    return question.answer(branches(norms, folder))


def scores(found: Answer) -> tuple[Fraction | None, Fraction | None, Fraction | None]:
    """The point, the least and the most of an answer."""
    return found.point, found.least, found.most
