"""Frye's list of presidential powers: 1 for a power held alone, 1/2 where another must agree, 0 where there is none."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction

from politeia.norms.tallies import names_in
from politeia.scales.acts import Doing, agreeing, doings, initiators, ordinary_laws
from politeia.scales.appointing import (
    Naming,
    bank_heads,
    ministers_named,
    namings,
    namings_to,
    namings_to_courts,
    other_judges,
)
from politeia.scales.branches import Branches
from politeia.scales.confidence import dissolved_by_executive
from politeia.scales.decrees import plain_decrees
from politeia.scales.model import Answer, Ground, Measure, Question, not_derivable, scored
from politeia.scales.veto import veto_of

HALF = Fraction(1, 2)
Asking = Callable[[Branches], Answer]


def _best(found: Iterable[tuple[bool, Ground]]) -> Answer:
    """1 when some norm gives it alone, 1/2 when every norm asks for another's agreement, 0 when there is none."""
    every = tuple(found)
    alone = [ground for free, ground in every if free]
    if alone:
        return scored(1, "alone", *alone)
    if every:
        return scored(HALF, "with another's agreement or proposal", *(ground for _, ground in every))
    return scored(0, "no norm gives it to the president")


def _act(act: str) -> Asking:
    def answer(branches: Branches) -> Answer:
        return _best(_mine(doings(act, branches), branches))

    return answer


def _mine(found: Iterable[Doing], branches: Branches) -> Iterable[tuple[bool, Ground]]:
    for item in found:
        if branches.head and branches.head in item.holders:
            yield item.alone(branches.head), item.ground


def _named(find: Callable[[Branches], tuple[Naming, ...]]) -> Asking:
    def answer(branches: Branches) -> Answer:
        return _best(_naming(find(branches), branches))

    return answer


def _naming(found: Iterable[Naming], branches: Branches) -> Iterable[tuple[bool, Ground]]:
    for item in found:
        if branches.head and branches.head in item.chosen | item.agreed:
            yield item.free(branches.head), item.ground


def _premier(branches: Branches) -> tuple[Naming, ...]:
    return namings_to(branches.premier, branches) if branches.premier else ()


def _prosecutor(branches: Branches) -> tuple[Naming, ...]:
    return namings("prosecutor", branches)


def _court(role: str) -> Asking:
    def answer(branches: Branches) -> Answer:
        name = branches.institutions.with_role(role) or ""
        found = [item for item in namings_to_courts(branches) if name and name in item.office]
        body = branches.institutions.body(name) if name else None
        parts = (
            []
            if body is None
            else [(False, Ground(f"body {body.name}", p.citation)) for p in body.parts if branches.head in p.by]
        )
        return _best((*_naming(found, branches), *parts))

    return answer


def dissolves(branches: Branches) -> Answer:
    """Dissolve parliament."""
    return _best(_mine(dissolved_by_executive(branches), branches))


def returns_laws(branches: Branches) -> Answer:
    """Send a law back."""
    veto = veto_of(branches)
    if veto is None or (veto.most == 0 and "refused" in veto.words) or "takes no part" in veto.words:
        return scored(0, "no norm gives it to the president")
    return scored(1, veto.words, *veto.grounds)


def proposes_laws(branches: Branches) -> Answer:
    """Propose laws."""
    found = [law for law in ordinary_laws(branches.institutions) if branches.head and branches.head in initiators(law)]
    return _best((True, Ground(f"procedure {law.name}", law.citation)) for law in found)


def issues_decrees(branches: Branches) -> Answer:
    """Issue decrees outside emergencies."""
    return _best(_mine(plain_decrees(branches), branches))


def assumes_emergency_powers(branches: Branches) -> Answer:
    """Declare an emergency."""
    found = [
        (not agreeing(item.consents), Ground(f"emergency {item.name}", item.citation))
        for item in branches.institutions.emergencies
        if branches.head in names_in(item.by.value)
    ]
    return _best(found)


def _unconfirmed(branches: Branches) -> Answer:
    return not_derivable("what the list asks here is not confirmed")


POWERS: tuple[tuple[str, Asking], ...] = (
    ("dissolve parliament", dissolves),
    ("call a referendum", _act("call a referendum")),
    ("call elections", _act("call elections")),
    ("appoint the premier", _named(_premier)),
    ("appoint ministers", _named(ministers_named)),
    ("appoint the constitutional court", _court("constitutional court")),
    ("appoint the supreme court", _court("supreme court")),
    ("appoint other judges", _named(other_judges)),
    ("appoint the prosecutor general", _named(_prosecutor)),
    ("appoint the head of the central bank", _named(bank_heads)),
    ("appoint the security council", _act("form the security council")),
    ("appoint senior officials", _act("appoint officials")),
    ("appoint senior commanders", _act("appoint commanders")),
    ("be commander in chief", _act("command the armed forces")),
    ("chair the security council", _act("chair the security council")),
    ("send a law back", returns_laws),
    ("send a law to the constitutional court", _act("refer laws to review")),
    ("propose laws", proposes_laws),
    ("issue decrees", issues_decrees),
    ("assume emergency powers", assumes_emergency_powers),
    ("act when parliament cannot meet", _unconfirmed),
    ("take part in cabinet meetings", _act("chair the cabinet")),
    ("convene the cabinet", _act("convene the cabinet")),
    ("take part in parliamentary sittings", _act("attend parliament")),
    ("address parliament", _act("address parliament")),
    ("call an extraordinary session", _act("convene an extraordinary session")),
    ("propose constitutional amendments", _unconfirmed),
)

POST_COMMUNIST_PRESIDENCIES = Measure(
    "post-communist presidencies",
    "List of presidential powers",
    "Frye, Comparative Political Studies 30(5), 1997; items and rule of scoring from memory of the work",
    tuple(Question(f"F{number}", wording, 1, answer) for number, (wording, answer) in enumerate(POWERS, start=1)),
)
