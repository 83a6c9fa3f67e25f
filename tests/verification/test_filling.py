"""Naming a majority of a body: the smallest coalitions, on small laws, against trying all of them, and on real courts."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.laws import ask, law

from politeia.amendment.opening import opened
from politeia.cli.frontier import answer_goal
from politeia.presentation.frontier import asked_goal
from politeia.verification.model import Answer, Verdict

OFFICES = ("Ana", "Bela", "Chidi", "Dana")
PEOPLE = "\n\n".join(f"office {name}" for name in OFFICES)
CLAIM = "smallest coalitions that can name a majority of Court"

KINDS = st.lists(
    st.tuples(
        st.integers(1, 4),
        st.sets(st.sampled_from(OFFICES), min_size=1, max_size=2),
        st.sets(st.sampled_from(OFFICES), max_size=1),
        st.sets(st.sampled_from(OFFICES), max_size=1),
    ),
    min_size=1,
    max_size=5,
)


def court(charter: str) -> Answer:
    return answer_goal(opened(charter), asked_goal("naming a majority of the court", ()))


def coalitions(answer: Answer) -> list[str]:
    return [str(item) for item in answer.coalitions]


@settings(max_examples=60, deadline=None)
@given(KINDS)
def test_the_smallest_are_those_that_trying_every_set_of_people_finds(
    parts: list[tuple[int, set[str], set[str], set[str]]],
) -> None:
    lines = [
        f"  part p{number}, {seats} seats, appointed by {' and '.join(sorted(by))}"
        + (f" with consent of {' and '.join(consent)}" if consent else "")
        + (f", proposed by {' and '.join(proposed)}" if proposed else "")
        for number, (seats, by, consent, proposed) in enumerate(parts)
    ]
    text = PEOPLE + "\n\nbody Court\n" + "\n".join(lines)
    total = sum(seats for seats, *_ in parts)
    winners = [
        set(people)
        for size in range(len(OFFICES) + 1)
        for people in combinations(OFFICES, size)
        if sum(s for s, by, consent, proposed in parts if by | consent | proposed <= set(people)) > total / 2
    ]
    minimal = [people for people in winners if not any(other < people for other in winners)]
    answer = ask(law(text), CLAIM)
    assert sorted(sorted(item.actors) for item in answer.coalitions) == sorted(sorted(people) for people in minimal)


def test_a_consent_counts_in_votes_and_by_the_share_that_the_norm_of_the_appointment_asks() -> None:
    text = """
office President

body House
  seats        90

body Court
  seats        9
  part         presiding judge, 1 seat, appointed by President
  part         judges, 8 seats, appointed by President with consent of House
"""
    assert coalitions(ask(law(text), CLAIM)) == ["President and 46 of 90 of House"]
    norm = """
appointment Judge of the Court
  consent of   House: at least 2/3 of all members
  appointed by President
"""
    assert coalitions(ask(law(text + norm), CLAIM)) == ["President and 60 of 90 of House"]


def test_who_fills_nothing_and_seats_held_by_office_are_in_no_coalition() -> None:
    text = """
office President

office Registrar

body Court
  part         judges, 3 seats, appointed by President
  part         presidents of courts, 3 seats, ex officio
"""
    answer = ask(law(text), CLAIM)
    assert answer.verdict is Verdict.FAILS
    assert answer.coalitions == ()


def test_where_the_text_leaves_open_who_appoints_the_question_does_not_apply() -> None:
    """Latvia, Satversme 85: the Saeima confirms; who else names the judges is left to a law."""
    answer = court("latvia")
    assert answer.verdict is Verdict.NOT_APPLICABLE
    assert "leaves open who appoints" in answer.reason
    assert court("pakistan@2023-01-01").reason == "this edition names no “constitutional court”"


def test_kazakhstans_court_took_the_president_and_one_chamber_before_2022_and_takes_them_since() -> None:
    """71 and 58(3): each chamber names on its chair's proposal; 59(5): two thirds must be present, so that a third can stay away.

    Without the President both chambers fill 4 of 7, and 6 of 11 since 2022.
    """
    before, after = court("kazakhstan@2022-06-01"), court("kazakhstan@2023-04-01")
    assert coalitions(before) == [
        "President, Chair of the Mazhilis and 72 of 107 of Mazhilis",
        "President, Chair of the Senate and 33 of 49 of Senate",
        "Chair of the Senate, Chair of the Mazhilis, 72 of 107 of Mazhilis and 33 of 49 of Senate",
    ]
    assert coalitions(after) == [
        "President, Chair of the Mazhilis and 66 of 98 of Mazhilis",
        "President, Chair of the Senate and 34 of 50 of Senate",
        "Chair of the Senate, Chair of the Mazhilis, 66 of 98 of Mazhilis and 34 of 50 of Senate",
    ]
    told = [answer.witness.conclusion if answer.witness else "" for answer in (before, after)]
    assert [[int(piece.split(" fill ")[1].rstrip(".")) for piece in words.split("; ")] for words in told] == [
        [5, 5, 4],
        [7, 8, 6],
    ]


def test_kazakhstans_court_of_2026_takes_the_president_and_the_kurultai() -> None:
    """72(3), 72(4) and 46(8): the chair alone, ten judges with the consent of the Kurultai."""
    assert coalitions(court("kazakhstan@2026-07-15")) == ["President and 97 of 145 of Kurultai"]


def test_decrees_are_a_goal_where_an_act_beside_a_law_has_its_force() -> None:
    """Kazakhstan 2018: the law of 10 March 2017 took decrees with force of law out of 53(3) and 61(2); Pakistan 89(1), 48(1); Weimar 48(2)."""

    def decree(charter: str) -> Answer:
        return answer_goal(opened(charter), asked_goal("ruling by decree", ()))

    assert decree("kazakhstan@2018-01-01").reason == "this edition gives no act beside a law the force of law"
    assert coalitions(decree("pakistan@2023-01-01")) == ["President and Prime Minister"]
    # 48(2) and 50 ask for two, but 53 lets the President dismiss the Chancellor and name another.
    assert coalitions(decree("crises/weimar-1932@1932-06-01")) == ["President"]
