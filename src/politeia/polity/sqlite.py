"""A ledger in one SQLite file: a write-ahead log, every commit on the disk before it is told, one transaction an act."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from random import uniform
from time import monotonic, sleep
from weakref import finalize

from politeia.diagnostics.model import PoliteiaError, failure
from politeia.polity.ledger import Head, Line

PATIENCE = 60.0
"""Seconds that a writer waits for another one."""
SCHEMA = """
CREATE TABLE entries (number INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE, key TEXT UNIQUE, entry TEXT NOT NULL);
CREATE TABLE urns (ballot TEXT NOT NULL, choice TEXT NOT NULL, votes INTEGER NOT NULL, PRIMARY KEY (ballot, choice));
CREATE TRIGGER entries_stay BEFORE UPDATE ON entries BEGIN SELECT RAISE(ABORT, 'entries are never changed'); END;
CREATE TRIGGER entries_are_kept BEFORE DELETE ON entries BEGIN SELECT RAISE(ABORT, 'entries are never deleted'); END;
"""


class SqliteStore:
    """A ledger in a file. Raises PoliteiaError when the file cannot be opened or written."""

    def __init__(self, path: Path, *, new: bool = False) -> None:
        if not new and not path.is_file():
            raise failure("A172", f"there is no body at {path}", remedy="politeia live new CHARTER founds one.")
        self.path = path
        self.is_new_file = not path.exists()
        with _told(path):
            self.connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
            self._closing = finalize(self, self.connection.close)
            self.connection.execute("PRAGMA journal_mode=WAL")
            self.connection.execute("PRAGMA synchronous=FULL")
            if new:
                self._lay_out()
            self.head()

    def discard(self) -> None:
        """Take a file away that was made for a founding which did not come about."""
        self.close()
        if self.is_new_file:
            for ending in ("", "-wal", "-shm"):
                self.path.with_name(self.path.name + ending).unlink(missing_ok=True)

    def _lay_out(self) -> None:
        self.connection.execute("BEGIN IMMEDIATE")
        if not self.connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'entries'").fetchone():
            statements = [item.strip() for item in SCHEMA.strip().split("\n")]
            for statement in statements:
                self.connection.execute(statement)
        self.connection.execute("COMMIT")

    @contextmanager
    def writing(self) -> Iterator[SqliteWriting]:
        """A transaction that nobody else writes beside."""
        with _told(self.path):
            self._begin()
            try:
                yield SqliteWriting(self.connection)
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise

    def _begin(self) -> None:
        """Wait for the turn to write. SQLite's own waiting starves some of many writers."""
        self.connection.execute("PRAGMA busy_timeout=0")
        until, longest = monotonic() + PATIENCE, 0.002
        while True:
            try:
                self.connection.execute("BEGIN IMMEDIATE")
                break
            except sqlite3.OperationalError as failed:
                if "locked" not in str(failed) or monotonic() > until:
                    raise
                sleep(uniform(0.0005, longest))
                longest = min(2 * longest, 0.05)
        self.connection.execute(f"PRAGMA busy_timeout={int(PATIENCE * 1000)}")

    def head(self) -> Head:
        """The last entry."""
        with _told(self.path):
            return SqliteWriting(self.connection).head()

    def lines(self, after: int = 0) -> Iterator[Line]:
        """The entries after a number, in order."""
        with _told(self.path):
            yield from SqliteWriting(self.connection).lines(after)

    def urns(self) -> Mapping[str, Mapping[str, int]]:
        """The urns that hold votes, by ballot."""
        found: dict[str, dict[str, int]] = {}
        with _told(self.path):
            for ballot, choice, votes in self.connection.execute("SELECT ballot, choice, votes FROM urns"):
                found.setdefault(str(ballot), {})[str(choice)] = int(votes)
        return found

    def close(self) -> None:
        """Let go of the file."""
        self._closing()


class SqliteWriting:
    """What can be done within one transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def head(self) -> Head:
        """The last entry."""
        row = self.connection.execute("SELECT number, hash FROM entries ORDER BY number DESC LIMIT 1").fetchone()
        return Head(int(row[0]), str(row[1])) if row else Head()

    def lines(self, after: int = 0) -> Iterator[Line]:
        """The entries after a number, in order."""
        asked = "SELECT number, hash, entry FROM entries WHERE number > ? ORDER BY number"
        for number, hashed, text in self.connection.execute(asked, (after,)):
            yield Line(int(number), str(hashed), str(text))

    def with_keys(self, keys: Sequence[str]) -> Mapping[str, Line]:
        """The entries of requests that were accepted before, by their keys."""
        asked = "SELECT number, hash, entry FROM entries WHERE key = ?"
        rows = ((key, self.connection.execute(asked, (key,)).fetchone()) for key in keys)
        return {key: Line(int(row[0]), str(row[1]), str(row[2])) for key, row in rows if row}

    def append(self, line: Line, key: str = "") -> None:
        """Add an entry."""
        row = (line.number, line.hash, key or None, line.text)
        self.connection.execute("INSERT INTO entries (number, hash, key, entry) VALUES (?, ?, ?, ?)", row)

    def urn(self, ballot: str) -> Mapping[str, int]:
        """The votes in an urn."""
        asked = "SELECT choice, votes FROM urns WHERE ballot = ?"
        return {str(choice): int(votes) for choice, votes in self.connection.execute(asked, (ballot,))}

    def cast(self, ballot: str, choice: str) -> None:
        """Put a vote into an urn."""
        added = "INSERT INTO urns VALUES (?, ?, 1) ON CONFLICT (ballot, choice) DO UPDATE SET votes = votes + 1"
        self.connection.execute(added, (ballot, choice))

    def empty(self, ballot: str) -> None:
        """Empty an urn that has been counted."""
        self.connection.execute("DELETE FROM urns WHERE ballot = ?", (ballot,))


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """What the database says of itself, as a message for a person."""
    try:
        yield
    except sqlite3.Error as failed:
        raise _message(path, failed) from failed


def _message(path: Path, failed: sqlite3.Error) -> PoliteiaError:
    said = str(failed)
    if "full" in said or "disk I/O" in said:
        remedy = "Make room on the disk, and do it again; what was accepted before is kept."
        return failure("A173", f"{path} cannot be written ({said}): nothing was accepted", remedy=remedy)
    if isinstance(failed, sqlite3.OperationalError) and "locked" in said:
        return failure("A174", f"{path} is being written by somebody else", remedy="Try again.")
    return failure("A175", f"{path} is no ledger of a body ({said})", remedy="politeia live new CHARTER founds one.")
