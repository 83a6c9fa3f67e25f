"""What no amendment may touch: refused with the article, asked where the text is silent, vouched for in free words."""

from __future__ import annotations

from pathlib import Path

from tests.polity.bodies import CLERK, Acting
from tests.polity.test_terms import statute_saying

SHIELD = """5. The term of the chair, and how the treasurer is dismissed, may not be changed.

```norm
unamendable core
  protects     term of Chair
  protects     power dismiss the Chair
  protects     the friendly spirit of the society
```

## Questions to this statute"""
ACT = """---
title: A change
label: Change of 2025
adopted: 2025-03-01
amends: reading-society
---

# A change

```amend
{instruction}
```
"""


def shielded(folder: Path) -> Acting:
    return statute_saying(folder, "## Questions to this statute", SHIELD)


LONGER = """
1. The assembly elects the chair for four years.

```norm
office Chair
  role         head of state
  term         4 years
  limit        2 terms in a row

appointment Chair
  elected by   Assembly: majority of all members
```
"""


def test_replacing_or_repealing_what_is_protected_is_refused_with_the_article(tmp_path: Path) -> None:
    acting = shielded(tmp_path)
    longer = ACT.format(instruction="replace 2(1)") + LONGER
    told = acting.refused("Member 1", "act", act="begin change of the statute", document=longer)
    assert "A114" in told and "term of Chair" in told and "4(5)" in told
    repealed = ACT.format(instruction="repeal 2(2)")
    told = acting.refused("Member 1", "act", act="begin change of the statute", document=repealed)
    assert "A114" in told and "power dismiss the Chair" in told


def test_what_is_protected_in_free_words_is_vouched_for(tmp_path: Path) -> None:
    acting = shielded(tmp_path)
    other = ACT.format(instruction="repeal 3(1)")
    accepted = acting.act("Member 1", "begin change of the statute", document=other)
    notes = [event["words"] for event in accepted.events if event["event"] == "note"]
    assert notes == ["Member 1 vouches that the amendment leaves untouched: the friendly spirit of the society"]


def test_lifting_the_protection_itself_stops_and_asks(tmp_path: Path) -> None:
    acting = shielded(tmp_path)
    acting.act("Member 1", "begin change of the statute", document=ACT.format(instruction="repeal 4(5)"))
    question = list(acting.state.questions)[-1]
    for person in ("Member 2", "Member 3"):
        acting.do(person, "agree", question=question)
    acting.act("Member 1", "say yes at vote of change of the statute")
    assert acting.vote(acting.members("Assembly", 20)) == "passed"
    acting.act("Member 7", "say yes at signature of change of the statute")
    assert not acting.state.amendments
    gap = next(iter(acting.state.gaps.values()))
    assert (gap.norm, gap.citation) == ("unamendable core", "4(5)")
    acting.do(CLERK, "complete", gap=gap.number, choice="the amendment stands", because="the assembly reads it so")
    assert [item.name for item in acting.state.amendments] == ["M1"]
