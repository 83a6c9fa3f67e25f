"""Houses for the tests of the service: the reading society with its accounts, and clients that show a pass."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from argon2 import PasswordHasher
from fastapi import FastAPI
from starlette.testclient import TestClient
from tests.polity.bodies import CLERK, club_of

from politeia.service.accounts import Accounts
from politeia.service.admitting import House
from politeia.service.application import application
from politeia.service.desk import Desk
from politeia.service.limiting import Limiter, Rate, Rates
from politeia.service.model import Account, Proof, Role

FAST = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
"""Hashes that cost nothing, for tests only."""
PASSWORD = "correct horse battery"
AMPLE = Rates(*[Rate(10**9, 1)] * 5)


@dataclass(frozen=True, slots=True)
class Opened:
    """A service that a test talks to."""

    house: House
    app: FastAPI
    folder: Path

    def client(self, account: str = "", **headers: str) -> TestClient:
        """A client that shows the pass of an account, or none."""
        if account:
            headers["Authorization"] = f"Bearer {self.house.accounts.give(account, Proof.PROGRAM, 'test')}"
        return TestClient(self.app, base_url="http://localhost", headers=headers, raise_server_exceptions=True)

    def do(self, account: str, kind: str, *, headers: dict[str, str] | None = None, **what: Any) -> Any:
        """Let an account do something; the answer whatever it is."""
        return self.client(account).post(f"/api/do/{kind.replace(' ', '-')}", json=what, headers=headers or {})


@contextmanager
def house_over(folder: Path, address: str, rates: Rates = AMPLE) -> Iterator[Opened]:
    """A service over a body that is there."""
    desk = Desk(address)
    accounts = Accounts(folder / "accounts.db", FAST)
    house = House(desk, accounts, Limiter(rates), False)
    try:
        yield Opened(house, application(house), folder)
    finally:
        desk.close()
        accounts.close()


@contextmanager
def club_house(folder: Path, rates: Rates = AMPLE) -> Iterator[Opened]:
    """The reading society: the clerk, three members and an observer have accounts."""
    acting = club_of(folder)
    acting.store.close()
    with house_over(folder, str(folder / "club.db"), rates) as opened:
        accounts = opened.house.accounts
        accounts.open(Account("clerk", Role.SECRETARY, CLERK))
        for number in (1, 2, 3):
            accounts.open(Account(f"member{number}", Role.MEMBER, f"Member {number}"))
        accounts.open(Account("guest", Role.OBSERVER))
        for name in ("clerk", "member1", "member2", "guest"):
            accounts.set_password(name, PASSWORD)
        yield opened
