"""The pages of a body for whoever has signed in: an office and what it may do, votes, the history, notices. No script is needed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from politeia.polity.charter import institutions_of
from politeia.polity.commands import COMMANDS, LINES
from politeia.polity.model import Ballot, Polity, Refused
from politeia.polity.telling import deadlines, waiting_for
from politeia.polity.voting import electorate_of, presiding
from politeia.service.admitting import COOKIE, address_of, admit, house_of, slow_down_costly, visitor_of
from politeia.service.commanding import EXPECTED, KEY, answer_to, checked, fitted
from politeia.service.drawing import draw, remedies
from politeia.service.entering import (
    accept_invitation,
    give_out,
    open_account,
    set_session,
    sign_in,
)
from politeia.service.model import Account, Proof, Role, Visitor
from politeia.service.problems import Problem, Turned, of_refusal
from politeia.service.reading import told_entry, verified
from politeia.service.rights import Right
from politeia.web.guarding import fields_of, sent_from_here
from politeia.web.rendering import ASSETS

Fields = dict[str, str]
AT_ONCE = 50
"""Entries of the history on one page."""
MOST_NAMES = 500
"""Names that a list to choose from holds."""
BY_HAND_ONLY = ("act", "agree", "refuse", "vote", "attend", "close", "vote again", "complete", "roster")
"""Commands that have a place on another page, or none in a form."""


# -- the way in --------------------------------------------------------------------------------------------------------


def home(request: Request) -> Response:
    """Lead to one's office, or to the way in."""
    return RedirectResponse("/office" if visitor_of(request) is not None else "/sign-in", 303)


def show_sign_in(request: Request) -> Response:
    """The way in."""
    return draw(request, None, "sign_in", wrong="")


def do_sign_in(request: Request, fields: Fields) -> Response:
    """Sign in, or say that it is wrong."""
    house = house_of(request)
    try:
        _, secret = sign_in(house, request, fields.get("name", "")[:200], fields.get("password", "")[:200])
    except Turned as turned:
        return draw(request, None, "sign_in", turned.problem.status, wrong=turned.problem.title)
    answer = RedirectResponse("/office", 303)
    set_session(answer, house, secret)
    return answer


def do_sign_out(request: Request, fields: Fields) -> Response:
    """Sign out."""
    visitor = admit(request, Right.OWN, fields.get("form_word", ""))
    house_of(request).accounts.take_back(visitor.account.name, visitor.number)
    answer = RedirectResponse("/sign-in", 303)
    answer.delete_cookie(COOKIE)
    return answer


def show_invitation(request: Request) -> Response:
    """Where a first password is set."""
    return draw(request, None, "invitation", wrong="", secret=request.query_params.get("secret", "")[:200])


def do_invitation(request: Request, fields: Fields) -> Response:
    """Set a first password."""
    secret = fields.get("secret", "")[:200]
    try:
        accept_invitation(house_of(request), request, secret, fields.get("new", ""))
    except Turned as turned:
        return draw(request, None, "invitation", turned.problem.status, wrong=turned.problem.title, secret=secret)
    except Refused as refused:
        return draw(request, None, "invitation", 422, wrong=refused.message, secret=secret)
    return RedirectResponse("/sign-in", 303)


# -- looking -----------------------------------------------------------------------------------------------------------


def office(request: Request) -> Response:
    """What one holds, what waits, what one may do, and what not and why."""
    visitor = admit(request, Right.LOOK)
    desk, person = house_of(request).desk, visitor.account.person
    state = desk.seen.state
    found = desk.acts_of(person) if person else ()
    return draw(
        request,
        visitor,
        "office",
        person=person,
        held=[item for item in state.offices.values() if item.person == person],
        seats=[seat for seat in state.seats if seat.person == person],
        waiting=waiting_for(state, person) if person else (),
        lawful=[item for item in found if not item.against],
        barred=[item for item in found if item.against],
    )


def act(request: Request) -> Response:
    """The form of one act."""
    visitor = admit(request, Right.ACT)
    desk = house_of(request).desk
    seen, name = desk.seen, request.query_params.get("name", "")[:300]
    number = request.query_params.get("matter", "")[:40]
    found = [item for item in desk.acts_of(visitor.account.person) if item.act == name and item.matter == number]
    matter = seen.state.matters.get(number)
    return draw(
        request,
        visitor,
        "act",
        title=name or "act",
        act=name,
        matter=matter,
        with_others=found[0].with_others if found else (),
        citations=found[0].citations if found else (),
        entries=seen.head.number,
        fills=name.startswith("fill "),
        begins=name.startswith("begin "),
        amends=_is_amendment(seen.state, name.removeprefix("begin ")) and name.startswith("begin "),
        people=_names(seen.state),
    )


def _is_amendment(state: Polity, procedure: str) -> bool:
    return any(item.kind == "amendment" and item.name == procedure for item in institutions_of(state).procedures)


def _names(state: Polity) -> tuple[str, ...]:
    return tuple(state.people) if len(state.people) <= MOST_NAMES else ()


def standing(request: Request) -> Response:
    """The body as it stands."""
    visitor = admit(request, Right.LOOK)
    seen = house_of(request).desk.seen
    state = seen.state
    gone = [name.removeprefix("office of ") for name, value in state.values.items() if value == "vacant"]
    gone += [name for name, value in state.values.items() if value == "dissolved"]
    return draw(
        request,
        visitor,
        "standing",
        entries=seen.head.number,
        bodies=[(name, state.members(name)) for name in dict.fromkeys(seat.body for seat in state.seats)],
        vacant=sorted(gone),
        open=[state.matters[number] for number in state.open_matters],
        ended=[item for item in state.matters.values() if item.outcome],
        questions=[item for item in state.questions.values() if not item.closed],
    )


@dataclass(frozen=True, slots=True)
class _BallotShown:
    """A ballot as one person sees it."""

    ballot: Ballot
    about: str
    electorate: int
    mine: bool
    voted: bool
    presides: bool
    again: bool


def ballots(request: Request) -> Response:
    """Votes, open and counted."""
    visitor = admit(request, Right.LOOK)
    state = house_of(request).desk.seen.state
    shown = [_shown(state, item, visitor.account.person) for item in reversed(tuple(state.ballots.values()))]
    return draw(
        request,
        visitor,
        "ballots",
        open=[item for item in shown if not item.ballot.result],
        counted=[item for item in shown if item.ballot.result],
    )


def _shown(state: Polity, ballot: Ballot, person: str) -> _BallotShown:
    question = state.questions.get(ballot.question)
    about = question.act if question is not None else f"election of {ballot.of}"
    if ballot.result:
        open_still = question is not None and not question.closed and ballot.asked not in question.answers
        again = open_still and person == state.registrar and ballot.result == "no quorum"
        return _BallotShown(ballot, about, 0, False, False, False, again)
    electorate = electorate_of(state, ballot)
    voted = person in ballot.votes
    presides = person in presiding(state, ballot)
    return _BallotShown(ballot, about, len(electorate), person in electorate, voted, presides, False)


def history(request: Request) -> Response:
    """What happened, the newest page first; and the ledger checked, when that is asked."""
    visitor = admit(request, Right.LOOK)
    desk = house_of(request).desk
    last = desk.seen.head.number
    asked = request.query_params.get("after", "")
    after = min(int(asked), last) if asked.isascii() and asked.isdigit() and len(asked) < 16 else max(0, last - AT_ONCE)
    checked_now = request.query_params.get("check") == "yes"
    if checked_now:
        slow_down_costly(request, visitor)
    return draw(
        request,
        visitor,
        "history",
        entries=[told_entry(line) for line in reversed(desk.entries(after, AT_ONCE))],
        earlier=max(0, after - AT_ONCE) if after else None,
        later=after + AT_ONCE if after + AT_ONCE < last else None,
        verified=verified(request) if checked_now else None,
    )


def notices(request: Request) -> Response:
    """What is due, and the way for a calendar to know it."""
    visitor = admit(request, Right.LOOK)
    house = house_of(request)
    state, person = house.desk.seen.state, visitor.account.person
    return draw(
        request,
        visitor,
        "notices",
        waiting=waiting_for(state, person) if person else (),
        deadlines=deadlines(state),
        passes=[item for item in house.accounts.passes(visitor.account.name) if item.proof is not Proof.INVITATION],
    )


def record(request: Request) -> Response:
    """What only who keeps the record does."""
    visitor = admit(request, Right.ACCOUNTS)
    rules = [rule for rule in COMMANDS.values() if rule.kind not in BY_HAND_ONLY]
    return draw(request, visitor, "record", rules=rules)


def accounts(request: Request) -> Response:
    """Every account, and the audit log."""
    visitor = admit(request, Right.ACCOUNTS)
    house = house_of(request)
    people = _names(house.desk.seen.state)
    return draw(
        request, visitor, "accounts", accounts=house.accounts.all(), audit=house.accounts.audit(), people=people
    )


# -- doing -------------------------------------------------------------------------------------------------------------


def do(request: Request, fields: Fields) -> Response:
    """Do something as the person of an account; the answer is the same as programs get."""
    visitor = admit(request, Right.ACT, fields.pop("form_word", ""))
    kind = str(request.path_params["kind"]).replace("-", " ")
    if kind not in COMMANDS:
        raise Turned(404, "X404", "there is no such command")
    house = house_of(request)
    try:
        headers = {KEY: fields.pop("key", ""), EXPECTED: fields.pop("expected", "")}
        asked = checked(visitor, kind, _what(kind, fields), headers)
        accepted = house.desk.submit(asked)
    except Refused as refused:
        house.accounts.note(visitor.account.name, address_of(request), kind, refused.code)
        return refusal(request, visitor, of_refusal(refused))
    return draw(request, visitor, "told", title=_words(kind, fields), accepted=answer_to(accepted), address="", said="")


def _words(kind: str, fields: Fields) -> str:
    return fields.get("act", kind)


def _what(kind: str, fields: Fields) -> dict[str, Any]:
    """The fields of a form as those of a command; lines of a text are a list where a list is wanted."""
    lines = {item.name for item in COMMANDS[kind].fields if item.holds == LINES}
    allowed = {item.name for item in COMMANDS[kind].fields}
    given = {
        name: [line.strip() for line in value.splitlines() if line.strip()] if name in lines else value.strip()
        for name, value in fields.items()
        if name in allowed and value.strip()
    }
    return fitted(kind, given)


def refusal(request: Request, visitor: Visitor | None, found: Problem) -> Response:
    """A refusal as a page, with its articles and what would make it lawful."""
    content = {"accepted": None, "address": "", "said": "", "problem": found, "remedies": remedies(found.reasons)}
    return draw(request, visitor, "told", found.status, title=found.title, **content)


def _told_once(request: Request, visitor: Visitor, text: str, address: str) -> Response:
    from politeia.service.drawing import HERE, language_of
    from politeia.web.catalogue import texts

    said = texts(language_of(request), HERE / "texts")[text]
    full = f"{request.url.scheme}://{request.url.netloc}{address}"
    return draw(request, visitor, "told", accepted=None, address=full, said=said, title=visitor.account.name)


def new_feed(request: Request, fields: Fields) -> Response:
    """A calendar feed of one's own."""
    visitor = admit(request, Right.OWN, fields.get("form_word", ""))
    secret = give_out(house_of(request).accounts, request, visitor.account.name, Proof.CALENDAR, "")
    return _told_once(request, visitor, "feed_once", f"/api/notices.ics?token={secret}")


def take_back(request: Request, fields: Fields) -> Response:
    """Take a pass back."""
    visitor = admit(request, Right.OWN, fields.get("form_word", ""))
    number = fields.get("number", "")
    if number.isascii() and number.isdigit() and len(number) < 16:
        house_of(request).accounts.take_back(visitor.account.name, int(number))
    return RedirectResponse("/notices", 303)


def new_account(request: Request, fields: Fields) -> Response:
    """Open an account; its owner gets an invitation."""
    visitor = admit(request, Right.ACCOUNTS, fields.get("form_word", ""))
    name, role = fields.get("name", "").strip(), fields.get("role", "")
    if not 0 < len(name) <= 200 or role not in ("member", "observer"):
        raise Refused("X705", "an account has a name and a role")
    account = Account(name, Role(role), fields.get("person", "").strip())
    secret = open_account(house_of(request), request, visitor.account.name, account)
    return _told_once(request, visitor, "invitation_once", f"/invitation?secret={secret}")


def change_account(request: Request, fields: Fields) -> Response:
    """Close or reopen an account."""
    visitor = admit(request, Right.ACCOUNTS, fields.get("form_word", ""))
    house, name = house_of(request), fields.get("name", "")
    house.accounts.change(name, closed=fields.get("closed") == "yes")
    house.accounts.note(visitor.account.name, address_of(request), f"close or reopen the account {name}", "done")
    return RedirectResponse("/accounts", 303)


def invite(request: Request, fields: Fields) -> Response:
    """Invite the owner of an account again."""
    visitor = admit(request, Right.ACCOUNTS, fields.get("form_word", ""))
    house, name = house_of(request), fields.get("name", "")
    if house.accounts.account(name) is None:
        raise Refused("X712", f"there is no account “{name}”")
    house.accounts.note(visitor.account.name, address_of(request), f"invite {name} again", "done")
    return _told_once(request, visitor, "invitation_once", f"/invitation?secret={house.accounts.invite(name)}")


def set_clock(request: Request, fields: Fields) -> Response:
    """Let the calendar of a body for teaching go on."""
    visitor = admit(request, Right.CLOCK, fields.get("form_word", ""))
    try:
        day = date.fromisoformat(fields.get("day", ""))
    except ValueError:
        raise Refused("X705", "a day is written as 2025-03-01") from None
    house = house_of(request)
    house.desk.set_day(day)
    house.accounts.note(visitor.account.name, address_of(request), f"set the day {day.isoformat()}", "done")
    return RedirectResponse("/standing", 303)


# -- addresses ---------------------------------------------------------------------------------------------------------


def _form(handler: Callable[[Request, Fields], Response]) -> Callable[[Request], Any]:
    """A handler of a form of this site; forms from elsewhere are turned away before they are read."""

    async def receive(request: Request) -> Response:
        if not sent_from_here(request):
            raise Turned(403, "X702", "this was not sent by a page of this site")
        return await run_in_threadpool(handler, request, await fields_of(request))

    return receive


def routes() -> list[Route | Mount]:
    """The addresses of the pages."""
    shown: dict[str, Callable[[Request], Response]] = {
        "/": home,
        "/sign-in": show_sign_in,
        "/invitation": show_invitation,
        "/office": office,
        "/act": act,
        "/standing": standing,
        "/ballots": ballots,
        "/history": history,
        "/notices": notices,
        "/record": record,
        "/accounts": accounts,
    }
    sent: dict[str, Callable[[Request, Fields], Response]] = {
        "/sign-in": do_sign_in,
        "/sign-out": do_sign_out,
        "/invitation": do_invitation,
        "/do/{kind}": do,
        "/notices": new_feed,
        "/notices/take-back": take_back,
        "/accounts": new_account,
        "/accounts/change": change_account,
        "/accounts/invite": invite,
        "/record/clock": set_clock,
    }
    return [
        Mount("/assets", StaticFiles(directory=ASSETS)),
        *(Route(path, handler, methods=["GET", "HEAD"], include_in_schema=False) for path, handler in shown.items()),
        *(Route(path, _form(handler), methods=["POST"], include_in_schema=False) for path, handler in sent.items()),
    ]


def mistake(request: Request, found: Problem) -> Response:
    """A mistake as a page; whoever has not signed in is led to the way in."""
    if found.status == 401:
        return RedirectResponse("/sign-in", 303)
    return refusal(request, visitor_of(request), found)
