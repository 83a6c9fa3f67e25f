"""Who may be nominated: the rules on people asked of the record, and what it does not say vouched for."""

from __future__ import annotations

from pathlib import Path

from tests.polity.bodies import CLERK
from tests.polity.test_terms import statute_saying

RULE = """```norm
eligibility Treasurer
  age          at least 30 years
  must         be a member of no board

incompatibility purse
  who          Chair
  kin          close kin
  may not      be Treasurer
```

### Article 4. Changing the statute"""


def test_whoever_breaks_a_rule_on_the_office_is_refused_with_the_article(tmp_path: Path) -> None:
    acting = statute_saying(tmp_path, "### Article 4. Changing the statute", f"2. Thirty years of age.\n\n{RULE}")
    rows = [{"person": "Young", "born": "2000-01-01"}, {"person": "Old", "born": "1960-01-01", "is_kin": "yes"}]
    acting.do(CLERK, "roster", rows=rows)
    told = acting.refused("Member 7", "act", act="fill Treasurer", nominee="Young")
    assert "A111" in told and "age at least 30 years" in told and "3(2)" in told


def test_what_the_record_does_not_say_is_vouched_for_and_recorded(tmp_path: Path) -> None:
    acting = statute_saying(tmp_path, "### Article 4. Changing the statute", f"2. Thirty years of age.\n\n{RULE}")
    accepted = acting.act("Member 7", "fill Treasurer", nominee="Member 3")
    notes = [event for event in accepted.events if event["event"] == "note"]
    assert "vouches that Member 3 meets" in notes[0]["words"] and "3(2)" in notes[0]["citations"]


def test_kin_of_an_officer_who_are_banned_from_the_office_are_refused(tmp_path: Path) -> None:
    acting = statute_saying(tmp_path, "### Article 4. Changing the statute", f"2. Thirty years of age.\n\n{RULE}")
    row = {"person": "Kin", "born": "1960-01-01", "is_kin": "yes"}
    acting.do(CLERK, "roster", rows=[row])
    told = acting.refused("Member 7", "act", act="fill Treasurer", nominee="Kin")
    assert "A111" in told and "close kin" in told
