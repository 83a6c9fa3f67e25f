"""`politeia live`: a body run under its charter, one command a word, each accepted or refused with the article."""

from __future__ import annotations

import click

from politeia.cli import live_acts, live_founding, live_ledgers, live_looking
from politeia.cli.live_elsewhere import LiveCommands

EPILOG = """\b
Examples:
  politeia live new my-statute society.db --registrar Clerk --roster members.csv
  politeia live show society.db
  politeia live may society.db "Member 1"
  politeia live act society.db "Member 1" "fill Chair" --nominee "Member 7"
  politeia live vote society.db B1 yes "Member 1" "Member 2" "Member 3"
  politeia live close society.db B1
  politeia live history society.db
  politeia live verify society.db
  politeia live serve society.db

\b
BODY is a file, or a PostgreSQL server as postgresql://... Exit status: 0 when it is accepted, 1 when the law or the
record stands against it, 2 when the input is wrong.
"""


@click.group("live", cls=LiveCommands, epilog=EPILOG)
def command() -> None:
    """Run a body under its charter: acts, votes and deadlines, accepted or refused by the law, and kept in a ledger."""


for _module in (live_founding, live_acts, live_looking, live_ledgers):
    for _found in vars(_module).values():
        if isinstance(_found, click.Command):
            command.add_command(_found)
