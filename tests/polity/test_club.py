"""The society of `politeia new`: a chair elected, a treasurer appointed with consent, the statute changed by its own rules."""

from __future__ import annotations

from pathlib import Path

from tests.polity.bodies import CHANGE, CLERK, Acting, club_of


def with_a_chair(acting: Acting) -> Acting:
    acting.act("Member 1", "fill Chair", nominee="Member 7")
    assert acting.vote(acting.members("Assembly", 16)) == "passed"
    return acting


def test_the_assembly_elects_a_chair_for_two_years(tmp_path: Path) -> None:
    acting = with_a_chair(club_of(tmp_path))
    assert acting.state.holder("Chair") == "Member 7"
    assert acting.state.terms["Chair"].isoformat() == "2027-03-01"


def test_fifteen_of_thirty_are_no_quorum_and_the_vote_is_repeated(tmp_path: Path) -> None:
    acting = club_of(tmp_path)
    acting.act("Member 1", "fill Chair", nominee="Member 7")
    assert acting.vote(acting.members("Assembly", 15)) == "no quorum"
    acting.do(CLERK, "vote again", question="Q1")
    assert acting.vote(acting.members("Assembly", 16)) == "passed"


def test_who_is_there_without_voting_counts_for_the_quorum_and_not_for_the_majority(tmp_path: Path) -> None:
    acting = club_of(tmp_path)
    acting.act("Member 1", "fill Chair", nominee="Member 7")
    for person in acting.members("Assembly")[15:]:
        acting.do(person, "attend", ballot="B1")
    assert acting.vote(acting.members("Assembly", 15)) == "not passed"
    assert acting.state.questions["Q1"].closed == "not agreed"


def test_the_treasurer_needs_the_chair_and_the_assembly(tmp_path: Path) -> None:
    acting = with_a_chair(club_of(tmp_path))
    told = acting.refused("Stranger", "act", act="fill Treasurer", nominee="Member 3")
    assert "A151" in told
    assert "A110" in acting.refused("Member 7", "act", act="fill Treasurer", nominee="Nobody")
    acting.act("Member 7", "fill Treasurer", nominee="Member 3")
    assert acting.state.holder("Treasurer") == ""
    assert acting.vote(acting.members("Assembly", 20)) == "passed"
    assert acting.state.holder("Treasurer") == "Member 3"
    acting.act("Member 7", "dismiss Treasurer")
    assert acting.state.holder("Treasurer") == ""


def test_an_act_that_waits_is_closed_when_it_is_no_longer_lawful(tmp_path: Path) -> None:
    acting = with_a_chair(club_of(tmp_path))
    acting.act("Member 7", "fill Treasurer", nominee="Member 3")
    acting.do(CLERK, "place", person="Member 4", of="Treasurer", because="decided before the record began")
    assert acting.vote(acting.members("Assembly", 20)) == "passed"
    assert acting.state.questions["Q2"].closed == "not lawful any more"
    assert acting.state.holder("Treasurer") == "Member 4"


def test_the_statute_changes_by_its_own_rules_and_binds_from_then_on(tmp_path: Path) -> None:
    acting = with_a_chair(club_of(tmp_path))
    acting.act("Member 2", "dismiss the Chair")
    assert acting.vote(acting.members("Assembly", 22), acting.members("Assembly")[22:]) == "not passed"
    for person in acting.members("Assembly", 3):
        if "Q3" in acting.state.questions:
            acting.do(person, "agree", question="Q3")
        else:
            acting.act(person, "begin change of the statute", title="Dismissal by majority", document=CHANGE)
    acting.act("Member 1", "say yes at vote of change of the statute")
    assert acting.vote(acting.members("Assembly", 20)) == "passed"
    acting.act("Member 7", "say yes at signature of change of the statute")
    assert acting.state.matters["M1"].outcome == "amended"
    acting.act("Member 2", "dismiss the Chair")
    assert acting.vote(acting.members("Assembly", 16)) == "passed"
    assert acting.state.holder("Chair") == ""


def test_a_change_that_does_not_fit_the_statute_is_refused_before_anybody_votes(tmp_path: Path) -> None:
    acting = with_a_chair(club_of(tmp_path))
    wrong = CHANGE.replace("held by      Assembly", "held by      Asembly")
    told = acting.refused("Member 1", "act", act="begin change of the statute", document=wrong)
    assert "A113" in told and "Asembly" in told
    missing = CHANGE.replace("replace 2(2)", "replace 9(9)")
    assert "A113" in acting.refused("Member 1", "act", act="begin change of the statute", document=missing)


def test_an_unsigned_change_stops_at_the_gap_after_a_month_by_the_calendar(tmp_path: Path) -> None:
    acting = with_a_chair(club_of(tmp_path))
    for person in acting.members("Assembly", 3):
        if "Q2" in acting.state.questions:
            acting.do(person, "agree", question="Q2")
        else:
            acting.act(person, "begin change of the statute", title="x", document=CHANGE)
    acting.act("Member 1", "say yes at vote of change of the statute")
    acting.on("2025-03-31").vote(acting.members("Assembly", 20))
    assert acting.state.matters["M1"].until["deadline of change of the statute"].isoformat() == "2025-04-30"
    acting.on("2025-04-30").body.tick(acting.now)
    assert not acting.state.gaps
    acting.on("2025-05-01").body.tick(acting.now)
    assert [gap.what for gap in acting.state.gaps.values()] == ["if silent"]
    told = acting.refused("Member 7", "act", act="say yes at signature of change of the statute")
    assert "A106" in told and "Somebody must choose" in told
    acting.do(CLERK, "complete", gap="G1", choice="it ends amended", because="the assembly wants it")
    assert acting.state.matters["M1"].outcome == "amended"


def test_an_officer_resigns_and_the_office_is_vacant(tmp_path: Path) -> None:
    acting = with_a_chair(club_of(tmp_path))
    assert "A146" in acting.refused("Member 8", "resign", of="Chair")
    acting.do("Member 7", "resign", of="Chair")
    assert acting.state.holder("Chair") == ""
    told = acting.refused("Member 7", "act", act="dismiss Treasurer")
    assert "Chair is vacant" in told


def test_an_unknown_act_gets_the_nearest_name(tmp_path: Path) -> None:
    assert "Did you mean “dismiss the Chair”?" in club_of(tmp_path).refused("Member 1", "act", act="dismis the Chair")


def test_a_seat_too_many_is_refused_with_the_article_that_counts_the_seats(tmp_path: Path) -> None:
    told = club_of(tmp_path).refused(CLERK, "place", person="Member 31", of="members")
    assert "A145" in told and "30 seats" in told


def elected(acting: Acting, person: str) -> str:
    acting.act("Member 1", "fill Chair", nominee=person)
    return acting.vote(acting.members("Assembly", 16))


def test_nobody_chairs_for_a_third_term_in_a_row(tmp_path: Path) -> None:
    acting = with_a_chair(club_of(tmp_path))
    assert "is now: newly filled" in acting.refused("Member 1", "act", act="fill Chair", nominee="Member 7")
    assert elected(acting.on("2027-03-02"), "Member 7") == "passed"
    told = acting.on("2029-03-03").refused("Member 1", "act", act="fill Chair", nominee="Member 7")
    assert "A116" in told and "2 terms in a row" in told and "2(1)" in told
    assert elected(acting, "Member 8") == "passed"
    assert elected(acting.on("2031-03-04"), "Member 7") == "passed"


def test_a_running_change_keeps_its_text_where_the_amending_act_says_so(tmp_path: Path) -> None:
    acting = with_a_chair(club_of(tmp_path))

    def proposed(title: str, running: str) -> str:
        acting.act("Member 1", "begin change of the statute", title=title, document=HARDER, running=running)
        question = list(acting.state.questions)[-1]
        for person in ("Member 2", "Member 3"):
            acting.do(person, "agree", question=question)
        return list(acting.state.matters)[-1]

    keeping, waiting = proposed("harder", "keep"), proposed("waits", "move")
    acting.act("Member 1", "say yes at vote of change of the statute", matter=keeping)
    acting.vote(acting.members("Assembly", 20))
    acting.act("Member 7", "say yes at signature of change of the statute", matter=keeping)
    assert acting.state.matters[keeping].outcome == "amended"
    acting.act("Member 1", "say yes at vote of change of the statute", matter=waiting)
    assert acting.vote(acting.members("Assembly", 20), acting.members("Assembly")[20:]) == "passed"
    acting.on("2025-03-02")
    late = proposed("late", "move")
    acting.act("Member 1", "say yes at vote of change of the statute", matter=late)
    assert acting.vote(acting.members("Assembly", 20), acting.members("Assembly")[20:]) == "not passed"


HARDER = (
    CHANGE.split("```amend")[0]
    + """```amend
replace 4(1)
```

1. A tenth of the members may propose a change. The assembly adopts it by nine tenths.

```norm
amendment change of the statute
  initiated by at least 1/10 of all members of Assembly
  stage vote
    by         Assembly
    needs      at least 9/10 of all members
    if yes     go to signature
    if no      ends rejected
  stage signature
    by         Chair
    within     1 month
    if yes     ends amended
    if no      ends rejected
    if silent  unspecified
```
"""
)
