"""Tsebelis's institutional veto players, decision by decision: who can block it, what overrides them, and who sets the agenda."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import islice, product

from politeia.norms.model import Procedure
from politeia.norms.tallies import names_in
from politeia.power.deciding import MOST_READINGS, appointment_decision, decisions_of, either, power_decision
from politeia.power.mapping import attending
from politeia.power.model import Decision
from politeia.scales.acts import Doing, doings, initiators, ordinary_laws
from politeia.scales.appointing import JUDGE
from politeia.scales.blocking import ALWAYS, DEPENDS, VetoPlayer, veto_players
from politeia.scales.branches import Branches
from politeia.scales.model import Answer, Ground, Measure, Question, between, not_derivable, scored

MOST_PLAYERS = 20
"""No scale of the work has a highest number; no decision of the library comes near this one."""


@dataclass(frozen=True, slots=True)
class Blocking:
    """Who can block one decision, and who proposes it and words it last.

    `on_referral` are courts that can stop it when somebody brings it before them; they stand outside of the count.
    `begun_by` may bring it in; `worded_by` are the last who may change its wording before others take or leave it.
    """

    decision: str
    players: tuple[VetoPlayer, ...]
    on_referral: tuple[str, ...]
    begun_by: tuple[str, ...]
    worded_by: tuple[str, ...]
    grounds: tuple[Ground, ...]

    @property
    def count(self) -> tuple[int, int, int]:
        """Veto players: as coders count, without those who can be overridden or whom a gap may spare, and with all."""
        standings = [player.standing for player in self.players]
        every = len(standings)
        return every - standings.count(DEPENDS), standings.count(ALWAYS), every


def ordinary_law(branches: Branches) -> Blocking | None:
    """Making an ordinary law, in whichever chamber it begins."""
    ways = tuple(law for law in ordinary_laws(branches.institutions) if _open(law))
    return _by_procedures("ordinary law", ways, branches, courts=True)


def constitutional_law(branches: Branches) -> Blocking | None:
    """Making a law of the rank between ordinary laws and the constitution."""
    ways = _named(branches, lambda item: item.name.startswith(("constitutional law", "organic law")))
    return _by_procedures("constitutional law", ways, branches, courts=True)


def budget(branches: Branches) -> Blocking | None:
    """Adopting the budget or a money bill: the procedure kept for it, or the power to approve it."""
    ways = _named(branches, lambda item: bool({"approve the budget", "money bill"} & set(item.roles)))
    if ways:
        return _by_procedures("budget", ways, branches)
    found = _by_doing("budget", doings("approve the budget", branches), branches)
    prepared = tuple(who for item in doings("prepare the budget", branches) for who in sorted(item.holders))
    return replace(found, begun_by=prepared) if found is not None and prepared else found


def amendment(branches: Branches) -> Blocking | None:
    """Amending the constitution, by whichever way is the easiest for those who want it."""
    return _by_procedures("amendment", _named(branches, lambda item: item.kind == "amendment"), branches)


def treaty(branches: Branches) -> Blocking | None:
    """Ratifying a treaty."""
    return _by_doing("treaty ratification", doings("ratify treaties", branches), branches)


def constitutional_court(branches: Branches) -> Blocking | None:
    """Naming a judge of the constitutional court."""
    return _court("constitutional court", branches)


def supreme_court(branches: Branches) -> Blocking | None:
    """Naming a judge of the supreme court."""
    return _court("supreme court", branches)


DECISIONS: tuple[tuple[str, str, Callable[[Branches], Blocking | None]], ...] = (
    ("V1", "ordinary law", ordinary_law),
    ("V2", "constitutional law", constitutional_law),
    ("V3", "budget", budget),
    ("V4", "amendment of the constitution", amendment),
    ("V5", "ratification of a treaty", treaty),
    ("V6", "a judge of the constitutional court", constitutional_court),
    ("V7", "a judge of the supreme court", supreme_court),
)
"""The decisions whose veto players are counted: code, wording, and how each is found."""


def blockings(branches: Branches) -> tuple[Blocking, ...]:
    """The veto players of every decision that the edition encodes."""
    return tuple(found for _, _, find in DECISIONS if (found := find(branches)) is not None)


# -- finding the decisions -------------------------------------------------------------------------------------------


def _open(procedure: Procedure) -> bool:
    """Whether a procedure is open in ordinary times, and not only after some event."""
    return not any(bar.needed for bar in procedure.bars)


def _named(branches: Branches, fits: Callable[[Procedure], bool]) -> tuple[Procedure, ...]:
    return tuple(item for item in branches.institutions.procedures if fits(item) and _open(item))


def procedures_of(name: str, branches: Branches) -> tuple[Procedure, ...]:
    """The procedures of a name, whichever chamber they begin in, that are open in ordinary times."""
    return _named(branches, lambda item: item.name == name or item.name.startswith(f"{name} "))


def _by_procedures(
    name: str, ways: Sequence[Procedure], branches: Branches, *, courts: bool = False
) -> Blocking | None:
    institutions = attending(branches.institutions)
    found = [(way, readings) for way in ways if (readings := decisions_of(way, institutions))]
    if not found:
        return None
    if len(found) == 1:
        games = found[0][1]
    else:
        combined = product(*(readings for _, readings in found))
        games = tuple(either(name, chosen) for chosen in islice(combined, MOST_READINGS))
    grounds = tuple(Ground(f"{way.kind} {way.name}", way.citation) for way, _ in found)
    referral = _referred(branches) if courts else ()
    return Blocking(
        name,
        veto_players(games, institutions),
        tuple(dict.fromkeys(court for item in referral for court in sorted(item.holders))),
        tuple(dict.fromkeys(who for way, _ in found for who in sorted(initiators(way)))),
        tuple(dict.fromkeys(who for way, _ in found for who in _last_to_word(way))),
        (*grounds, *(item.ground for item in referral)),
    )


def _referred(branches: Branches) -> tuple[Doing, ...]:
    """The reviews by which a court can stop a law that is brought before it."""
    courts = {*branches.courts, "courts"}
    return tuple(item for item in doings("review laws", branches) if item.holders & courts)


def _last_to_word(procedure: Procedure) -> tuple[str, ...]:
    """Who decides at the last stage that may change the wording; nobody where no stage may, as the text is encoded."""
    changing = [stage for stage in procedure.stages if stage.changed is not None]
    return tuple(names_in(changing[-1].by.value)) if changing else ()


def _by_doing(name: str, found: Sequence[Doing], branches: Branches) -> Blocking | None:
    """The veto players of the first power, or procedure, that allows an act."""
    institutions = attending(branches.institutions)
    for doing in found:
        norm = doing.norm
        if isinstance(norm, Procedure):
            return _by_procedures(name, (norm,), branches)
        power = next((item for item in institutions.powers if item.name == norm.name), None)
        if power is not None and power.by_way_of is not None:
            made = _by_procedures(name, procedures_of(power.by_way_of.value, branches), branches)
            return replace(made, grounds=(doing.ground, *made.grounds)) if made is not None else None
        if power is not None:
            players = veto_players((power_decision(power, institutions),), institutions)
            begun = tuple(names_in(power.initiated_by.value)) if power.initiated_by else ()
            proposed = tuple(who for cited in power.consents.proposed_by for who in names_in(cited.value))
            return Blocking(name, players, (), (*begun, *proposed), (), (doing.ground,))
    return None


def _court(role: str, branches: Branches) -> Blocking | None:
    """Naming a judge: the appointment of one, or the parts of the court that several actors fill, each its own."""
    institutions = attending(branches.institutions)
    name = institutions.with_role(role) or ""
    if not name:
        return None
    for appointment in institutions.appointments:
        judge = name in appointment.office and JUDGE.search(appointment.office)
        if judge and not re.search(r"\b(chair\w*|chief|president)\b", appointment.office, re.IGNORECASE):
            decision = appointment_decision(appointment, institutions)
            if decision is not None:
                return _appointed(f"judge of {name}", decision, branches, appointment.office, appointment.citation)
    return None


def _appointed(name: str, decision: Decision, branches: Branches, office: str, citation: str) -> Blocking:
    institutions = attending(branches.institutions)
    appointment = next(item for item in institutions.appointments if item.office == office)
    nominating = tuple(names_in(appointment.nominated_by.value)) if appointment.nominated_by else ()
    players = veto_players((decision,), institutions)
    return Blocking(name, players, (), nominating, nominating, (Ground(f"appointment {office}", citation),))


# -- the measure -----------------------------------------------------------------------------------------------------


def _asked(find: Callable[[Branches], Blocking | None], wording: str) -> Callable[[Branches], Answer]:
    def answer(branches: Branches) -> Answer:
        found = find(branches)
        if found is None:
            return _by_parts(wording, branches) or not_derivable(f"no norm of this edition decides it: {wording}")
        point, least, most = found.count
        if not most:
            return scored(0, "nobody can block it alone", *found.grounds)
        return between(point, least, most, in_words(found), *found.grounds)

    return answer


def in_words(found: Blocking) -> str:
    """The veto players with their conditions, the courts beside them, and the agenda setters, in one sentence."""
    words = ", ".join(player.words for player in found.players)
    if found.on_referral:
        words += f"; on referral {' and '.join(found.on_referral)}, not counted"
    if found.worded_by:
        words += f"; last wording {' and '.join(found.worded_by)}"
    elif found.begun_by:
        words += f"; brought in by {', '.join(found.begun_by)}"
    return words


def _by_parts(wording: str, branches: Branches) -> Answer | None:
    """A court whose seats several actors fill, each its own: whoever fills a seat needs only those who consent to it."""
    role = wording.removeprefix("a judge of the ")
    name = branches.institutions.with_role(role) or ""
    body = branches.institutions.body(name) if name else None
    parts = [part for part in body.parts if part.by] if body is not None else []
    if not parts:
        return None
    counts = [len({*part.by, *part.consent}) for part in parts]
    told = "; ".join(f"{' and '.join((*part.by, *part.consent))} for {part.seats}" for part in parts)
    grounds = [Ground(f"body {name}", part.citation) for part in parts]
    words = f"nobody can block the whole court, each seat has its own: {told}"
    return between(min(counts), min(counts), max(counts), words, *grounds)


VETO_PLAYERS = Measure(
    "veto players",
    "Institutional veto players, decision by decision",
    "Tsebelis, Veto Players, 2002",
    tuple(Question(code, wording, MOST_PLAYERS, _asked(find, wording)) for code, wording, find in DECISIONS),
    summed=False,
)
