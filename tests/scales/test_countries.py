"""The charters of the library on the scales: what the works say of them, and what a reform moves."""

from fractions import Fraction

import pytest

from politeia.amendment.opening import opened
from politeia.scales.deriving import presidential_strength, scales_of
from politeia.scales.model import Item, Scale


def scale(edition: str, name: str) -> Scale:
    """One scale of an edition."""
    return next(item for item in scales_of(opened(edition).institutions) if item.name == name)


def items(edition: str) -> dict[str, Item]:
    """Every item of every scale of an edition, by scale and code."""
    return {f"{s.name} {i.code}": i for s in scales_of(opened(edition).institutions) for i in s.items}


def test_the_united_states_score_thirteen_on_shugart_and_carey() -> None:
    """Shugart and Carey, Presidents and Assemblies, 1992, table 8.2: legislative 2, non-legislative 11."""
    assert scale("united-states@2007-01-01", "president's legislative powers").total[0] == 2
    assert scale("united-states@2007-01-01", "president's powers over cabinet and assembly").total[0] == 11


def test_the_united_states_have_siaroffs_indicators_that_a_text_can_show() -> None:
    """Siaroff 2003 gives seven: all but emergency powers and dissolution; here the people's election is open, joint dates are not derived."""
    found = items("united-states@2007-01-01")
    yes = {code for code in range(1, 10) if found[f"comparative presidencies SI{code}"].answer.point == 1}
    assert yes == {3, 4, 5, 7, 8}
    elected = found["comparative presidencies SI1"].answer
    assert (elected.point, elected.least, elected.most) == (0, 0, 1)


def test_a_president_who_picks_the_premier_names_key_persons_and_one_who_signs_a_proposal_does_not() -> None:
    """Moldova, 98(1), and Mongolia, 25(1)(6) and 33(1)(2): the majority's nominee is passed on by the President."""
    assert items("moldova@2007-07-01")["comparative presidencies SI3"].answer.point == 1
    assert items("mongolia@2007-07-01")["comparative presidencies SI3"].answer.point == 0


def test_three_must_agree_to_a_law_of_the_united_states() -> None:
    """Tsebelis, Veto Players, 2002: the House, the Senate, and the President below two thirds."""
    found = items("united-states@2007-01-01")["veto players V1"].answer
    assert (found.point, found.least, found.most) == (3, 2, 3)


def test_from_2023_two_thirds_of_the_mazhilis_do_without_kazakhstans_senate() -> None:
    """61(4) before and after the amendments of 2022; by hand: the Senate blocks before, and is overridden after."""
    key = "veto players V1"
    before, after = items("kazakhstan@2022-06-01")[key].answer, items("kazakhstan@2023-04-01")[key].answer
    assert (before.point, before.least, before.most) == (3, 2, 3)
    assert (after.point, after.least, after.most) == (3, 1, 3)
    assert "Senate (unless 66 of 98 Mazhilis)" in after.because
    assert "Senate (unless" not in before.because


def test_a_casting_vote_does_not_make_a_veto_player() -> None:
    """The Vice President of the United States breaks ties and nothing else."""
    assert "Vice President" not in items("united-states@2007-01-01")["veto players V1"].answer.because


@pytest.mark.parametrize("code", ["V3", "V5"])
def test_kazakhstans_budget_and_treaties_are_laws_that_the_president_signs(code: str) -> None:
    """54(1): Parliament adopts laws, and among them the budget and the ratification of treaties; 44(2) and 54(2)(2)."""
    before, after = items("kazakhstan@2022-06-01"), items("kazakhstan@2023-04-01")
    for found in (before, after):
        law, act = found["veto players V1"].answer, found[f"veto players {code}"].answer
        assert (act.point, act.least, act.most) == (law.point, law.least, law.most)
        assert {"54(1)(1)", "54(1)(7)"} & {ground.citation for ground in act.grounds}


def test_a_treaty_of_the_united_states_is_no_law() -> None:
    """2.2(2): the President makes it, and two thirds of the senators present concur."""
    found = items("united-states@2007-01-01")["veto players V5"].answer
    assert (found.point, found.least, found.most) == (2, 2, 2)


def test_a_judge_of_the_supreme_court_of_the_united_states_needs_the_president_and_the_senate() -> None:
    found = items("united-states@2007-01-01")["veto players V7"].answer
    assert (found.point, found.least, found.most) == (2, 2, 2)


def test_taking_out_article_58_2_b_moves_the_safe_vote_and_the_discretionary_dissolution() -> None:
    """The Eighteenth Amendment of Pakistan (2010) took the President's discretion to dissolve away."""
    before, after = items("pakistan@2010-04-01"), items("pakistan@2010-05-01")
    moved = {
        code: (before[code].answer.point, after[code].answer.point)
        for code in (
            "parliamentary powers 9",
            "parliamentary powers 10",
            "comparative presidencies SI9",
            "executive power E7",
        )
    }
    assert moved == {
        "parliamentary powers 9": (0, 1),
        "parliamentary powers 10": (0, 0),
        "comparative presidencies SI9": (1, 0),
        "executive power E7": (1, 1),
    }


def test_dropping_58_2_b_leaves_the_dissolution_after_a_failed_search_for_a_premier() -> None:
    """58(2) after 2010 lets the President dissolve once a vote has passed and nobody commands confidence."""
    key = "president's powers over cabinet and assembly SC10"
    assert items("pakistan@2010-04-01")[key].answer.point == 4
    assert items("pakistan@2010-05-01")[key].answer.point == 1


@pytest.mark.parametrize(
    ("item", "before", "after"),
    [
        ("president's legislative powers SC1", 2, 2),
        ("president's legislative powers SC3", 1, 0),
        ("president's legislative powers SC6", 4, 4),
        ("president's powers over cabinet and assembly SC7", 3, 3),
        ("president's powers over cabinet and assembly SC8", 4, 4),
        ("president's powers over cabinet and assembly SC10", 3, 3),
    ],
)
def test_of_kazakhstans_reform_of_2017_the_presidential_scale_sees_the_end_of_decrees(
    item: str, before: int, after: int
) -> None:
    assert items("kazakhstan@2017-01-01")[item].answer.point == before
    assert items("kazakhstan@2019-04-01")[item].answer.point == after


def test_kazakhstan_may_refuse_a_censure_by_the_letter_and_by_effect() -> None:
    """70(4): the President accepts or refuses the resignation; coders differ, so both levels stand."""
    found = items("kazakhstan@2022-04-01")["president's powers over cabinet and assembly SC9"].answer
    assert (found.point, found.least, found.most) == (2, 2, 4)


@pytest.mark.parametrize("edition", ["kazakhstan@2012-06-01", "pakistan@2007-07-01", "united-states@2007-07-01"])
def test_every_score_lies_in_its_range_and_below_its_maximum(edition: str) -> None:
    for found in scales_of(opened(edition).institutions):
        for item in found.derived:
            answer = item.answer
            assert answer.point is not None and answer.least is not None and answer.most is not None
            assert 0 <= answer.least <= answer.point <= answer.most <= item.maximum, (found.name, item.code)


def test_presidential_strength_lies_between_nought_and_one_and_ranks_kazakhstan_above_pakistan() -> None:
    kazakhstan = presidential_strength(scales_of(opened("kazakhstan@2012-06-01").institutions))
    pakistan = presidential_strength(scales_of(opened("pakistan@2012-06-01").institutions))
    assert Fraction(0) <= pakistan.most < kazakhstan.least <= Fraction(1)


@pytest.mark.parametrize(
    ("edition", "kind"),
    [
        ("united-states@2007-07-01", 3),
        ("latvia@2007-07-01", 1),
        ("moldova@2007-07-01", 1),
        ("mongolia@2007-07-01", 2),
        ("russia@2009-01-01", 2),
        ("armenia@2007-07-01", 2),
        ("belarus@2007-07-01", 2),
        ("kazakhstan@2012-06-01", 2),
        ("pakistan@2012-06-01", 1),
    ],
)
def test_a_form_of_government_follows_from_who_elects_the_president_and_who_can_be_voted_out(
    edition: str, kind: int
) -> None:
    """1 parliamentary, 2 a president of the people beside a cabinet that can be voted out, 3 presidential."""
    assert items(edition)["power diffusion presidentialism"].answer.point == kind


def test_a_president_who_asks_the_voters_to_dissolve_is_not_one_who_dissolves() -> None:
    """Latvia, article 48: the President proposes, the voters decide, and a lost vote ends the President's office."""
    found = items("latvia@2007-07-01")["parliamentary powers 10"].answer
    assert (found.point, found.least, found.most) == (1, 0, 1)


def test_the_second_vote_of_russias_duma_is_the_risky_one() -> None:
    """Russia, 117(3): after a repeated vote the President lets the Government go or dissolves the State Duma."""
    found = items("russia@2009-01-01")["parliamentary powers 9"].answer
    assert found.point == 0
    assert "power dissolve State Duma after no confidence" in {ground.norm for ground in found.grounds}
