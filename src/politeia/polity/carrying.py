"""Taking a ledger elsewhere: one entry a line as JSON, checked whole before any of it is kept."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from politeia.polity.ledger import GENESIS, Line, canonical, flaws
from politeia.polity.model import Reason, Refused
from politeia.polity.storing import Store


def export_lines(store: Store) -> Iterator[str]:
    """Every entry with its hash, a line of JSON each. Votes in the urns of open secret ballots stay behind."""
    for line in store.lines():
        yield json.dumps({"hash": line.hash, "entry": line.entry}, ensure_ascii=False)


def import_lines(store: Store, lines: Iterable[str]) -> int:
    """Fill an empty store with an exported ledger, all of it or nothing; returns the number of entries.

    Raises Refused when the ledger is not as it was written.
    """
    found = list(_read(lines))
    wrong = list(flaws(found))
    if wrong or not found:
        reasons = tuple(Reason(f"entry {flaw.number}: {flaw.words}") for flaw in wrong[:20])
        raise Refused("A190", "this ledger is not as it was written", reasons or (Reason("it is empty"),))
    with store.writing() as writing:
        if writing.head().hash != GENESIS:
            raise Refused("A156", "there is a body in this ledger already")
        for line in found:
            writing.append(line, line.entry["key"])
    return len(found)


def _read(lines: Iterable[str]) -> Iterator[Line]:
    for number, text in enumerate(lines, start=1):
        if not text.strip():
            continue
        try:
            row = json.loads(text)
            entry = row["entry"]
            yield Line(int(entry["number"]), str(row["hash"]), canonical(entry))
        except (ValueError, KeyError, TypeError):
            raise Refused("A191", f"line {number} is no entry of a ledger") from None
