"""The log of a game as tests of the law: each act with the situation in which it was lawful, for `politeia check` to run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from politeia.documents.model import Fence
from politeia.language.contents import Verb
from politeia.language.expectations import parse_tests
from politeia.playing.calendar import WITHIN, CalendarTable
from politeia.playing.model import Step, Who
from politeia.playing.seats import first_way
from politeia.transition.acts import Act, acts_of
from politeia.transition.draft import CALLED, DISSOLVED, VACANT
from politeia.transition.model import AllOf, ConsentOf, Holder, Votes
from politeia.transition.situations import Situation
from politeia.transition.whole import WholeGame, all_bars
from politeia.verification.lawtests import run_test

DONE = (Who.ME, Who.WITH, Who.THEY)


def as_tests(table: CalendarTable, steps: tuple[Step, ...]) -> str:
    """A block of tests, one for each act of a game that tests of the law know; "" when there is none.

    An act whose situation the words of tests cannot say, so that running the test would not find it lawful, is left out.
    """
    game = table.game
    found = [
        test
        for number, step in enumerate(steps)
        if step.who in DONE and (test := _test(table, steps[:number], step, number + 1)) and _passes(test, game)
    ]
    return "```test\n" + "\n\n".join(found) + "\n```\n" if found else ""


def _test(table: CalendarTable, before: tuple[Step, ...], step: Step, number: int) -> str:
    position = table.played(before)
    command = step.what.partition(WITHIN)[0]
    act = next((act for act in acts_of(table.game.institutions).values() if act.command == command), None)
    who = _in_tests(first_way(act.own)) if act is not None else ""
    if act is None or not who:
        return ""
    situation = position.situation
    lines = [f"test move {number}: {act.name}", f"  on           {situation.day.isoformat()}"]
    given = (*_given(table, position.game, situation), *_done(table, before))
    lines += [f"  given        {words}" for words in dict.fromkeys(given)]
    return "\n".join((*lines, f"  then         {who} may {act.name}{_per(act)}"))


def _per(act: Act) -> str:
    own = act.citations[0] if act.citations else ""
    return f"  per {own}" if own else ""


def _in_tests(consent: ConsentOf) -> str:
    """Those who give a consent, as a test names them."""
    if isinstance(consent, Holder):
        return consent.actor
    if isinstance(consent, Votes):
        return f"{consent.needed} members of {consent.body}"
    return " and ".join(_in_tests(part) for part in consent.consents) if isinstance(consent, AllOf) else ""


def _given(table: CalendarTable, game: WholeGame, situation: Situation) -> Iterator[str]:
    """The situation in conditions: what stands where, who is gone, and what is in force."""
    yield from table.setup.given
    institutions = game.institutions
    for body in institutions.bodies:
        if _value(game, body.name, situation) in (DISSOLVED, CALLED):
            yield f"{body.name} is dissolved"
    for office in institutions.offices:
        if _value(game, f"office of {office.name}", situation) == VACANT:
            yield f"office of {office.name} is vacant"
    for emergency in institutions.emergencies:
        if _value(game, emergency.name, situation) == 1:
            yield f"{emergency.name} is in force"
    for procedure in institutions.procedures:
        variable = game.frame.variables.get(procedure.name)
        value = _value(game, procedure.name, situation)
        if variable is not None and 0 < value <= len(procedure.stages):
            yield f"{procedure.name} is at {variable.values[value]}"


def _value(game: WholeGame, name: str, situation: Situation) -> int:
    return game.frame.value(name, situation) if name in game.frame.variables else 0


def _done(table: CalendarTable, before: Iterable[Step]) -> Iterator[str]:
    """What was last done on which day, where some norm counts the time since."""
    counted = {
        name
        for bars in all_bars(table.game.institutions)
        for bar in bars
        if bar.condition.verb is Verb.PASSED_LESS
        for name in bar.condition.names
    }
    steps = tuple(before)
    last: dict[str, date] = {}
    for entry in table.played(steps).log:
        if entry.turn and entry.who in DONE:
            name = steps[entry.turn - 1].what.partition(WITHIN)[0]
            last[name] = entry.day
    yield from (f"{name} was done on {day.isoformat()}" for name, day in last.items() if name in counted)


def _passes(written: str, game: WholeGame) -> bool:
    """Whether running the test finds the act lawful, under the article that the test names."""
    tests = parse_tests(Fence("test", tuple(written.splitlines()), 1, "game")).tests
    return any(test.on is not None and run_test(test, game.institutions, test.on).passed for test in tests)
