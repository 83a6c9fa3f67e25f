"""Accounts, the passes given out to them, and the audit log: a file of its own, because a ledger forgets nothing and secrets must."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from secrets import token_urlsafe
from threading import RLock
from time import monotonic

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from politeia.diagnostics.model import failure
from politeia.polity.model import Refused
from politeia.service.model import Account, Pass, Proof, Record, Role

SCHEMA = (
    "CREATE TABLE IF NOT EXISTS accounts (name TEXT PRIMARY KEY, role TEXT NOT NULL, person TEXT NOT NULL, "
    "password TEXT NOT NULL, closed INTEGER NOT NULL DEFAULT 0)",
    "CREATE UNIQUE INDEX IF NOT EXISTS one_account_a_person ON accounts (person) WHERE person != ''",
    "CREATE TABLE IF NOT EXISTS passes (number INTEGER PRIMARY KEY AUTOINCREMENT, secret TEXT NOT NULL UNIQUE, "
    "account TEXT NOT NULL, proof TEXT NOT NULL, label TEXT NOT NULL, made TEXT NOT NULL, expires TEXT)",
    "CREATE TABLE IF NOT EXISTS audit (number INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, account TEXT NOT NULL, "
    "address TEXT NOT NULL, asked TEXT NOT NULL, outcome TEXT NOT NULL)",
    "CREATE TRIGGER IF NOT EXISTS audit_stays BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'kept'); END",
    "CREATE TRIGGER IF NOT EXISTS audit_is_kept BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'kept'); END",
)
LIFE = {
    Proof.SESSION: timedelta(hours=12),
    Proof.PROGRAM: timedelta(days=365),
    Proof.CALENDAR: None,
    Proof.INVITATION: timedelta(days=7),
}
"""How long a pass is good; None until it is taken back."""
SHORTEST_PASSWORD = 10
LONGEST_PASSWORD = 200
MOST_PASSES = 50
KEPT_IN_MIND = 2.0
"""Seconds for which a pass that was found is not looked up again; what changes here is seen at once."""


class Accounts:
    """The accounts of one body in an SQLite file. Passwords are kept as Argon2id hashes, passes as SHA-256 of random secrets.

    Raises PoliteiaError when the file cannot be used, Refused when something is asked that cannot be.
    """

    def __init__(self, path: Path | str, hasher: PasswordHasher | None = None) -> None:
        self._turn = RLock()
        self._in_mind: dict[str, tuple[float, Account, Pass]] = {}
        self._hasher = hasher or PasswordHasher()
        self._nobody = self._hasher.hash(token_urlsafe())
        try:
            self._connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=30)
            self._connection.execute("PRAGMA journal_mode=WAL")
            self._connection.execute("PRAGMA synchronous=NORMAL")
            for statement in SCHEMA:
                self._connection.execute(statement)
        except sqlite3.Error as failed:
            remedy = "Name another file: --accounts FILE; one that is not there is made."
            raise failure("X770", f"{path} cannot hold accounts ({failed})", remedy=remedy) from failed
        if path != ":memory:":
            Path(path).chmod(0o600)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._turn:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
                self._in_mind = {}
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise

    # -- accounts

    def all(self) -> tuple[Account, ...]:
        """Every account, by name."""
        with self._turn:
            rows = self._connection.execute("SELECT name, role, person, closed FROM accounts ORDER BY name").fetchall()
        return tuple(Account(name, Role(role), person, bool(closed)) for name, role, person, closed in rows)

    def account(self, name: str) -> Account | None:
        """The account of a name."""
        with self._turn:
            row = self._connection.execute(
                "SELECT name, role, person, closed FROM accounts WHERE name = ?", (name,)
            ).fetchone()
        return Account(row[0], Role(row[1]), row[2], bool(row[3])) if row else None

    def open(self, account: Account) -> str:
        """Open an account without a password; returns the secret of an invitation, with which one is set."""
        try:
            with self._writing() as connection:
                connection.execute(
                    "INSERT INTO accounts (name, role, person, password) VALUES (?, ?, ?, '')",
                    (account.name, account.role.value, account.person),
                )
        except sqlite3.IntegrityError:
            raise Refused("X710", f"there is an account “{account.name}”, or one that acts for this person") from None
        return self.invite(account.name)

    def invite(self, name: str) -> str:
        """A new invitation to an account; older ones are void."""
        self._drop("account = ? AND proof = ?", name, Proof.INVITATION.value)
        return self.give(name, Proof.INVITATION, "")

    def change(self, name: str, *, role: Role | None = None, closed: bool | None = None) -> Account:
        """Change the role of an account, or close or reopen it; whoever is signed in with it must sign in again."""
        known = self._known(name)
        kept = Account(name, role or known.role, known.person, known.closed if closed is None else closed)
        others = [item for item in self.all() if item.role is Role.SECRETARY and not item.closed and item.name != name]
        if not others and (kept.role is not Role.SECRETARY or kept.closed):
            raise Refused("X711", "a body keeps one secretary, who keeps its accounts")
        with self._writing() as connection:
            row = (kept.role.value, kept.closed, name)
            connection.execute("UPDATE accounts SET role = ?, closed = ? WHERE name = ?", row)
        self._drop("account = ?", name)
        return kept

    def _known(self, name: str) -> Account:
        found = self.account(name)
        if found is None:
            raise Refused("X712", f"there is no account “{name}”")
        return found

    # -- passwords

    def set_password(self, name: str, password: str) -> None:
        """Set a password; whoever is signed in elsewhere with the old one must sign in again."""
        if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
            raise Refused("X713", f"a password has {SHORTEST_PASSWORD} to {LONGEST_PASSWORD} characters")
        hashed = self._hasher.hash(password)
        with self._writing() as connection:
            connection.execute("UPDATE accounts SET password = ? WHERE name = ?", (hashed, name))
        self._drop("account = ? AND proof IN (?, ?)", name, Proof.SESSION.value, Proof.INVITATION.value)

    def has_password(self, name: str) -> bool:
        """Whether a password has been set for an account."""
        with self._turn:
            row = self._connection.execute("SELECT password FROM accounts WHERE name = ?", (name,)).fetchone()
        return bool(row and row[0])

    def signed_in(self, name: str, password: str) -> Account | None:
        """The account, when the password is right; it takes as long when there is no such account."""
        with self._turn:
            row = self._connection.execute("SELECT password FROM accounts WHERE name = ?", (name,)).fetchone()
        hashed = row[0] if row and row[0] else self._nobody
        try:
            self._hasher.verify(hashed, password)
        except (VerificationError, InvalidHashError):
            return None
        account = self.account(name)
        return account if row and row[0] and account is not None and not account.closed else None

    # -- passes

    def give(self, name: str, proof: Proof, label: str) -> str:
        """Give out a pass; the secret is told once and kept nowhere."""
        secret, now, life = token_urlsafe(32), datetime.now(UTC), LIFE[proof]
        expires = (now + life).isoformat() if life is not None else None
        with self._writing() as connection:
            connection.execute("DELETE FROM passes WHERE expires < ?", (now.isoformat(),))
            held = connection.execute(
                "SELECT COUNT(*) FROM passes WHERE account = ? AND proof = ?", (name, proof.value)
            ).fetchone()
            if held[0] >= MOST_PASSES and proof is not Proof.SESSION:
                raise Refused("X714", f"{name} holds {MOST_PASSES} passes of this kind already: take one back first")
            connection.execute(
                "INSERT INTO passes (secret, account, proof, label, made, expires) VALUES (?, ?, ?, ?, ?, ?)",
                (_kept(secret), name, proof.value, label, now.isoformat(), expires),
            )
        return secret

    def shown(self, secret: str, *proofs: Proof) -> tuple[Account, Pass] | None:
        """Whose pass a secret is, when it is good for one of these uses, not expired, and the account not closed."""
        hashed, in_mind = _kept(secret), self._in_mind
        known = in_mind.get(hashed)
        if known is None or known[0] < monotonic():
            with self._turn:
                row = self._connection.execute(
                    "SELECT number, account, proof, label, made, expires FROM passes WHERE secret = ?", (hashed,)
                ).fetchone()
                account = self.account(row[1]) if row is not None else None
            if account is None:
                return None
            known = in_mind[hashed] = (monotonic() + KEPT_IN_MIND, account, _pass(row))
        _, account, found = known
        if account.closed or found.proof not in proofs:
            return None
        if found.expires is not None and found.expires < datetime.now(UTC):
            return None
        return account, found

    def passes(self, name: str) -> tuple[Pass, ...]:
        """The passes that an account holds."""
        with self._turn:
            rows = self._connection.execute(
                "SELECT number, account, proof, label, made, expires FROM passes WHERE account = ? ORDER BY number",
                (name,),
            ).fetchall()
        return tuple(_pass(row) for row in rows)

    def take_back(self, name: str, number: int) -> bool:
        """Take a pass back; whether the account held it."""
        return self._drop("account = ? AND number = ?", name, number) > 0

    def _drop(self, where: str, *values: object) -> int:
        with self._writing() as connection:
            return connection.execute(f"DELETE FROM passes WHERE {where}", values).rowcount

    # -- the audit log

    def note(self, account: str, address: str, asked: str, outcome: str) -> None:
        """Write a line of the audit log. What somebody votes is never part of it."""
        row = (datetime.now(UTC).isoformat(), account, address, asked[:300], outcome[:300])
        with self._writing() as connection:
            connection.execute("INSERT INTO audit (at, account, address, asked, outcome) VALUES (?, ?, ?, ?, ?)", row)

    def audit(self, before: int | None = None, count: int = 100) -> tuple[Record, ...]:
        """Lines of the audit log, the newest first, from before a number."""
        with self._turn:
            rows = self._connection.execute(
                "SELECT number, at, account, address, asked, outcome FROM audit WHERE number < ? ORDER BY number DESC LIMIT ?",
                (before if before is not None else 2**62, count),
            ).fetchall()
        return tuple(Record(row[0], datetime.fromisoformat(row[1]), *row[2:]) for row in rows)


def _kept(secret: str) -> str:
    return sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def _pass(row: tuple[int, str, str, str, str, str | None]) -> Pass:
    number, account, proof, label, made, expires = row
    until = datetime.fromisoformat(expires) if expires else None
    return Pass(number, account, Proof(proof), label, datetime.fromisoformat(made), until)
