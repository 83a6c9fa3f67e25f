"""Where a ledger is kept: what every store can do, and opening the one that an address names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from politeia.diagnostics.model import failure
from politeia.polity.ledger import Head, Line


class Writing(Protocol):
    """One transaction: what is appended in it is kept whole, or not at all. Nobody else writes meanwhile."""

    def head(self) -> Head:
        """The last entry."""

    def lines(self, after: int = 0) -> Iterator[Line]:
        """The entries after a number, in order."""

    def with_keys(self, keys: Sequence[str]) -> Mapping[str, Line]:
        """The entries of requests that were accepted before this transaction, by their keys."""

    def append(self, line: Line, key: str = "") -> None:
        """Add an entry."""

    def urn(self, ballot: str) -> Mapping[str, int]:
        """The votes in the urn of a secret ballot, by choice."""

    def cast(self, ballot: str, choice: str) -> None:
        """Put a vote into an urn."""

    def empty(self, ballot: str) -> None:
        """Empty an urn that has been counted."""


class Store(Protocol):
    """A ledger on a disk or a server, and the urns of secret ballots beside it."""

    def writing(self) -> AbstractContextManager[Writing]:
        """A transaction; an exception inside undoes all of it."""

    def head(self) -> Head:
        """The last entry."""

    def lines(self, after: int = 0) -> Iterator[Line]:
        """The entries after a number, in order."""

    def urns(self) -> Mapping[str, Mapping[str, int]]:
        """The urns that hold votes, by ballot."""

    def close(self) -> None:
        """Let go of the file or the connection."""

    def discard(self) -> None:
        """Let go of a store that was opened for a founding which did not come about, and leave no new file behind."""


def open_store(address: str, *, new: bool = False) -> Store:
    """The ledger at an address: a file, or a PostgreSQL server as postgresql://... . `new` makes one that must not exist yet."""
    if address.startswith(("postgresql://", "postgres://")):
        from politeia.polity.postgresql import PostgresqlStore

        store: Store = PostgresqlStore(address, new=new)
    else:
        from politeia.polity.sqlite import SqliteStore

        store = SqliteStore(Path(address), new=new)
    if new and store.head().number:
        store.close()
        raise failure("A171", f"{address} holds a body already", remedy="Choose another name; nothing was changed.")
    return store
