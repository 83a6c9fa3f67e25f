"""A ledger on a PostgreSQL server, for many users at once: one transaction an act, one writer at a time. Needs psycopg."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any
from weakref import finalize

from politeia.diagnostics.model import PoliteiaError, failure
from politeia.polity.ledger import Head, Line

WRITERS = 0x706F6C69
"""The advisory lock that writers of a ledger take turns with."""
SCHEMA = (
    "CREATE TABLE IF NOT EXISTS politeia_entries "
    "(number BIGINT PRIMARY KEY, hash TEXT NOT NULL UNIQUE, key TEXT UNIQUE, entry TEXT NOT NULL)",
    "CREATE TABLE IF NOT EXISTS politeia_urns "
    "(ballot TEXT NOT NULL, choice TEXT NOT NULL, votes BIGINT NOT NULL, PRIMARY KEY (ballot, choice))",
    "CREATE OR REPLACE FUNCTION politeia_entries_stay() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'entries are never changed'; END $$",
    "CREATE OR REPLACE TRIGGER politeia_entries_stay BEFORE UPDATE OR DELETE ON politeia_entries "
    "FOR EACH ROW EXECUTE FUNCTION politeia_entries_stay()",
)


def _library() -> Any:
    try:
        import psycopg
    except ImportError:
        raise failure(
            "A176", "a ledger on PostgreSQL needs the package psycopg", remedy="pip install 'politeia[postgresql]'."
        ) from None
    return psycopg


class PostgresqlStore:
    """A ledger in the first schema of a connection's search path. Raises PoliteiaError when the server cannot be reached."""

    def __init__(self, address: str, *, new: bool = False) -> None:
        self.library = _library()
        with self._told():
            self.connection = self.library.connect(address, autocommit=True)
            self._closing = finalize(self, self.connection.close)
            if new:
                with self.connection.transaction():
                    self.connection.execute("SELECT pg_advisory_xact_lock(%s)", (WRITERS,))
                    for statement in SCHEMA:
                        self.connection.execute(statement)
            self.head()

    @contextmanager
    def writing(self) -> Iterator[PostgresqlWriting]:
        """A transaction that nobody else writes beside."""
        with self._told(), self.connection.transaction():
            self.connection.execute("SELECT pg_advisory_xact_lock(%s)", (WRITERS,))
            found = PostgresqlWriting(self.connection)
            yield found
            found.send()

    def head(self) -> Head:
        """The last entry."""
        with self._told():
            return PostgresqlWriting(self.connection).head()

    def lines(self, after: int = 0) -> Iterator[Line]:
        """The entries after a number, in order."""
        with self._told():
            yield from PostgresqlWriting(self.connection).lines(after)

    def urns(self) -> Mapping[str, Mapping[str, int]]:
        """The urns that hold votes, by ballot."""
        found: dict[str, dict[str, int]] = {}
        with self._told():
            for ballot, choice, votes in self.connection.execute("SELECT ballot, choice, votes FROM politeia_urns"):
                found.setdefault(str(ballot), {})[str(choice)] = int(votes)
        return found

    def close(self) -> None:
        """Let go of the connection."""
        self._closing()

    def discard(self) -> None:
        """Let go of the connection; empty tables stay, and a body can be founded in them."""
        self.close()

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except self.library.Error as failed:
            raise _message(failed, self.library) from failed


class PostgresqlWriting:
    """What can be done within one transaction. What is written is sent together, before the commit or what reads it."""

    def __init__(self, connection: Any) -> None:
        self.connection = connection
        self._entries: list[tuple[int, str, str | None, str]] = []
        self._votes: list[tuple[str, str]] = []

    def send(self) -> None:
        """Send what was written so far."""
        if self._entries:
            added = "INSERT INTO politeia_entries (number, hash, key, entry) VALUES (%s, %s, %s, %s)"
            self.connection.cursor().executemany(added, self._entries)
            self._entries = []
        if self._votes:
            added = (
                "INSERT INTO politeia_urns AS urn VALUES (%s, %s, 1) "
                "ON CONFLICT (ballot, choice) DO UPDATE SET votes = urn.votes + 1"
            )
            self.connection.cursor().executemany(added, self._votes)
            self._votes = []

    def head(self) -> Head:
        """The last entry."""
        self.send()
        asked = "SELECT number, hash FROM politeia_entries ORDER BY number DESC LIMIT 1"
        row = self.connection.execute(asked).fetchone()
        return Head(int(row[0]), str(row[1])) if row else Head()

    def lines(self, after: int = 0) -> Iterator[Line]:
        """The entries after a number, in order."""
        self.send()
        asked = "SELECT number, hash, entry FROM politeia_entries WHERE number > %s ORDER BY number"
        for number, hashed, text in self.connection.execute(asked, (after,)):
            yield Line(int(number), str(hashed), str(text))

    def with_keys(self, keys: Sequence[str]) -> Mapping[str, Line]:
        """The entries of requests that were accepted before, by their keys."""
        if not keys:
            return {}
        asked = "SELECT key, number, hash, entry FROM politeia_entries WHERE key = ANY(%s)"
        rows = self.connection.execute(asked, (list(keys),))
        return {str(key): Line(int(number), str(hashed), str(text)) for key, number, hashed, text in rows}

    def append(self, line: Line, key: str = "") -> None:
        """Add an entry."""
        self._entries.append((line.number, line.hash, key or None, line.text))

    def urn(self, ballot: str) -> Mapping[str, int]:
        """The votes in an urn."""
        self.send()
        rows = self.connection.execute("SELECT choice, votes FROM politeia_urns WHERE ballot = %s", (ballot,))
        return {str(choice): int(votes) for choice, votes in rows}

    def cast(self, ballot: str, choice: str) -> None:
        """Put a vote into an urn."""
        self._votes.append((ballot, choice))

    def empty(self, ballot: str) -> None:
        """Empty an urn that has been counted."""
        self.send()
        self.connection.execute("DELETE FROM politeia_urns WHERE ballot = %s", (ballot,))


def _message(failed: Exception, library: Any) -> PoliteiaError:
    said = str(failed).strip().splitlines()[0] if str(failed).strip() else type(failed).__name__
    if isinstance(failed, library.errors.DiskFull):
        remedy = "Make room on the server's disk, and do it again; what was accepted before is kept."
        return failure("A173", f"the server cannot write ({said}): nothing was accepted", remedy=remedy)
    if isinstance(failed, library.errors.UndefinedTable):
        return failure("A172", "there is no body in this database", remedy="politeia live new CHARTER founds one.")
    return failure("A177", f"the server did not do it: {said}", remedy="Nothing was accepted; try again when it runs.")
