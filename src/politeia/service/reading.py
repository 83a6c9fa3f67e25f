"""What may be looked at over HTTP: the body now and at any moment before, what somebody may do, the history, the ledger."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from politeia.polity.ledger import Line
from politeia.polity.model import Amended, Ballot, Event, Holding, Matter, OpenGap, Polity, Question, Refused, Seat
from politeia.polity.sentences import sentences
from politeia.polity.telling import Deadline, Possible, Waiting, deadlines, waiting_for
from politeia.service.admitting import Looking, LookingAtAll, bearer, cookie, house_of
from politeia.service.calendars import calendar_of
from politeia.service.model import Proof, Role
from politeia.service.problems import Turned, documented

router = APIRouter(prefix="/api", tags=["the body"], dependencies=[Depends(bearer), Depends(cookie)])
LAST_ENTRY = 10**15
EntryNumber = Annotated[int, Query(ge=0, le=LAST_ENTRY)]
Number = Annotated[str, Path(max_length=40, examples=["B1"])]
LET_IN = documented(400, 401, 403, 422, 429, 503)


@dataclass(frozen=True, slots=True)
class BodyTold:
    """A body in short: its charter, its day, who keeps the record, and the last entry. `genesis` is part of what is signed."""

    name: str
    day: date
    edition: date
    zone: str
    clock: str
    registrar: str
    people: int
    entries: int
    head: str
    genesis: str


@dataclass(frozen=True, slots=True)
class StateTold:
    """A body at a moment. Of an open secret ballot it says who has voted, and nothing of the sums."""

    name: str
    day: date
    edition: date
    entries: int
    head: str
    offices: tuple[Holding, ...]
    seats: tuple[Seat, ...]
    values: dict[str, str]
    matters: tuple[Matter, ...]
    questions: tuple[Question, ...]
    ballots: tuple[Ballot, ...]
    gaps: tuple[OpenGap, ...]
    deadlines: tuple[Deadline, ...]
    amendments: tuple[Amended, ...]


@dataclass(frozen=True, slots=True)
class ActsTold:
    """What a person may do now, what is for them and not lawful now, with the reasons, and what waits for them."""

    person: str
    entries: int
    lawful: tuple[Possible, ...]
    not_now: tuple[Possible, ...]
    waiting: tuple[Waiting, ...]


@dataclass(frozen=True, slots=True)
class EntryTold:
    """An entry of the ledger in sentences and as events."""

    number: int
    hash: str
    at: str
    by: str
    sentences: tuple[str, ...]
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class FlawTold:
    """Something wrong with the ledger, and where it shows."""

    entry: int
    words: str


@dataclass(frozen=True, slots=True)
class Verified:
    """Whether the ledger is as it was written; `urns_compared` whether open secret ballots hold a vote for everybody who voted."""

    whole: bool
    entries: int
    head: str
    flaws: tuple[FlawTold, ...]
    urns_compared: bool


@dataclass(frozen=True, slots=True)
class MeTold:
    """The account of whoever asks; `form_word` goes with everything that a signed-in browser changes."""

    account: str
    role: Role
    person: str
    proof: Proof
    form_word: str


@router.get("/body", responses=LET_IN, summary="The body in short.")
def body(request: Request, visitor: Looking) -> BodyTold:
    """Its charter, its day, who keeps the record, and the last entry of its ledger."""
    del visitor
    seen = house_of(request).desk.seen
    state = seen.state
    return BodyTold(
        state.name,
        state.day,
        state.editions[-1].day,
        state.zone,
        state.clock,
        state.registrar,
        len(state.people),
        seen.head.number,
        seen.head.hash,
        seen.genesis,
    )


@router.get("/state", responses=LET_IN, summary="The body as it stands.")
def state(request: Request, visitor: Looking) -> StateTold:
    """Offices, seats, matters, questions, ballots, deadlines, and where the text leaves something open."""
    del visitor
    seen = house_of(request).desk.seen
    return told_state(seen.state, seen.head.number, seen.head.hash)


@router.get("/state/{moment}", responses={**LET_IN, **documented(404)}, summary="The body as it was.")
def state_at(
    request: Request,
    visitor: LookingAtAll,
    moment: Annotated[int, Path(ge=1, le=LAST_ENTRY, description="The number of an entry.")],
) -> StateTold:
    """The body as it was after an entry."""
    del visitor
    state, head = house_of(request).desk.at(number=moment)
    if head.number < moment:
        raise Refused("X730", f"there is no entry {moment} yet")
    return told_state(state, head.number, head.hash)


@router.get("/day/{day}", responses={**LET_IN, **documented(404)}, summary="The body at the end of a day.")
def state_on(request: Request, visitor: LookingAtAll, day: date) -> StateTold:
    """The body as it was at the end of a day, in UTC."""
    del visitor
    state, head = house_of(request).desk.at(instant=f"{day.isoformat()}T23:59:59.999999+00:00")
    if not head.number:
        raise Refused("X730", f"the body was not founded on {day.isoformat()}")
    return told_state(state, head.number, head.hash)


def told_state(state: Polity, entries: int, head: str) -> StateTold:
    """A state as it is told."""
    return StateTold(
        state.name,
        state.day,
        state.editions[-1].day,
        entries,
        head,
        tuple(state.offices.values()),
        state.seats,
        dict(state.values),
        tuple(state.matters.values()),
        tuple(item for item in state.questions.values() if not item.closed),
        tuple(state.ballots.values()),
        tuple(state.gaps.values()),
        deadlines(state),
        state.amendments,
    )


@router.get("/offices", responses=LET_IN, summary="Who holds what.")
def offices(request: Request, visitor: Looking) -> tuple[Holding, ...]:
    """Every office that somebody holds."""
    del visitor
    return tuple(house_of(request).desk.seen.state.offices.values())


@router.get("/ballots", responses=LET_IN, summary="Votes, open and counted.")
def ballots(request: Request, visitor: Looking) -> tuple[Ballot, ...]:
    """Every ballot; of an open secret one, who has voted."""
    del visitor
    return tuple(house_of(request).desk.seen.state.ballots.values())


@router.get("/ballots/{number}", responses={**LET_IN, **documented(404)}, summary="One vote.")
def ballot(request: Request, visitor: Looking, number: Number) -> Ballot:
    """A ballot by its number."""
    del visitor
    found = house_of(request).desk.seen.state.ballots.get(number)
    if found is None:
        raise Refused("X730", f"there is no ballot “{number}”")
    return found


@router.get("/matters/{number}", responses={**LET_IN, **documented(404)}, summary="One matter.")
def matter(request: Request, visitor: Looking, number: Number) -> Matter:
    """A bill, a motion or an amendment by its number."""
    del visitor
    found = house_of(request).desk.seen.state.matters.get(number)
    if found is None:
        raise Refused("X730", f"there is no matter “{number}”")
    return found


@router.get("/me", responses=LET_IN, summary="Who I am here.")
def me(request: Request, visitor: Looking) -> MeTold:
    """The account of whoever asks."""
    del request
    account = visitor.account
    return MeTold(account.name, account.role, account.person, visitor.proof, visitor.form_word)


@router.get("/me/acts", responses=LET_IN, summary="What I may do now, and what not and why.")
def my_acts(request: Request, visitor: Looking) -> ActsTold:
    """Acts that are for the person of this account, those that are not lawful now with every reason and article."""
    desk, person = house_of(request).desk, visitor.account.person
    seen = desk.seen
    found = desk.acts_of(person) if person else ()
    return ActsTold(
        person,
        seen.head.number,
        tuple(item for item in found if not item.against),
        tuple(item for item in found if item.against),
        waiting_for(seen.state, person) if person else (),
    )


@router.get("/history", responses=LET_IN, summary="What happened, entry by entry.")
def history(
    request: Request,
    visitor: Looking,
    after: EntryNumber = 0,
    count: Annotated[int, Query(ge=1, le=1000)] = 100,
) -> tuple[EntryTold, ...]:
    """Entries after a number, in sentences with their articles."""
    del visitor
    return tuple(told_entry(line) for line in house_of(request).desk.entries(after, count))


def told_entry(line: Line) -> EntryTold:
    """An entry as it is told."""
    entry = line.entry
    events: tuple[dict[str, Any], ...] = tuple(entry["events"])
    return EntryTold(line.number, line.hash, entry["at"], entry["by"], tuple(sentences(events)), events)


@router.get("/verify", responses=LET_IN, summary="Check the ledger.")
def verify(
    request: Request, visitor: LookingAtAll, head: Annotated[str, Query(pattern="^([0-9a-f]{64})?$")] = ""
) -> Verified:
    """Whether the ledger is as it was written. `head` is a hash that you wrote down elsewhere: it must be among its entries."""
    del visitor
    return verified(request, head)


def verified(request: Request, head: str = "") -> Verified:
    """The ledger checked, against a hash from elsewhere where one is given."""
    desk = house_of(request).desk
    last, found, compared = desk.verified()
    flaws = tuple(FlawTold(flaw.number, flaw.words) for flaw in found)
    if head and not any(line.hash == head for line in desk.all_entries()):
        words = f"no entry has the hash {head}: the end was cut off, or the ledger is another one"
        flaws = (*flaws, FlawTold(last.number, words))
    return Verified(not flaws, last.number, last.hash, flaws, compared)


@router.get(
    "/export",
    responses={**LET_IN, 200: {"content": {"application/x-ndjson": {}}, "description": "One entry a line."}},
    response_class=Response,
    summary="The ledger to take elsewhere.",
)
def export(request: Request, visitor: LookingAtAll) -> Response:
    """Every entry with its hash, as `politeia live import` reads it. Votes in open urns stay behind."""
    del visitor
    lines = house_of(request).desk.all_entries()

    def rows() -> Iterator[str]:
        for line in lines:
            yield json.dumps({"hash": line.hash, "entry": line.entry}, ensure_ascii=False) + "\n"

    return StreamingResponse(rows(), media_type="application/x-ndjson")


feed = APIRouter(prefix="/api", tags=["notices"])


@feed.get(
    "/notices.ics",
    responses={**documented(401, 422, 429), 200: {"content": {"text/calendar": {}}, "description": "A calendar."}},
    response_class=Response,
    summary="Notices as a calendar feed.",
)
def notices(
    request: Request,
    token: Annotated[str, Query(max_length=100, description="The secret of a pass for calendars.")],
) -> Response:
    """Deadlines, ends of terms, and what waits for the person of the account that the pass belongs to."""
    house = house_of(request)
    shown = house.accounts.shown(token, Proof.CALENDAR)
    if shown is None:
        where = request.client.host if request.client else ""
        if wait := house.limiter.count("address", where):
            raise Turned(429, "X704", f"too many requests: wait {wait} seconds", {"Retry-After": str(wait)})
        raise Turned(401, "X701", "this pass for calendars is not good")
    if wait := house.limiter.count("account", shown[0].name):
        raise Turned(429, "X704", f"too many requests: wait {wait} seconds", {"Retry-After": str(wait)})
    return Response(calendar_of(house.desk.seen, shown[0].person), media_type="text/calendar")
