"""What an act brings with it, checked before anybody votes: a nominee, the text of an amendment, what a court strikes down."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from politeia.norms.model import Institutions
from politeia.polity.asking import VOTE, everybody, plans
from politeia.polity.charter import mistakes_with
from politeia.polity.model import Matter, Polity, Reason, Refused
from politeia.polity.shields import touched
from politeia.polity.viewing import at_stage
from politeia.transition.whole import Move, WholeGame

COURTS = ("constitutional court", "constitutional council", "supreme court", "court")
IN_FORCE = "in force"


def check_details(state: Polity, game: WholeGame, move: Move, details: Mapping[str, Any]) -> None:
    """Refuse an act that brings something the charter or the record has no place for."""
    _nominee(state, game, move, details)
    _amendment(state, game, move, details)
    _ruling(state, game, move, details)


def _nominee(state: Polity, game: WholeGame, move: Move, details: Mapping[str, Any]) -> None:
    if not move.command.startswith("fill "):
        return
    nominee = details.get("nominee", "")
    if nominee not in state.people:
        words = f"“{nominee}” is on no record" if nominee else "nobody is named"
        raise Refused(
            "A110",
            f"“{move.name}” names the person who is to hold the office",
            (Reason(words, move.citations[:1], "Name somebody who is enrolled: --nominee NAME."),),
        )
    office = move.command.removeprefix("fill ")
    refuse_beyond_limit(state, game.institutions, office, str(nominee))
    for ban in game.institutions.bans:
        held = [item for item in state.offices.values() if item.person == nominee and item.office in ban.act]
        if office in ban.who and not ban.kin and held:
            raise Refused(
                "A111",
                f"{nominee} cannot be {office}",
                (Reason(f"may not {ban.act}", (ban.citation,), f"{nominee} would have to leave: {held[0].office}."),),
            )


def refuse_beyond_limit(state: Polity, institutions: Institutions, office: str, person: str) -> None:
    """Refuse somebody who has served as many terms as the text allows, as far as this record knows of them."""
    found = institutions.office(office)
    if found is None or found.limit is None:
        return
    limit, served = found.limit.value, state.served.get(office, ())
    if limit.in_a_row:
        others = [number for number, name in enumerate(served) if name != person]
        count = len(served) - (others[-1] + 1 if others else 0)
    else:
        count = served.count(person)
    spared = {getattr(member, "name", "") for member in found.unbound.value.members} if found.unbound else set()
    if count >= limit.terms and not any(person in (name, state.holder(name)) for name in spared):
        how = " in a row" if limit.in_a_row else ""
        words = f"{person} has begun {count} term{'' if count == 1 else 's'}{how}, and the limit is {limit.terms}{how}"
        raise Refused("A116", f"{person} cannot be {office} again", (Reason(words, (found.limit.citation,)),))


def _amendment(state: Polity, game: WholeGame, move: Move, details: Mapping[str, Any]) -> None:
    """An amendment brings its text, and the text fits the charter as it stands."""
    place = game.places.get(move.command)
    if place is None or place.answer != "begin":
        return
    kind = next((item.kind for item in game.institutions.procedures if item.name == place.procedure), "")
    if kind != "amendment":
        return
    document = details.get("document", "")
    if not document:
        remedy = "Give the amending act as a document with `amend` blocks: --document act.md."
        raise Refused(
            "A112", "an amendment needs its text", (Reason("no document is given", move.citations[:1], remedy),)
        )
    wrong = mistakes_with(state, document, state.day)
    if wrong:
        reasons = tuple(Reason(f"{item.code}: {item.message}", (), item.remedy) for item in wrong)
        raise Refused("A113", "the amending act does not fit the charter", reasons)
    against = tuple(
        Reason(f"it would change {item.what}, which “{item.shield}” protects", (item.citation,))
        for item in touched(state, document)
        if not item.open
    )
    if against:
        raise Refused("A114", "no amendment may touch this", against)


def _ruling(state: Polity, game: WholeGame, move: Move, details: Mapping[str, Any]) -> None:
    """Only a court strikes down, and only an act that is in force."""
    about = details.get("about", "")
    if about and about not in state.matters:
        raise Refused("A105", f"there is no matter “{about}”")
    if not details.get("strikes"):
        return
    actors = {item.actor for item in everybody(plans(game.institutions)[move.command]) if item.way == VOTE}
    if not any(_is_court(name, game.institutions) for name in actors):
        reason = Reason("it takes the vote of a court", move.citations[:1])
        raise Refused("A115", f"“{move.name}” strikes nothing down", (reason,))
    if not about or not state.matters[about].outcome.startswith(IN_FORCE):
        words = f"{about} {_standing(state.matters[about])}" if about else "no matter is named"
        raise Refused("A118", "nothing is struck down that is not in force", (Reason(words),))


def _standing(matter: Matter) -> str:
    """Where a matter stands, for whoever takes it to be in force."""
    return f"ended: {matter.outcome}" if matter.outcome else f"is at {at_stage(matter)}"


def _is_court(name: str, institutions: Institutions) -> bool:
    body = institutions.body(name)
    return body is not None and body.role in COURTS
