"""The commands of `politeia live` that show a body: as it stands, as it was, what somebody may do, and its history."""

from __future__ import annotations

import click

from politeia.cli.live_requests import (
    dated,
    instant,
    opened_body,
    show_body,
    with_json,
)


@click.command("show")
@click.argument("body")
@dated
@with_json
def show(body: str, on: str, as_data: bool) -> int:
    """Show BODY today: who holds what, open matters and ballots, deadlines, and where the text leaves something open."""
    running = opened_body(body)
    running.tick(instant(running.state, on))
    return show_body(running, as_data=as_data)


@click.command("at")
@click.argument("body")
@click.argument("when")
@with_json
def at(body: str, when: str, as_data: bool) -> int:
    """Show BODY as it was after an entry (a number), or at the end of a day."""
    from politeia.amendment.points import parse_day
    from politeia.cli.live_shown import shown

    running = opened_body(body)
    if when.isdigit():
        state = running.before(number=int(when))
    else:
        state = running.before(instant=f"{parse_day(when).isoformat()}T23:59:59.999999+00:00")
    return shown(state, running.head, as_data=as_data)


@click.command("may")
@click.argument("body")
@click.argument("who")
@click.argument("act", required=False)
@dated
@with_json
def may(body: str, who: str, act: str | None, on: str, as_data: bool) -> int:
    """What WHO may do now, what waits for them, and of ACT why it is not lawful."""
    from politeia.cli.live_shown import may_do

    running = opened_body(body)
    running.tick(instant(running.state, on))
    return may_do(running.state, who, act or "", as_data=as_data)


@click.command("history")
@click.argument("body")
@click.option("--matter", default="", help="Only what concerns this matter.")
@with_json
def history(body: str, matter: str, as_data: bool) -> int:
    """Tell what happened, entry by entry, with the articles."""
    from politeia.cli.live_shown import told

    return told(opened_body(body).store.lines(), matter, as_data=as_data)
