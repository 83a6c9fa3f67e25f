"""The whole game of an edition on a calendar: what is lawful, why not, what time brings, and where a gap stops it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from politeia.amendment.opening import opened
from politeia.documents.library import charter_names
from politeia.language.contents import Condition, Verb
from politeia.transition.consents import describe
from politeia.transition.model import AllOf, AnyOf, Holder, Votes
from politeia.transition.obstacles import lacking, obstacles
from politeia.transition.situations import Situation, next_day
from politeia.transition.whole import Stopped, WholeGame, whole_game

DAY = date(2024, 1, 1)
END_OF_TERM = date(2029, 11, 26)
GAME = whole_game(opened("kazakhstan@2024-01-01").institutions)


def start(day: date = DAY) -> Situation:
    return GAME.start(day, terms={"President": END_OF_TERM})


def after(situation: Situation, *names: str) -> Situation:
    for name in names:
        move = GAME.named(name)[0]
        assert GAME.is_lawful(move, situation), obstacles(GAME, move, situation)
        situation = GAME.perform(move, situation)
    return situation


def against(name: str, situation: Situation) -> str:
    found = obstacles(GAME, GAME.named(name)[0], situation)
    return " ".join(f"{item.words} [{', '.join(item.citations)}] {item.remedy}" for item in found)


def test_a_dissolution_is_lawful_until_the_last_six_months_of_the_term() -> None:
    last = date(2029, 5, 26)
    assert GAME.is_lawful(GAME.named("dissolve Mazhilis")[0], start(last))
    told = against("dissolve Mazhilis", start(last + timedelta(days=1)))
    assert "less than 6 months remain of term of President" in told and "63(2)" in told
    assert "after the term that ends on 2029-11-26" in told


def test_a_second_dissolution_waits_for_a_year_and_says_until_when() -> None:
    situation = after(
        start(), "dissolve Mazhilis", "call election of Mazhilis", "elect Mazhilis: return a new majority"
    )
    assert "it is lawful from 2025-01-01 on" in against("dissolve Mazhilis", situation)
    on_the_day = GAME.pass_time(situation, date(2025, 1, 1)).situation
    assert not against("dissolve Mazhilis", on_the_day)


def test_nobody_votes_in_a_dissolved_chamber() -> None:
    told = against("begin no confidence in Government", after(start(), "dissolve Mazhilis"))
    assert "Mazhilis is dissolved" in told and "elect Mazhilis" in told


def test_the_silence_of_the_senate_is_consent_on_the_day_after_sixty_days() -> None:
    situation = after(start(), "begin ordinary law", "say yes at first vote of ordinary law")
    assert next_day(situation) == date(2024, 3, 2)
    on_the_last_day = GAME.pass_time(situation, date(2024, 3, 1))
    assert not on_the_last_day.happened
    passage = GAME.pass_time(situation, date(2024, 3, 2))
    assert [(day, move.command) for day, move in passage.happened] == [
        (date(2024, 3, 2), "ordinary law, Senate vote: silent")
    ]
    assert GAME.holds(Condition(Verb.AT_STAGE, ("ordinary law",), "signature"), passage.situation)


def test_an_unsigned_law_stops_the_calendar_at_a_gap_until_somebody_chooses() -> None:
    situation = after(
        start(), "begin ordinary law", "say yes at first vote of ordinary law", "say yes at Senate vote of ordinary law"
    )
    passage = GAME.pass_time(situation, date(2024, 12, 31))
    assert passage.stopped is not None and passage.situation.day == date(2024, 2, 2)
    with pytest.raises(Stopped, match="44"):
        GAME.perform(passage.stopped, passage.situation)
    assert passage.stopped.gap is not None
    for completion in passage.stopped.gap.completions:
        found = GAME.perform(passage.stopped, passage.situation, completion)
        in_force = GAME.holds(Condition(Verb.IN_FORCE, ("ordinary law",)), found)
        assert in_force == (completion == "it ends in force")
    chosen = GAME.reading("ordinary law/signature/if silent", "it ends in force")
    assert chosen.pass_time(situation, date(2024, 12, 31)).stopped is None


def test_an_act_at_another_stage_is_told_how_to_get_there() -> None:
    told = against("say yes at signature of ordinary law", start())
    assert "ordinary law is now: not begun" in told and "say yes at Senate vote of ordinary law" in told


def test_what_a_consent_lacks_is_the_way_that_lacks_least() -> None:
    consent = GAME.named("begin ordinary law")[0].consent
    assert lacking(consent, (), {})
    assert not lacking(consent, ("President",), {})
    assert not lacking(consent, (), {"Mazhilis": 1})
    vote = GAME.named("say yes at first vote of ordinary law")[0].consent
    assert lacking(vote, (), {"Mazhilis": 65}) == (vote,)
    assert isinstance(vote, Votes) and not lacking(vote, (), {"Mazhilis": vote.needed})


def test_a_vacant_presidency_passes_by_itself_to_the_first_in_order() -> None:
    vacant = GAME.start(DAY, (Condition(Verb.VACANT, ("President",)),))
    passage = GAME.settle(vacant)
    assert [move.command for _, move in passage.happened] == ["succession of President by Chair of the Senate"]
    assert GAME.holds(Condition(Verb.BY_SUCCESSION, ("President",)), passage.situation)


def test_grounds_in_fact_are_named_for_whoever_acts_to_vouch_for() -> None:
    facts = GAME.named("speak for the state on authority")[0].given
    assert facts == (("the authority to speak for the state has been given", "3(3)"),)


@pytest.mark.parametrize("name", charter_names())
def test_every_gap_of_the_library_belongs_to_an_act(name: str) -> None:
    game = whole_game(opened(name).institutions)
    placed = {move.gap.key for move in game.moves if move.gap is not None}
    assert {key for key in game.draft.gaps if not key.startswith("unamendable/")} == placed


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(0, 10_000), max_size=25), st.integers(0, 60))
def test_any_course_of_lawful_acts_and_days_stays_within_the_values_of_its_variables(
    picks: list[int], step: int
) -> None:
    situation = start()
    for pick in picks:
        open_now = GAME.lawful(situation)
        move = open_now[pick % len(open_now)]
        completion = move.gap.completions[0] if move.gap else ""
        situation = GAME.perform(move, situation, completion)
        passage = GAME.pass_time(situation, situation.day + timedelta(days=step))
        situation = passage.situation
        if passage.stopped is not None and passage.stopped.gap is not None:
            situation = GAME.perform(passage.stopped, situation, passage.stopped.gap.completions[-1])
        for name, value in situation.values.items():
            assert 0 <= value < len(GAME.frame.variables[name].values)


def test_the_game_of_an_association_has_articles_for_its_acts() -> None:
    game: WholeGame = whole_game(opened("debian").institutions)
    assert game.moves and all(move.citations for move in game.moves if not isinstance(move.consent, Holder))


def test_a_sentence_names_nobody_twice_who_has_to_agree_twice() -> None:
    chair, treasurer = Holder("Chair"), Holder("Treasurer")
    assert describe(AllOf((AllOf((chair, treasurer)), chair))) == "Chair and Treasurer"
    assert describe(AnyOf((chair, AllOf((chair, treasurer))))) == "Chair or Chair and Treasurer"
