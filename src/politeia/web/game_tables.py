"""The games of the explorer: what a link of a game gets, and where a chosen act leads. The link holds all there is of a game."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from threading import Lock
from urllib.parse import urlencode

from politeia.amendment.opening import Target
from politeia.amendment.scenarios import scenarios_of
from politeia.diagnostics.model import PoliteiaError, failure
from politeia.norms.scenarios import Scenario, resolve_scenario
from politeia.playing.calendar import CalendarTable
from politeia.playing.lawtests import as_tests
from politeia.playing.links import before_the_last_turn, read_steps
from politeia.playing.model import Others, Setup, Step, Unlawful
from politeia.playing.strategy import StrategyTable
from politeia.transition.whole import WholeGame, whole_game
from politeia.web.bookshelf import Bookshelf
from politeia.web.model import Page
from politeia.web.pages.play import board_page, seating_page

Asked = Sequence[tuple[str, str]]
"""What a link asks, in its order."""

Table = CalendarTable | StrategyTable
Key = tuple[str, date, str, Setup]
MOST_TABLES = 16
MOST_SEATS = 40
NEW_GAME = "Begin a game on the page of the edition, under “Play”."


@dataclass(frozen=True, slots=True)
class Played:
    """A page, or the query of the link to go to, or the log as a block of tests."""

    page: Page | None = None
    query: str = ""
    tests: str = ""


class GameTables:
    """Opens the tables of games and keeps the last ones, so that the next move need not begin anew."""

    def __init__(self, shelf: Bookshelf) -> None:
        self.shelf = shelf
        self._tables: OrderedDict[Key, Table] = OrderedDict()
        self._lock = Lock()
        self._whole = lru_cache(maxsize=MOST_TABLES)(self._whole_game)

    def answer(self, name: str, day: date, asked: Asked, language: str) -> Played:
        """What a link gets; raises an error of exit status 2 for one that no game has."""
        scenario_name = _one(asked, "with")
        setup = _setup(asked)
        target = self.shelf.edition(name, day)
        scenario = _scenario(scenario_name, target) if scenario_name else None
        if not any(key in ("as", "do", "others") for key, _ in asked):
            written = [item.name for item in scenarios_of(target.timeline)]
            return Played(seating_page(self.shelf, name, target, scenario, written, language))
        steps = read_steps(value for key, value in asked if key == "do")
        chosen = read_steps(value for key, value in asked if key == "next")
        if steps is None or chosen is None or len(chosen) > 1:
            raise failure("X404", "this is no link of a game", remedy=NEW_GAME)
        table = self._table(name, day, scenario, scenario_name, setup)
        try:
            if chosen or (not steps and setup.others is Others.BEST):
                after = table.answers((*steps, *chosen)) if chosen else table.answers(())
                if after != steps:
                    table.board(after)
                    return Played(query=link_of(scenario_name, setup, after))
            if _one(asked, "as-tests") and isinstance(table, CalendarTable):
                return Played(tests=as_tests(table, steps))
            earlier = before_the_last_turn(steps, setup.others)
            undone = link_of(scenario_name, setup, earlier) if earlier != steps else ""
            query = link_of(scenario_name, setup, steps)
            board = table.board(steps)
        except Unlawful as mistake:
            raise failure("X422", str(mistake), remedy="Take the last turn out of the link.") from None
        return Played(board_page(self.shelf, name, target, scenario, setup, board, steps, (query, undone), language))

    def _table(self, name: str, day: date, scenario: Scenario | None, called: str, setup: Setup) -> Table:
        key = (name, day, called, setup)
        with self._lock:
            if key in self._tables:
                self._tables.move_to_end(key)
                return self._tables[key]
        kind = StrategyTable if setup.others is Others.BEST else CalendarTable
        table = kind(self._whole(name, day), day, setup, scenario)
        with self._lock:
            self._tables[key] = table
            while len(self._tables) > MOST_TABLES:
                self._tables.popitem(last=False)
        return table

    def _whole_game(self, name: str, day: date) -> WholeGame:
        return whole_game(self.shelf.edition(name, day).institutions)


def link_of(scenario: str, setup: Setup, steps: Sequence[Step]) -> str:
    """The query of the link to a game."""
    asked = [
        *([("with", scenario)] if scenario else []),
        *(("as", seat) for seat in setup.seats),
        ("others", setup.others.value),
        ("seed", str(setup.seed)),
        *([("goal", setup.goal)] if setup.goal else []),
        *(("given", words) for words in setup.given),
        *(("do", str(step)) for step in steps),
    ]
    return "?" + urlencode(asked)


def _scenario(name: str, target: Target) -> Scenario:
    """A scenario that comes with the charter; a link never opens a file."""
    written = next((item for item in scenarios_of(target.timeline) if item.name == name), None)
    if written is None:
        known = ", ".join(item.name for item in scenarios_of(target.timeline))
        raise failure(
            "X404",
            f"{target.charter.title} comes with no scenario “{name}”",
            expectation=f"It comes with: {known}." if known else "It comes with none.",
        )
    resolved = resolve_scenario(written, target.institutions)
    if resolved.scenario is None:
        raise PoliteiaError(resolved.diagnostics)
    return resolved.scenario


def _setup(asked: Asked) -> Setup:
    others = _one(asked, "others") or Others.PERSON.value
    seed = _one(asked, "seed") or "1"
    if others not in {item.value for item in Others} or not (seed.isascii() and seed.isdecimal() and len(seed) < 10):
        raise failure("X404", "this is no link of a game", remedy=NEW_GAME)
    seats = tuple(dict.fromkeys(value for key, value in asked if key == "as" and value))
    if len(seats) > MOST_SEATS:
        raise failure("X404", "this is no link of a game", remedy=NEW_GAME)
    given = tuple(value.strip() for key, value in asked if key == "given" and value.strip())[:10]
    return Setup(seats, Others(others), int(seed), _one(asked, "goal").strip()[:300], given)


def _one(asked: Asked, name: str) -> str:
    return next((value for key, value in asked if key == name), "")
