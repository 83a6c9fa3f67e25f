"""Whether a coalition can give a consent depends on what has happened to bodies and offices, and a formula says how."""

from datetime import date

import pytest

from politeia.amendment.charters import load_charter
from politeia.amendment.consolidation import consolidate
from politeia.norms.resolution import resolve
from politeia.transition.draft import CALLED, DISSOLVED, RENEWED, SITTING
from politeia.transition.model import ALWAYS as AT_ALL_TIMES
from politeia.transition.model import Command, ConsentOf, Game, Holder, Variable, Votes
from politeia.transition.running import compile_test
from politeia.verification.coalitions import whole
from politeia.verification.control import control_of

INSTITUTIONS = resolve(consolidate(load_charter("kazakhstan"), date(2023, 4, 1)).norms)
BODY = Variable("Mazhilis", ("sitting", "dissolved", "elections called", "renewed"))
OFFICE = Variable("office of President", ("filled", "vacant", "held by Chair of the Senate"))


def able(consent: ConsentOf, names: tuple[str, ...], *, body: int = SITTING, office: int = 0) -> tuple[bool, bool]:
    """Whether the named actors, and whether all others, can give the consent in a situation."""
    act = Command("act", "act", AT_ALL_TIMES, consent, (), ())
    game = Game(
        (BODY, OFFICE),
        (act,),
        (),
        (),
        30,
        holders=(("President", OFFICE.name),),
        bodies=(("Mazhilis", BODY.name),),
        successors=(("President", ("Chair of the Senate",)),),
    )
    control = control_of(game, whole(names, INSTITUTIONS), INSTITUTIONS)
    state = (body, office)
    return compile_test(control.own[0], game)(state), compile_test(control.rest[0], game)(state)


def test_a_sitting_chamber_decides_with_its_own_seats() -> None:
    assert able(Votes("Mazhilis", 50, 98), ("Mazhilis",)) == (True, False)
    assert able(Votes("Mazhilis", 50, 98), ("voters",)) == (False, True)


@pytest.mark.parametrize("gone", [DISSOLVED, CALLED])
def test_a_dissolved_chamber_gives_nobody_a_vote(gone: int) -> None:
    assert able(Votes("Mazhilis", 50, 98), ("Mazhilis",), body=gone) == (False, False)


def test_a_newly_elected_chamber_belongs_to_the_voters() -> None:
    assert able(Votes("Mazhilis", 50, 98), ("Mazhilis",), body=RENEWED) == (False, True)
    assert able(Votes("Mazhilis", 50, 98), ("voters",), body=RENEWED) == (True, False)


def test_a_successor_holds_the_office() -> None:
    assert able(Holder("President"), ("President",), office=2) == (False, True)
    assert able(Holder("President"), ("Chair of the Senate",), office=2) == (True, False)


def test_nobody_decides_for_a_vacant_office() -> None:
    assert able(Holder("President"), ("President",), office=1) == (False, False)
