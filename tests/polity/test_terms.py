"""Terms end by the calendar, regular elections have their days, and duties their deadlines."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.polity.bodies import CLERK, STATUTE, Acting, club_of
from tests.polity.test_club import with_a_chair

from politeia.norms.regular import Window, regular_window
from politeia.polity.storing import open_store
from politeia.polity.telling import deadlines, open_duties


def statute_saying(folder: Path, old: str, new: str) -> Acting:
    """The reading society under a statute in which something is worded otherwise."""
    text = STATUTE.read_text(encoding="utf-8")
    assert old in text
    statute = folder / "statute.md"
    statute.write_text(text.replace(old, new, 1), encoding="utf-8")
    acting = Acting(open_store(str(folder / "club.db"), new=True), str(statute), "2025-03-01", fill=False)
    rows = [{"person": f"Member {number}", "of": "members"} for number in range(1, 31)]
    acting.do(CLERK, "roster", rows=rows)
    acting.do(CLERK, "open offices")
    return with_a_chair(acting)


def after(acting: Acting, day: str) -> Acting:
    acting.on(day).body.tick(acting.now)
    return acting


def test_where_the_text_is_silent_the_end_of_a_term_stops_the_office_and_asks(tmp_path: Path) -> None:
    acting = after(with_a_chair(club_of(tmp_path)), "2027-03-01")
    assert not acting.state.gaps
    after(acting, "2027-03-02")
    assert [(gap.norm, gap.what) for gap in acting.state.gaps.values()] == [("Chair", "when the term ends")]
    told = acting.refused("Member 7", "act", act="fill Treasurer", nominee="Member 3")
    assert "A106" in told and "Chair" in told and "2(1)" in told
    acting.do(CLERK, "complete", gap="G1", choice="whoever serves leaves", because="the assembly has decided so")
    assert acting.state.holder("Chair") == "" and acting.state.values["office of Chair"] == "vacant"


def test_a_choice_can_keep_the_holder_until_the_successor(tmp_path: Path) -> None:
    acting = after(with_a_chair(club_of(tmp_path)), "2027-03-02")
    acting.do(CLERK, "complete", gap="G1", choice="whoever serves stays until the successor", because="the custom")
    acting.act("Member 7", "fill Treasurer", nominee="Member 3")
    assert acting.state.holder("Chair") == "Member 7"


def test_a_successor_who_is_chosen_in_time_leaves_nothing_to_choose(tmp_path: Path) -> None:
    acting = after(with_a_chair(club_of(tmp_path)), "2027-03-02")
    acting.act("Member 1", "fill Chair", nominee="Member 8")
    assert acting.vote(acting.members("Assembly", 16)) == "passed"
    assert acting.state.holder("Chair") == "Member 8" and not acting.state.gaps


def test_a_text_that_lets_the_holder_leave_empties_the_office_by_itself(tmp_path: Path) -> None:
    acting = statute_saying(tmp_path, "  term         2 years\n", "  term         2 years\n  when term ends leaves\n")
    after(acting, "2027-03-02")
    assert acting.state.holder("Chair") == "" and not acting.state.gaps
    assert acting.state.values["office of Chair"] == "vacant"


def test_a_text_that_keeps_the_holder_lets_the_successor_be_chosen(tmp_path: Path) -> None:
    words = "  term         2 years\n  when term ends stays until successor\n"
    acting = after(statute_saying(tmp_path, "  term         2 years\n", words), "2027-03-02")
    assert acting.state.holder("Chair") == "Member 7" and not acting.state.gaps
    acting.act("Member 1", "fill Chair", nominee="Member 8")
    assert acting.vote(acting.members("Assembly", 16)) == "passed"
    assert acting.state.terms["Chair"] == date(2029, 3, 2)


DUTY = """

```norm
duty find a treasurer
  on           office of Treasurer is vacant
  by           Chair
  must         find a treasurer
  within       1 month
  otherwise    unspecified
```
"""


def test_a_duty_has_its_last_day_and_is_broken_when_that_has_passed(tmp_path: Path) -> None:
    mark = "### Article 4. Changing the statute"
    acting = statute_saying(tmp_path, mark, f"2. The chair finds one within a month.{DUTY}\n{mark}")
    first = deadlines(acting.state)[0]
    assert (first.last.isoformat(), first.words) == ("2025-04-01", "deadline of duty find a treasurer")
    after(acting, "2025-04-02")
    assert [item.name for item in open_duties(acting.state)] == ["find a treasurer"]
    assert [(gap.norm, gap.what) for gap in acting.state.gaps.values()] == [("find a treasurer", "otherwise")]
    acting.do(CLERK, "complete", gap="G1", choice="the duty lapses", because="nobody wants it")
    assert not open_duties(acting.state)


def test_a_regular_election_has_the_days_that_the_text_counts() -> None:
    end = date(2029, 1, 10)
    assert regular_window("at least 2 months before the term of the convocation ends", end) == Window(
        None, date(2028, 11, 10)
    )
    assert regular_window("not earlier than 60 and not later than 30 days before the term expires", end) == Window(
        date(2028, 11, 11), date(2028, 12, 11)
    )
    assert regular_window("50 days before the term ends", end) == Window(date(2028, 11, 21), date(2028, 11, 21))
    # The presidential election of Kazakhstan fell on 4 December 2005, the first Sunday of the month.
    assert regular_window(
        "first Sunday of December, not together with the election of a new Parliament", date(2006, 1, 11)
    ) == Window(date(2005, 12, 4), date(2005, 12, 4))
    assert regular_window("as a law provides", end) is None
