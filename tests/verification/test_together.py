"""All readings at once give the verdicts that each reading gives by itself, and those that decide are named."""

from __future__ import annotations

from itertools import product

import pytest

from politeia.amendment.catalogue import catalogue
from politeia.amendment.opening import opened
from politeia.language.questions import PropertySyntax
from politeia.norms.model import Institutions
from politeia.transition.readings import in_every_reading, in_reading
from politeia.transition.slicing import Scope
from politeia.transition.unfolding import Drafts
from politeia.verification.arena import game_of, in_situation, open_arena
from politeia.verification.cases import Together
from politeia.verification.casting import cast
from politeia.verification.engines.choosing import has_diagrams
from politeia.verification.model import Assumptions, Verdict
from politeia.verification.questions import decide
from politeia.verification.readings import HOLDING
from politeia.verification.rules import STATIC_FORMS, missing_names, missing_stages
from politeia.verification.surveys import SURVEYS
from politeia.verification.together import decide_together

MOST_COMPARED = 12
"""A question with more combinations of readings takes the tests too long one by one."""

EDITIONS = (
    "kazakhstan@2023-04-01",
    "kazakhstan@2026-09-01",
    "pakistan@1986-01-01",
    "pakistan@2022-04-01",
)

needs_diagrams = pytest.mark.skipif(not has_diagrams(), reason="compiled decision diagrams are not installed")


def questions(edition: str) -> list[PropertySyntax]:
    """The charter's own questions and those of the catalogue that are games."""
    target = opened(edition)
    put = [cast(asked, target.institutions) for asked in catalogue()]
    named = (*target.charter.properties, *(asked for asked, missing in put if not missing))
    return [
        asked
        for asked in named
        if asked.claim.form not in {*STATIC_FORMS, *SURVEYS}
        and not missing_names(asked, target.institutions, None)
        and not missing_stages(asked, target.institutions)
    ]


def one_by_one(
    asked: PropertySyntax, institutions: Institutions, readings: dict[str, str], assumed: Assumptions, drafts: Drafts
) -> Verdict:
    """The verdict under these readings, as any other engine computes it."""
    return decide(open_arena(asked, institutions, readings, assumed, drafts), asked).verdict


def verdict_in(found: Together, readings: dict[str, str]) -> Verdict:
    """What all readings at once say of these."""
    choice = tuple(readings[site.key] for site in found.deciding)
    return dict(found.outcomes)[choice][0]


@needs_diagrams
@pytest.mark.parametrize("edition", EDITIONS)
def test_all_readings_at_once_agree_with_each_by_itself(edition: str) -> None:
    institutions = opened(edition).institutions
    assumed = Assumptions(scope=Scope.QUESTION)
    compared = 0
    for asked in questions(edition):
        drafts = Drafts()
        found = decide_together(asked, institutions, assumed, drafts)
        gaps = game_of(asked, in_situation(asked, institutions), {}, assumed, drafts)[0].gaps
        choices = list(product(*(site.completions for site in gaps)))
        if found is None or len(choices) > MOST_COMPARED:
            continue
        for choice in choices:
            readings = dict(zip((site.key for site in gaps), choice, strict=True))
            alone = one_by_one(asked, institutions, readings, assumed, drafts)
            assert verdict_in(found, readings) is alone, (asked.name, readings)
            compared += 1
    assert compared


@needs_diagrams
def test_every_form_of_a_game_is_decided_for_all_readings_at_once() -> None:
    asked = {item.claim.form for edition in EDITIONS for item in questions(edition)}
    assert len(asked & set(HOLDING)) >= 9


@needs_diagrams
def test_only_the_silence_on_signing_decides_on_the_pocket_veto() -> None:
    institutions = opened("kazakhstan@2023-04-01").institutions
    asked = next(item for item in questions("kazakhstan@2023-04-01") if item.name.startswith("P12"))
    found = decide_together(asked, institutions, Assumptions(scope=Scope.QUESTION), Drafts())
    assert found is not None
    assert [site.key for site in found.deciding] == ["ordinary law/signature/if silent"]
    verdicts = {choice[0]: verdict for choice, (verdict, _) in found.outcomes}
    assert verdicts["nothing follows, and the matter stays open"] is Verdict.FAILS


def test_a_reading_keeps_the_acts_that_it_needs_and_no_others() -> None:
    institutions = opened("kazakhstan@2023-04-01").institutions
    written = Drafts().written(institutions, (), breach=False, open_facts=False)
    site = next(item for item in written.gaps.values() if item.key == "ordinary law/signature/if silent")
    for said in site.completions:
        acts = in_reading(written, {site.key: said}).commands
        silent = [act for act in acts if act.name == "ordinary law, signature: silent"]
        assert [act.under for act in silent] == [((site.key, said),)]
    assert len(in_every_reading(written).commands) == len(written.commands)
