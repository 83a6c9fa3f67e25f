"""The way in over HTTP: signing in and out, passes for programs and calendars, and what the secretary does with accounts."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query
from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request
from starlette.responses import Response

from politeia.polity.model import Polity, Refused
from politeia.service.accounts import LIFE, Accounts
from politeia.service.admitting import (
    COOKIE,
    Auditing,
    House,
    KeepingAccounts,
    Owning,
    SettingTheClock,
    address_of,
    bearer,
    cookie,
    form_word,
    house_of,
    slow_down,
)
from politeia.service.model import Account, Pass, Proof, Record, Role
from politeia.service.problems import Done, Turned, documented
from politeia.web.guarding import sent_from_here

router = APIRouter(prefix="/api", tags=["accounts"], dependencies=[Depends(bearer), Depends(cookie)])
door = APIRouter(prefix="/api", tags=["signing in"])
LET_IN = documented(400, 401, 403, 413, 422, 429)
Name = Annotated[str, Field(min_length=1, max_length=200, pattern=r"^\S(.*\S)?$")]
Secret = Annotated[str, Field(max_length=200)]
NamePart = Annotated[str, Path(max_length=200)]


class Given(BaseModel):
    """What is sent; nothing else may stand in it."""

    model_config = ConfigDict(extra="forbid")


class SignIn(Given):
    """The name of an account and its password."""

    name: Annotated[str, Field(max_length=200)]
    password: Secret


class Invited(Given):
    """An invitation, and the password that is to be set."""

    invitation: Secret
    password: Annotated[str, Field(min_length=10, max_length=200)]


class NewPassword(Given):
    """The password so far, and the new one."""

    old: Secret
    new: Annotated[str, Field(min_length=10, max_length=200)]


class NewPass(Given):
    """A pass that is asked for: for a program or a calendar, and what it is called."""

    proof: Annotated[Proof, Field(description="program or calendar")]
    label: Annotated[str, Field(max_length=200)] = ""


class NewAccount(Given):
    """An account to open; the person is one of the body, and an observer acts for none."""

    name: Name
    role: Role
    person: Annotated[str, Field(max_length=2_000)] = ""


class Change(Given):
    """What changes of an account."""

    role: Role | None = None
    closed: bool | None = None


class NewDay(Given):
    """The day to which the calendar goes on."""

    day: date


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Somebody has signed in; `form_word` goes with everything that this browser changes, in the header X-Form-Word."""

    account: Account
    form_word: str


@dataclass(frozen=True, slots=True)
class GivenOut:
    """A secret that is told this once."""

    secret: str


def sign_in(house: House, request: Request, name: str, password: str) -> tuple[Account, str]:
    """The account, and the secret of a new session; who fails too often waits. Raises Turned."""
    address = address_of(request)
    slow_down(house.limiter.full("failures", address, name) or house.limiter.full("failures_of_a_name", name))
    slow_down(house.limiter.count("address", address))
    account = house.accounts.signed_in(name, password)
    if account is None:
        house.limiter.count("failures", address, name)
        house.limiter.count("failures_of_a_name", name)
        house.accounts.note(name, address, "sign in", "X708")
        raise Turned(401, "X708", "the name or the password is wrong", {"WWW-Authenticate": "Bearer"})
    house.accounts.note(name, address, "sign in", "done")
    return account, house.accounts.give(name, Proof.SESSION, "")


def accept_invitation(house: House, request: Request, invitation: str, password: str) -> Account:
    """Set the first password of whoever was invited. Raises Turned for an invitation that is not good."""
    slow_down(house.limiter.count("address", address_of(request)))
    shown = house.accounts.shown(invitation, Proof.INVITATION)
    if shown is None:
        raise Turned(401, "X709", "this invitation is not good: ask for a new one", {"WWW-Authenticate": "Bearer"})
    house.accounts.set_password(shown[0].name, password)
    house.accounts.note(shown[0].name, address_of(request), "accept an invitation", "done")
    return shown[0]


def set_session(answer: Response, house: House, secret: str) -> None:
    """Put a session into a cookie that no script reads and no other site sends."""
    life = LIFE[Proof.SESSION]
    assert life is not None
    answer.set_cookie(
        COOKIE, secret, max_age=int(life.total_seconds()), httponly=True, samesite="strict", secure=house.secure
    )


@door.post("/session", responses=LET_IN, summary="Sign in.")
def open_session(request: Request, response: Response, given: SignIn) -> SignedIn:
    """Sign in with a browser; the session is in a cookie, for twelve hours."""
    if not sent_from_here(request):
        raise Turned(403, "X702", "this was not sent by a page of this site")
    house = house_of(request)
    account, secret = sign_in(house, request, given.name, given.password)
    set_session(response, house, secret)
    return SignedIn(account, form_word(secret))


@door.post("/invitation", responses=LET_IN, summary="Set a first password.")
def invited(request: Request, given: Invited) -> Done:
    """Set a password with an invitation, which is void afterwards."""
    accept_invitation(house_of(request), request, given.invitation, given.password)
    return Done()


@router.delete("/session", responses=LET_IN, summary="Sign out.")
def close_session(request: Request, response: Response, visitor: Owning) -> Done:
    """Take back the pass that this request shows."""
    house_of(request).accounts.take_back(visitor.account.name, visitor.number)
    response.delete_cookie(COOKIE)
    return Done()


@router.post("/me/password", responses=LET_IN, summary="Change my password.")
def password(request: Request, visitor: Owning, given: NewPassword) -> Done:
    """Change the password; every browser must sign in again."""
    house, name = house_of(request), visitor.account.name
    slow_down(house.limiter.full("failures", address_of(request), name))
    if house.accounts.signed_in(name, given.old) is None:
        house.limiter.count("failures", address_of(request), name)
        raise Turned(403, "X708", "the password so far is another one")
    house.accounts.set_password(name, given.new)
    house.accounts.note(name, address_of(request), "change the password", "done")
    return Done()


@router.get("/me/passes", responses=LET_IN, summary="My passes.")
def passes(request: Request, visitor: Owning) -> tuple[Pass, ...]:
    """What was given out to this account, without the secrets."""
    return house_of(request).accounts.passes(visitor.account.name)


@router.post("/me/passes", responses=LET_IN, summary="A new pass.")
def new_pass(request: Request, visitor: Owning, given: NewPass) -> GivenOut:
    """A pass for a program or for a calendar; its secret is told this once."""
    if given.proof not in (Proof.PROGRAM, Proof.CALENDAR):
        raise Refused("X715", "a pass that is asked for is for a program or a calendar")
    return GivenOut(give_out(house_of(request).accounts, request, visitor.account.name, given.proof, given.label))


def give_out(accounts: Accounts, request: Request, name: str, proof: Proof, label: str) -> str:
    """Give out a pass, and note it."""
    secret = accounts.give(name, proof, label)
    accounts.note(name, address_of(request), f"a pass for a {proof.value}", "done")
    return secret


@router.delete("/me/passes/{number}", responses={**LET_IN, **documented(404)}, summary="Take a pass back.")
def no_pass(request: Request, visitor: Owning, number: Annotated[int, Path(ge=1, le=10**15)]) -> Done:
    """Take back one of my passes."""
    if not house_of(request).accounts.take_back(visitor.account.name, number):
        raise Refused("X730", f"you hold no pass {number}")
    return Done()


@router.get("/accounts", responses=LET_IN, summary="Every account.")
def accounts(request: Request, visitor: KeepingAccounts) -> tuple[Account, ...]:
    """Who may sign in, and as whom."""
    del visitor
    return house_of(request).accounts.all()


@router.post("/accounts", responses={**LET_IN, **documented(409)}, summary="Open an account.")
def new_account(request: Request, visitor: KeepingAccounts, given: NewAccount) -> GivenOut:
    """Open an account; the secret is an invitation for its owner, good for seven days."""
    return GivenOut(open_account(house_of(request), request, visitor.account.name, Account(**given.model_dump())))


def open_account(house: House, request: Request, by: str, account: Account) -> str:
    """Open an account for somebody who is there; returns the invitation. Raises Refused."""
    secret = house.accounts.open(fitting(house.desk.seen.state, account))
    house.accounts.note(by, address_of(request), f"open the account {account.name}", "done")
    return secret


def fitting(state: Polity, account: Account) -> Account:
    """The account, when its role and its person fit the body. Raises Refused."""
    if account.role is Role.OBSERVER and account.person:
        raise Refused("X716", "an observer acts for nobody")
    if account.role is not Role.OBSERVER and account.person not in state.people:
        raise Refused("X717", f"“{account.person}” is not enrolled in the body")
    if (account.role is Role.SECRETARY) != (account.person == state.registrar and account.role is not Role.OBSERVER):
        raise Refused("X718", f"the secretary is {state.registrar}, who keeps the record")
    return account


@router.patch("/accounts/{name}", responses={**LET_IN, **documented(404, 409)}, summary="Change an account.")
def change_account(request: Request, visitor: KeepingAccounts, name: NamePart, given: Change) -> Account:
    """Change the role of an account, or close or reopen it."""
    house = house_of(request)
    known = house.accounts.account(name)
    if (
        known is not None
        and given.role is not None
        and (given.role is Role.SECRETARY) != (known.role is Role.SECRETARY)
    ):
        raise Refused("X718", f"the secretary is {house.desk.seen.state.registrar}, who keeps the record")
    if known is not None and given.role is Role.MEMBER and not known.person:
        raise Refused("X717", f"“{name}” acts for nobody of the body")
    changed = house.accounts.change(name, role=given.role, closed=given.closed)
    words = ", ".join(f"{key} {value}" for key, value in asdict(changed).items())
    house.accounts.note(visitor.account.name, address_of(request), f"change an account: {words}", "done")
    return changed


@router.post("/accounts/{name}/invitation", responses={**LET_IN, **documented(404)}, summary="Invite again.")
def invite(request: Request, visitor: KeepingAccounts, name: NamePart) -> GivenOut:
    """A new invitation, for somebody who has lost the password."""
    house = house_of(request)
    if house.accounts.account(name) is None:
        raise Refused("X712", f"there is no account “{name}”")
    house.accounts.note(visitor.account.name, address_of(request), f"invite {name} again", "done")
    return GivenOut(house.accounts.invite(name))


@router.get("/audit", responses=LET_IN, summary="The audit log.")
def audit(
    request: Request,
    visitor: Auditing,
    before: Annotated[int | None, Query(ge=0, le=10**15)] = None,
    count: Annotated[int, Query(ge=1, le=1000)] = 100,
) -> tuple[Record, ...]:
    """Who signed in, what was refused, and what was changed in accounts, the newest first. Accepted acts are in the ledger."""
    del visitor
    return house_of(request).accounts.audit(before, count)


@router.post("/clock", responses={**LET_IN, **documented(409, 503)}, summary="Let the calendar go on.")
def clock(request: Request, visitor: SettingTheClock, given: NewDay) -> Done:
    """Set the day of a body that was founded with its clock in the hand."""
    house = house_of(request)
    house.desk.set_day(given.day)
    house.accounts.note(visitor.account.name, address_of(request), f"set the day {given.day.isoformat()}", "done")
    return Done()
