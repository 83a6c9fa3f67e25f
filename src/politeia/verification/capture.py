"""The capture frontier: the smallest coalitions that can reach a goal, counted in offices and seats."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import product

from politeia.norms.model import Institutions
from politeia.norms.scenarios import Bloc, Scenario
from politeia.transition.consents import actors_in, members_of
from politeia.transition.model import AllOf, AnyOf, ConsentOf, Votes
from politeia.verification.coalitions import Holdings, joined, of_bloc, seats_of, seats_there, single_actors, some_of

MOST_TRIALS = 20_000
"""The most coalitions that a search looks at."""


def thresholds(consents: Iterable[ConsentOf], institutions: Institutions) -> dict[str, tuple[int, ...]]:
    """For each body the numbers of seats that some of the consents distinguishes: what suffices, and what blocks.

    Where chambers are counted together, it is also what suffices in one of them with all, or none, of each other.
    """
    found: dict[str, set[int]] = {}
    for consent in consents:
        for votes in _votes(consent):
            needs = {votes.needed, *votes.by_vacancy}
            levels = {level for needed in needs for level in (needed, votes.seats - needed + 1)}
            chambers = members_of(votes.body, institutions)
            for chamber in chambers:
                sizes = [seats_of(other, institutions) for other in chambers if other != chamber]
                whole = seats_of(chamber, institutions) if sizes else votes.seats
                shares = {level - sum(chosen) for level in levels for chosen in product(*((0, size) for size in sizes))}
                found.setdefault(chamber, set()).update({whole, *(share for share in shares if 0 < share <= whole)})
    return {body: tuple(sorted(levels)) for body, levels in found.items()}


def _votes(consent: ConsentOf) -> tuple[Votes, ...]:
    if isinstance(consent, Votes):
        return (consent,)
    if isinstance(consent, AllOf | AnyOf):
        return tuple(votes for part in consent.consents for votes in _votes(part))
    return ()


def candidates(
    consents: Iterable[ConsentOf], institutions: Institutions, scenario: Scenario | None = None
) -> tuple[str, ...]:
    """Every office and body that some of the consents asks for, whole; and the blocs that hold some of them.

    A part of a body is one of its own where the votes of its members are counted apart. What blocs hold is no candidate of
    its own: offices, and bodies in which they sit.
    """
    named: set[str] = set()
    for consent in consents:
        for name in actors_in(consent):
            named |= {name, *members_of(name, institutions)}
    parts = [part.name for body in institutions.bodies for part in body.parts]
    apart = {votes.body for consent in consents for votes in _votes(consent)} & set(parts)
    order = (*single_actors(institutions), *(body.name for body in institutions.bodies), *parts)
    out = {*parts, "voters", "nature"} - apart
    blocs = scenario.blocs if scenario is not None else ()
    out |= {name for bloc in blocs for name in (*bloc.actors, *(body for body, _ in bloc.seats))}
    alone = tuple(name for name in dict.fromkeys(order) if name in named and name not in out)
    return (*alone, *(bloc.name for bloc in blocs if named & {*bloc.actors, *(body for body, _ in bloc.seats)}))


Point = tuple[int, ...]
"""A coalition as one level for each actor: 0 is none of it, higher levels are more of its seats."""


def smallest_coalitions(
    institutions: Institutions,
    consents: Iterable[ConsentOf],
    wins: Callable[[Holdings], bool],
    scenario: Scenario | None = None,
) -> tuple[Holdings, ...]:
    """The antichain of minimal winning coalitions, cheapest first, made of those whom the consents ask for.

    Winning is monotone: whoever holds more can do no less. So a winner is shrunk to a minimal one, and only coalitions
    that lack something of every minimal winner found so far are tried next, the largest first; a loser rules out all
    below it (the dualisation of monotone functions; Fredman and Khachiyan, Journal of Algorithms 21, 1996). Voters count
    as one actor, and so does each bloc of a scenario.
    """
    asked = tuple(dict.fromkeys(consents))
    blocs = scenario.blocs if scenario is not None else ()
    levels = thresholds(asked, institutions)
    taken = {actor for bloc in blocs for actor in bloc.actors}
    names = [
        name
        for name in (*candidates(asked, institutions, scenario), "voters")
        if members_of(name, institutions) == (name,) and name not in taken
    ]
    by_name = {bloc.name: bloc for bloc in blocs}
    choices = [_choices(name, by_name, levels, institutions) for name in names]

    def held(point: Point) -> Holdings:
        return joined((choices[place][level] for place, level in enumerate(point)), institutions)

    found = minimal_points(tuple(len(choice) - 1 for choice in choices), lambda point: wins(held(point)))
    ordered = (held(point) for point in sorted(found, key=lambda point: (sum(1 for level in point if level), point)))
    return _undominated(tuple(ordered))


def _undominated(found: tuple[Holdings, ...]) -> tuple[Holdings, ...]:
    """Without those who hold all that another holds and more: members of a part are members of its body as well."""
    return tuple(item for item in found if not any(_holds_more(item, other) for other in found))


def _holds_more(one: Holdings, other: Holdings) -> bool:
    if (one.actors, one.seats) == (other.actors, other.seats):
        return False
    return (
        {*one.blocs} >= {*other.blocs}
        and all(name in one.blocs or dict(one.apart).get(name, 0) >= count for name, count in other.apart)
        and one.actors >= other.actors
        and all(one.held(name) >= count for name, count in other.seats)
    )


def minimal_points(top: Point, wins: Callable[[Point], bool]) -> tuple[Point, ...]:
    """The minimal points, between nothing and `top`, at which a monotone predicate holds."""
    winners: list[Point] = []
    losers: list[Point] = []
    waiting = [top]
    seen: set[Point] = set()
    while waiting and len(seen) < MOST_TRIALS:
        point = waiting.pop()
        above = next((winner for winner in winners if _within(winner, point)), None)
        if above is not None:
            lower = [_lowered(point, place, level - 1) for place, level in enumerate(above) if level]
            waiting += [item for item in lower if item not in seen]
            seen.update(lower)
        elif any(_within(point, loser) for loser in losers):
            continue
        elif wins(point):
            winners.append(_shrunk(point, wins))
            waiting.append(point)
        else:
            losers.append(point)
    return tuple(winners)


def _within(lower: Point, upper: Point) -> bool:
    return all(a <= b for a, b in zip(lower, upper, strict=True))


def _lowered(point: Point, place: int, level: int) -> Point:
    return (*point[:place], min(point[place], level), *point[place + 1 :])


def _shrunk(point: Point, wins: Callable[[Point], bool]) -> Point:
    """A minimal winner below a winner: each actor in turn gives up as much as it can."""
    for place in range(len(point)):
        least, most = 0, point[place]
        while least < most:
            level = (least + most) // 2
            if wins(_lowered(point, place, level)):
                most = level
            else:
                least = level + 1
        point = _lowered(point, place, most)
    return point


def _choices(
    name: str, blocs: dict[str, Bloc], levels: dict[str, tuple[int, ...]], institutions: Institutions
) -> tuple[Holdings, ...]:
    """What an actor can bring to a coalition, from nothing to all: a body brings the numbers of seats that count."""
    nothing = Holdings(frozenset(), ())
    if name in blocs:
        bloc = blocs[name]
        each = (some_of(bloc, count) for count in range(1, bloc.members)) if bloc.apart else ()
        return (nothing, *each, of_bloc(bloc))
    if not seats_of(name, institutions):
        return (nothing, Holdings(frozenset({name}), ()))
    counts = {min(level, seats_there(name, institutions)) for level in levels.get(name, (1,))} - {0}
    return (nothing, *(Holdings(frozenset(), ((name, count),)) for count in sorted(counts)))
