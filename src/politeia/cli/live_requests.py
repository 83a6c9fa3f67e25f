"""How a command of `politeia live` reaches its body: common options, the body opened once, the request submitted and told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from politeia.cli.failures import FAILS, HOLDS

if TYPE_CHECKING:
    from politeia.polity.model import Polity, Refused
    from politeia.polity.running import LiveBody

TEACHING = "The day of the act, for a body with --by-hand."


def with_json(run: Callable[..., int]) -> Callable[..., int]:
    return click.option("--json", "as_data", is_flag=True, help="Print it as JSON.")(run)


def dated(run: Callable[..., int]) -> Callable[..., int]:
    return click.option("--on", default="", metavar="DAY", help=TEACHING)(run)


def requested(run: Callable[..., int]) -> Callable[..., int]:
    """The options of everything that changes a body."""
    for option in (
        click.option("--json", "as_data", is_flag=True, help="Print what came about as JSON."),
        click.option("--sign-with", type=click.Path(path_type=Path), help="The private key of whoever acts."),
        click.option("--expected", type=int, help="Refuse it when something has happened since this entry."),
        click.option("--key", default="", help="A key of the request: sent again with the same key, it counts once."),
        click.option("--on", default="", metavar="DAY", help=TEACHING),
    ):
        run = option(run)
    return run


def opened_body(body: str) -> LiveBody:
    """The body at an address; kept open to the end of the command, which may do several things in it."""
    from politeia.polity.running import LiveBody
    from politeia.polity.storing import open_store

    context = click.get_current_context()
    running: LiveBody | None = context.meta.get(f"politeia.live {body}")
    if running is None:
        running = context.meta[f"politeia.live {body}"] = LiveBody(open_store(body))
        context.call_on_close(running.store.close)
    return running


def noon(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T12:00:00+00:00")


def instant(state: Polity, on: str) -> datetime:
    """The instant of a command: now, or noon of the day that is given for a body whose clock is in the hand."""
    from politeia.amendment.points import parse_day
    from politeia.diagnostics.model import failure
    from politeia.polity.model import BY_HAND

    if state.clock == BY_HAND:
        return noon(parse_day(on).isoformat() if on else state.day.isoformat())
    if on:
        raise failure(
            "A182",
            "the day of this body is that of the calendar",
            expectation="--on gives the day of a body that was founded with --by-hand.",
            remedy="Leave --on away.",
        )
    return datetime.now(UTC)


def submit(
    body: str,
    kind: str,
    who: str,
    what: dict[str, Any],
    *,
    on: str,
    key: str,
    expected: int | None,
    sign_with: Path | None,
    as_data: bool,
    silent: bool = False,
) -> int:
    from politeia.cli.live_shown import accepted
    from politeia.polity.ledger import on_record, signed_content
    from politeia.polity.model import Command, Refused
    from politeia.polity.running import Request, is_secret_vote
    from politeia.polity.signing import sign

    running = opened_body(body)
    asked = Command(kind, who or running.state.registrar, what)
    signature = ""
    if sign_with is not None:
        content = on_record(asked, secret=is_secret_vote(running.state, asked))
        signature = sign(sign_with.read_text(encoding="utf-8"), signed_content(running.genesis, content, key))
    try:
        found = running.submit(Request(asked, key, expected, signature), instant(running.state, on))
    except Refused as refused:
        return tell_refused(refused, as_data=as_data)
    return HOLDS if silent else accepted(running.state, found, as_data=as_data)


def tell_refused(refused: Refused, *, as_data: bool) -> int:
    from politeia.cli.live_shown import refusal

    refusal(refused, as_data=as_data)
    return FAILS


def show_body(running: LiveBody, *, as_data: bool) -> int:
    from politeia.cli.live_shown import shown

    return shown(running.state, running.head, as_data=as_data)
