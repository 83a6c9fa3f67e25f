"""Playing a charter: who takes which seat, and the board with the acts that are lawful now and why the others are not."""

from __future__ import annotations

from collections.abc import Sequence

from politeia.amendment.opening import Target
from politeia.norms.scenarios import Scenario
from politeia.playing.model import Board, Group, Offer, Others, Setup, Step
from politeia.playing.seats import seats_at_the_table
from politeia.presentation.frontier import GOALS
from politeia.web.bookshelf import Bookshelf
from politeia.web.catalogue import texts
from politeia.web.model import Address, Page
from politeia.web.pages.text import edition_content


def seating_page(
    shelf: Bookshelf,
    name: str,
    target: Target,
    scenario: Scenario | None,
    scenarios: Sequence[str],
    language: str,
) -> Page:
    """Where a game begins: the scenario, the seats, who plays the others, the goal, and what is given."""
    seats = seats_at_the_table(target.institutions, scenario)
    content = {
        **edition_content(shelf, name, target),
        "scenario": scenario,
        "scenarios": scenarios,
        "blocs": [seat for seat in seats if seat.held],
        "places": [seat for seat in seats if not seat.held],
        "others": [item.value for item in Others],
        "goals": GOALS,
    }
    return Page(Address(name, target.day.isoformat(), "play"), texts(language)["play"], "seating.html.j2", content)


def board_page(
    shelf: Bookshelf,
    name: str,
    target: Target,
    scenario: Scenario | None,
    setup: Setup,
    board: Board,
    steps: Sequence[Step],
    links: tuple[str, str],
    language: str,
) -> Page:
    """The board; `links` are those to the game as it stands, and before the last turn ("" at the start)."""
    here, undone = links
    content = {
        **edition_content(shelf, name, target),
        "scenario": scenario,
        "setup": setup,
        "board": board,
        "steps": steps,
        "here": here,
        "undone": undone,
        "groups": [(group.value, _of_group(board, group, traceless=False)) for group in Group],
        "traceless": [offer for group in Group for offer in _of_group(board, group, traceless=True)],
        "mine_only": setup.others is not Others.PERSON,
        "best": setup.others is Others.BEST,
        "chance": setup.others is Others.CHANCE,
    }
    return Page(Address(name, target.day.isoformat(), "play"), texts(language)["play"], "board.html.j2", content)


def _of_group(board: Board, group: Group, *, traceless: bool) -> list[Offer]:
    return [offer for offer in board.offers if offer.group is group and offer.traceless is traceless]
