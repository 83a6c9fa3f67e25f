"""Who is let in: the pass that a request shows, the right that its role has, where a form comes from, and how often."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from hmac import compare_digest
from typing import Annotated

from fastapi import Depends
from fastapi.security import APIKeyCookie, HTTPBearer
from starlette.requests import Request

from politeia.service.accounts import Accounts
from politeia.service.desk import Desk
from politeia.service.limiting import Limiter
from politeia.service.model import Proof, Visitor
from politeia.service.problems import Turned
from politeia.service.rights import Right, may
from politeia.web.guarding import sent_from_here

COOKIE = "politeia_session"
FORM_WORD = "X-Form-Word"
SAFE = ("GET", "HEAD", "OPTIONS")
bearer = HTTPBearer(auto_error=False, description="The secret of a pass for programs.")
cookie = APIKeyCookie(
    name=COOKIE,
    auto_error=False,
    description=f"A browser that signed in. What changes something also carries the header {FORM_WORD}.",
)

SHOWN: list[dict[str, list[str]]] = [{bearer.scheme_name: []}, {cookie.scheme_name: []}]
"""What a request shows, as the OpenAPI document says it where no dependency does."""


@dataclass(frozen=True, slots=True)
class House:
    """Everything that answers requests about one body."""

    desk: Desk
    accounts: Accounts
    limiter: Limiter
    secure: bool
    """Whether the service is reached by HTTPS, so that cookies are sent by no other way."""


def house_of(request: Request) -> House:
    """The house of the application that a request came to."""
    found: House = request.app.state.house
    return found


def address_of(request: Request) -> str:
    """The network address that a request came from."""
    return request.client.host if request.client is not None else ""


def form_word(secret: str) -> str:
    """The word that forms of a session carry; the session cannot be found out from it."""
    return sha256(f"form {secret}".encode()).hexdigest()


def visitor_of(request: Request) -> Visitor | None:
    """Who sends a request, by its pass; None when it shows none that is good."""
    accounts = house_of(request).accounts
    scheme, _, secret = request.headers.get("authorization", "").partition(" ")
    if scheme:
        found = accounts.shown(secret.strip(), Proof.PROGRAM) if scheme.lower() == "bearer" else None
        return Visitor(found[0], Proof.PROGRAM, found[1].number) if found is not None else None
    secret = request.cookies.get(COOKIE, "")
    found = accounts.shown(secret, Proof.SESSION) if secret else None
    return Visitor(found[0], Proof.SESSION, found[1].number, form_word(secret)) if found is not None else None


def admit(request: Request, right: Right, word: str = "") -> Visitor:
    """Let a request in, or raise Turned. `word` is what a form carried; programs send it as a header."""
    visitor = visitor_of(request)
    house = house_of(request)
    if visitor is None:
        slow_down(house.limiter.count("address", address_of(request)))
        raise Turned(401, "X701", "sign in first", {"WWW-Authenticate": "Bearer"})
    slow_down(house.limiter.count("account", visitor.account.name))
    if visitor.proof is Proof.SESSION and request.method not in SAFE:
        given = (word or request.headers.get(FORM_WORD, "")).encode("utf-8", "replace")
        if not sent_from_here(request) or not compare_digest(given, visitor.form_word.encode()):
            raise Turned(403, "X702", "this was not sent by a page of this site that you signed in to")
    if not may(visitor.account.role, right):
        house.accounts.note(visitor.account.name, address_of(request), f"{request.method} {request.url.path}", "X703")
        role = visitor.account.role.value
        raise Turned(403, "X703", f"{'an' if role[0] in 'aeio' else 'a'} {role} may not {right.value}")
    return visitor


def slow_down(wait: int) -> None:
    """Raise Turned when there is a time to wait."""
    if wait:
        raise Turned(429, "X704", f"too many requests: wait {wait} seconds", {"Retry-After": str(wait)})


def slow_down_costly(request: Request, visitor: Visitor) -> None:
    """Count a request that reads the whole ledger."""
    slow_down(house_of(request).limiter.count("costly", visitor.account.name))


def _looking(request: Request) -> Visitor:
    return admit(request, Right.LOOK)


def _looking_at_all(request: Request) -> Visitor:
    visitor = admit(request, Right.LOOK)
    slow_down_costly(request, visitor)
    return visitor


def _owning(request: Request) -> Visitor:
    return admit(request, Right.OWN)


def _keeping_accounts(request: Request) -> Visitor:
    return admit(request, Right.ACCOUNTS)


def _auditing(request: Request) -> Visitor:
    return admit(request, Right.AUDIT)


def _setting_the_clock(request: Request) -> Visitor:
    return admit(request, Right.CLOCK)


Looking = Annotated[Visitor, Depends(_looking)]
LookingAtAll = Annotated[Visitor, Depends(_looking_at_all)]
Owning = Annotated[Visitor, Depends(_owning)]
KeepingAccounts = Annotated[Visitor, Depends(_keeping_accounts)]
Auditing = Annotated[Visitor, Depends(_auditing)]
SettingTheClock = Annotated[Visitor, Depends(_setting_the_clock)]
