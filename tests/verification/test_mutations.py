"""One threshold of a law is changed at a time, and the verdict is the one that counting votes by hand gives.

The law has a Chamber of 90 and a Senate of 30. Counted by hand in the text as it stands: the Chamber adopts with 46, the
Senate with 16; 60 and 20 override a refusal of the President; 30 members charge, 23 senators remove.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from politeia.amendment.opening import opened
from politeia.diagnostics.model import Place
from politeia.language.phrases import parse_claim
from politeia.language.questions import PropertySyntax
from politeia.verification.proving import prove

AS_WRITTEN = {
    "quorum": "majority of all members",
    "adopt": "majority of all members",
    "agree": "majority of all members",
    "insist": "at least 2/3 of all members",
    "join": "at least 2/3 of all members",
    "charge": "at least 1/3 of all members",
    "remove": "at least 3/4 of all members",
}

LAW = """---
title: A republic of two chambers
label: A republic of two chambers
identifier: two-chambers
in force: 2000-01-01
---

# A republic of two chambers

### Article 1. Organs

1. There are a Chamber, a Senate and a President.

```norm
body Chamber
  part         deputies, 90 seats, elected by voters
  quorum       {quorum}

body Senate
  part         senators, 30 seats, elected by voters

office President
  role         head of state
  term         5 years
```

### Article 2. Laws

1. Both chambers adopt a law, the President signs it or returns it, and both may override the President.

```norm
procedure law
  initiated by any member of Chamber
  stage vote
    by         Chamber
    needs      {adopt}
    if yes     go to agreement
    if no      ends rejected
  stage agreement
    by         Senate
    needs      {agree}
    if yes     go to signature
    if no      ends rejected
  stage signature
    by         President
    within     1 month
    if yes     ends in force
    if no      go to second vote
    if silent  ends in force
  stage second vote
    by         Chamber
    needs      {insist}
    if yes     go to second agreement
    if no      ends rejected
  stage second agreement
    by         Senate
    needs      {join}
    if yes     ends in force
    if no      ends rejected
```

### Article 3. Removal

1. Deputies charge the President, and the Senate removes.

```norm
removal President
  initiated by any member of Chamber
  stage charge
    by         Chamber
    needs      {charge}
    if yes     go to verdict
    if no      ends rejected
  stage verdict
    by         Senate
    needs      {remove}
    if yes     ends removed
    if no      ends acquitted
```
"""

PASS = "{0} members of Chamber and {1} members of Senate and President can force law ended in force"
OVERRIDE = "{0} members of Chamber and {1} members of Senate can force law ended in force"
BLOCK = "{0} members of Senate can prevent law ended in force"
REMOVE = "{0} members of Chamber and {1} members of Senate can force removal of President ended removed"

MUTATIONS = [
    ("", "", PASS.format(46, 16), "holds"),
    ("", "", PASS.format(45, 16), "fails"),
    ("", "", OVERRIDE.format(60, 20), "holds"),
    ("", "", OVERRIDE.format(59, 20), "fails"),
    ("", "", BLOCK.format(15), "holds"),
    ("", "", BLOCK.format(14), "fails"),
    ("", "", REMOVE.format(46, 23), "holds"),
    ("", "", REMOVE.format(46, 22), "fails"),
    ("adopt", "at least 11/20 of all members", PASS.format(46, 16), "fails"),  # 49.5, so 50
    ("adopt", "at least 11/20 of all members", PASS.format(50, 16), "holds"),
    ("adopt", "at least 1/2 of all members", PASS.format(45, 16), "fails"),  # the quorum still asks for 46
    ("quorum", "at least 1/2 of all members", PASS.format(45, 16), "fails"),  # the vote still asks for 46
    ("quorum", "at least 2/3 of all members", PASS.format(46, 16), "fails"),  # 60 must be there
    ("quorum", "at least 2/3 of all members", PASS.format(60, 16), "holds"),
    ("agree", "at least 3/5 of all members", PASS.format(46, 16), "fails"),  # 18
    ("agree", "at least 3/5 of all members", PASS.format(46, 18), "holds"),
    ("agree", "at least 3/4 of all members", OVERRIDE.format(60, 20), "fails"),  # 22.5, so 23, before the override
    ("agree", "at least 1/2 of all members", BLOCK.format(15), "fails"),  # 15 others suffice
    ("agree", "at least 2/3 of all members", BLOCK.format(11), "holds"),  # 19 others are one too few
    ("insist", "at least 3/4 of all members", OVERRIDE.format(60, 20), "fails"),  # 67.5, so 68
    ("insist", "at least 13/20 of all members", OVERRIDE.format(59, 20), "holds"),  # 58.5, so 59
    ("insist", "majority of all members", OVERRIDE.format(46, 20), "holds"),
    ("join", "at least 3/4 of all members", OVERRIDE.format(60, 20), "fails"),
    ("join", "at least 3/5 of all members", OVERRIDE.format(60, 18), "holds"),
    ("charge", "at least 2/3 of all members", REMOVE.format(46, 23), "fails"),  # 60
    ("charge", "at least 1/4 of all members", REMOVE.format(45, 23), "fails"),  # 23 charge, but 46 must be there
    ("remove", "at least 4/5 of all members", REMOVE.format(46, 23), "fails"),  # 24
    ("remove", "at least 11/15 of all members", REMOVE.format(46, 22), "holds"),
    ("remove", "at least 2/3 of all members", REMOVE.format(46, 20), "holds"),
    ("remove", "at least 7/10 of all members", REMOVE.format(46, 20), "fails"),  # 21
]


@pytest.mark.parametrize(("changed", "threshold", "claim", "expected"), MUTATIONS)
def test_a_changed_threshold_gives_the_verdict_that_counting_gives(
    changed: str, threshold: str, claim: str, expected: str, tmp_path: Path
) -> None:
    thresholds = AS_WRITTEN | ({changed: threshold} if changed else {})
    charter = tmp_path / "statute.md"
    charter.write_text(LAW.format(**thresholds), encoding="utf-8")
    institutions = opened(str(charter)).institutions
    assert not institutions.diagnostics
    asked = PropertySyntax(claim, parse_claim(claim), (), (), "lawful", "", "", "", "", (), Place("", 0))
    assert prove(institutions, asked).verdict.value == expected
