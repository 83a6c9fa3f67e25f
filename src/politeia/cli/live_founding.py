"""`politeia live new`: a body founded under a charter."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from politeia.cli.live_requests import (
    dated,
    noon,
    show_body,
    tell_refused,
    with_json,
)


@click.command("new")
@click.argument("charter")
@click.argument("body")
@click.option(
    "--registrar", default="Clerk", help="Who keeps the record: enrols people, opens elections, counts votes."
)
@click.option("--zone", default="UTC", help="The time zone whose days count, such as Asia/Almaty.")
@click.option(
    "--roster", type=click.Path(path_type=Path), help="Who holds what: a table with person, of, party, until."
)
@click.option("--sample", is_flag=True, help="Fill every office and seat with invented people, to learn with.")
@click.option("--by-hand", is_flag=True, help="For teaching: the day is what --on says, and not that of the calendar.")
@click.option("--reading", multiple=True, metavar="KEY=READING", help="A reading chosen where the text has rivals.")
@dated
@with_json
def new(
    charter: str,
    body: str,
    registrar: str,
    zone: str,
    roster: Path | None,
    sample: bool,
    by_hand: bool,
    reading: tuple[str, ...],
    on: str,
    as_data: bool,
) -> int:
    """Found BODY under CHARTER (at a day, as in kazakhstan@2024-01-01)."""
    from politeia.amendment.points import parse_day
    from politeia.cli.files import refuse_unwritable_ledger
    from politeia.cli.live_asking import roster_rows, zone_checked
    from politeia.polity.charter import institutions_of, packed
    from politeia.polity.model import BY_HAND, CALENDAR, Command, Refused
    from politeia.polity.running import Request, found
    from politeia.polity.sampling import sample_roster
    from politeia.polity.storing import open_store

    target, documents = packed(charter if "@" in charter or not on else f"{charter}@{parse_day(on).isoformat()}")
    zone_checked(zone)
    rows = roster_rows(roster) if roster is not None else []
    day = parse_day(on) if on else target.day
    now = noon(day.isoformat()) if by_hand else datetime.now(UTC)
    readings = dict(item.partition("=")[::2] for item in reading)
    refuse_unwritable_ledger(body)
    store = open_store(body, new=True)
    try:
        running = found(
            store,
            target.charter.title,
            zone=zone,
            registrar=registrar,
            documents=documents,
            day=target.day.isoformat(),
            readings=readings,
            clock=BY_HAND if by_hand else CALENDAR,
            now=now,
        )
        rows += sample_roster(institutions_of(running.state)) if sample else []
        if rows:
            running.submit(Request(Command("roster", registrar, {"rows": rows})), now)
        running.submit(Request(Command("open offices", registrar)), now)
    except Refused as refused:
        store.discard()
        return tell_refused(refused, as_data=as_data)
    except BaseException:
        store.discard()
        raise
    return show_body(running, as_data=as_data)
