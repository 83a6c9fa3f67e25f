"""Direct seats that count towards a list's share, in the country or in a district, and what becomes of those beyond it."""

from __future__ import annotations

from collections.abc import Mapping

from politeia.elections.contest import Contest
from politeia.elections.figures import names
from politeia.elections.model import Step, Votes
from politeia.elections.sharing_out import SharedOut, share_out
from politeia.language.electoral import DivisorMethod, Overhang
from politeia.norms.cited import Cited


def share_with_direct_seats(
    where: str,
    contest: Contest,
    overhang: Cited[Overhang],
    votes: Mapping[str, Votes],
    direct: Mapping[str, int],
    seats: int,
) -> SharedOut:
    """Share `seats` of one place among lists with direct seats; seats of those who take no part are set aside first."""
    apart = {name: count for name, count in direct.items() if count and name not in votes}
    free = seats - sum(apart.values())
    if overhang.value is Overhang.HOUSE_STAYS:
        shared = _house_stays(where, contest, votes, direct, free)
    else:
        shared = share_out(where, votes, free, contest.method, contest.breaker(votes))
    steps = list(shared.steps)
    if apart:
        words = f"{sum(apart.values())} direct seats of {names(list(apart))}, who take no part, are set aside"
        steps.insert(0, Step(f"Direct seats apart, {where}", words, overhang.citation))
    got: dict[str, int] = {**apart}
    over: list[str] = []
    for name, share in shared.seats.items():
        won = direct.get(name, 0)
        got[name] = max(share, won) if overhang.value is Overhang.HOUSE_GROWS else share
        if won > share:
            over.append(f"{name} won {won}, its share is {share}")
    given = sum(got.values())
    grown = f"; there are {given} seats" if given != seats and not shared.ties else ""
    steps.append(
        Step(
            f"Direct seats, {where}",
            f"direct seats beyond the share are {overhang.value.value}: {'; '.join(over) or 'there are none'}{grown}",
            overhang.citation,
            ("list", "share", "direct seats", "seats"),
            tuple(
                (name, str(shared.seats.get(name, 0)), str(direct.get(name, 0)), str(count))
                for name, count in got.items()
            ),
        )
    )
    return SharedOut(got, tuple(steps), shared.ties)


def _house_stays(
    where: str, contest: Contest, votes: Mapping[str, Votes], direct: Mapping[str, int], free: int
) -> SharedOut:
    """Nobody gets less than its direct seats, and the others share what remains."""
    if isinstance(contest.method.value, DivisorMethod):
        held = {name: direct.get(name, 0) for name in votes}
        return share_out(where, votes, free, contest.method, contest.breaker(votes), held=held)
    kept: dict[str, int] = {}
    while True:
        rest = {name: count for name, count in votes.items() if name not in kept}
        shared = share_out(where, rest, free - sum(kept.values()), contest.method, contest.breaker(rest))
        over = {name: direct.get(name, 0) for name in rest if direct.get(name, 0) > shared.seats.get(name, 0)}
        if not over or shared.ties:
            return SharedOut({**shared.seats, **kept}, shared.steps, shared.ties)
        kept.update(over)
