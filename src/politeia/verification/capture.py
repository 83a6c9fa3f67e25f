"""The capture frontier: the smallest coalitions that can reach a goal, counted in offices and seats."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

from politeia.norms.model import Institutions
from politeia.transition.consents import members_of
from politeia.transition.model import AllOf, AnyOf, ConsentOf, Game, Votes
from politeia.verification.coalitions import Holdings, seats_of, whole

MOST_COALITIONS = 4000


def thresholds(game: Game) -> dict[str, tuple[int, ...]]:
    """For each body the numbers of seats that some consent distinguishes: what suffices, and what blocks."""
    found: dict[str, set[int]] = {}
    for command in game.commands:
        for votes in _votes(command.consent):
            found.setdefault(votes.body, set()).update({votes.needed, votes.seats - votes.needed + 1, votes.seats})
    return {body: tuple(sorted(levels)) for body, levels in found.items()}


def _votes(consent: ConsentOf) -> tuple[Votes, ...]:
    if isinstance(consent, Votes):
        return (consent,)
    if isinstance(consent, AllOf | AnyOf):
        return tuple(votes for part in consent.consents for votes in _votes(part))
    return ()


def smallest_coalitions(
    institutions: Institutions, candidates: tuple[str, ...], game: Game, wins: Callable[[Holdings], bool]
) -> tuple[Holdings, ...]:
    """The antichain of minimal winning coalitions, cheapest first.

    Winning is monotone: whoever holds more can do no less. So all actors together are tried first, then coalitions from
    the smallest up, and nothing above a winner is tried. Voters count as one actor.
    """
    levels = thresholds(game)
    names = [name for name in (*candidates, "voters") if members_of(name, institutions) == (name,)]
    choices = [(0, *levels.get(name, (1,))) if seats_of(name, institutions) else (0, 1) for name in names]
    if not wins(whole(names, institutions)):
        return ()
    ordered = sorted(product(*choices), key=lambda held: (sum(1 for count in held if count), sum(held)))
    winners: list[tuple[int, ...]] = []
    tried = 0
    for held in ordered:
        if any(all(a <= b for a, b in zip(winner, held, strict=True)) for winner in winners):
            continue
        tried += 1
        if tried > MOST_COALITIONS:
            break
        if wins(_holdings(names, held, institutions)):
            winners.append(held)
    return tuple(_holdings(names, held, institutions) for held in winners)


def _holdings(names: list[str], held: tuple[int, ...], institutions: Institutions) -> Holdings:
    actors = frozenset(
        name for name, count in zip(names, held, strict=True) if count and not seats_of(name, institutions)
    )
    seats = {name: count for name, count in zip(names, held, strict=True) if count and seats_of(name, institutions)}
    return Holdings(actors, tuple(sorted(seats.items())))
