"""The commands of `politeia live` on ledgers: verified, taken elsewhere and brought back, and keys to sign with."""

from __future__ import annotations

from pathlib import Path

import click

from politeia.cli.failures import FAILS, HOLDS
from politeia.cli.live_requests import (
    tell_refused,
    with_json,
)


@click.command("verify")
@click.argument("body")
@click.option("--head", "expected", default="", metavar="HASH", help="The last hash that you wrote down elsewhere.")
@with_json
def verify(body: str, expected: str, as_data: bool) -> int:
    """Check that the ledger is as it was written: no change, no gap, no other order, every signature genuine."""
    from politeia.cli.jsons import as_json
    from politeia.polity.ledger import Flaw, flaws
    from politeia.polity.storing import open_store

    store = open_store(body)
    head = store.head()
    found = list(flaws(store.lines(), store.urns()))
    if expected and not any(line.hash == expected for line in store.lines()):
        found.append(
            Flaw(head.number, f"no entry has the hash {expected}: the end was cut off, or the ledger is another one")
        )
    if as_data:
        click.echo(as_json({"body": body, "whole": not found, "head": head, "flaws": found}))
    elif found:
        for flaw in found:
            click.echo(f"entry {flaw.number}: {flaw.words}")
    else:
        click.echo(f"{head.number} entries, as they were written. The last hash is {head.hash}.")
    return FAILS if found else HOLDS


@click.command("export")
@click.argument("body")
def export(body: str) -> int:
    """Write every entry as a line of JSON to the standard output."""
    from politeia.polity.carrying import export_lines
    from politeia.polity.storing import open_store

    for line in export_lines(open_store(body)):
        click.echo(line)
    return HOLDS


@click.command("import")
@click.argument("body")
@click.argument("file", type=click.Path(path_type=Path))
@with_json
def bring(body: str, file: Path, as_data: bool) -> int:
    """Make BODY from an exported ledger, all of it or nothing."""
    from politeia.cli.files import refuse_unwritable_ledger
    from politeia.cli.jsons import as_json
    from politeia.polity.carrying import import_lines
    from politeia.polity.model import Refused
    from politeia.polity.storing import open_store

    lines = file.read_text(encoding="utf-8").splitlines()
    refuse_unwritable_ledger(body)
    store = open_store(body, new=True)
    try:
        count = import_lines(store, lines)
    except Refused as refused:
        store.discard()
        return tell_refused(refused, as_data=as_data)
    click.echo(
        as_json({"body": body, "entries": count, "head": store.head()})
        if as_data
        else f"{count} entries are in {body}."
    )
    return HOLDS


@click.command("key")
@click.argument("file", type=click.Path(path_type=Path))
@with_json
def key(file: Path, as_data: bool) -> int:
    """Make a key: the private one is written to FILE, the public one is printed for the registrar."""
    from politeia.cli.files import write_whole
    from politeia.cli.jsons import as_json
    from politeia.diagnostics.model import failure
    from politeia.polity.signing import new_key

    if file.exists():
        raise failure("C002", f"{file} exists already", remedy="Choose another name; nothing was changed.")
    private, public = new_key()
    write_whole(file, private + "\n")
    file.chmod(0o600)
    click.echo(as_json({"written": file, "public": public}) if as_data else public)
    return HOLDS
