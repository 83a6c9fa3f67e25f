"""Who comes to a body over the web: accounts with their roles, and what a visitor has shown to be let in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Role(StrEnum):
    """What an account is there for: it keeps the record and the accounts, acts for its person, or only looks."""

    SECRETARY = "secretary"
    MEMBER = "member"
    OBSERVER = "observer"


class Proof(StrEnum):
    """What a secret is good for: a browser that signed in, a program, a calendar, or setting a first password."""

    SESSION = "session"
    PROGRAM = "program"
    CALENDAR = "calendar"
    INVITATION = "invitation"


@dataclass(frozen=True, slots=True)
class Account:
    """An account: its name, its role, the person of the body that it acts for ("" for an observer), and whether it is closed."""

    name: str
    role: Role
    person: str = ""
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Pass:
    """A secret that was given out, without the secret: its number, what it is good for, and until when."""

    number: int
    account: str
    proof: Proof
    label: str
    made: datetime
    expires: datetime | None


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who sends a request: an account, what it has shown, and the word that its forms must carry ("" for a program)."""

    account: Account
    proof: Proof
    number: int
    form_word: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """A line of the audit log: when, which account, from which address, what was asked, and how it ended."""

    number: int
    at: datetime
    account: str
    address: str
    asked: str
    outcome: str
