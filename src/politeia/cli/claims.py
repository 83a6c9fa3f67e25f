"""`politeia claims`: what is said of a reform, and what the texts of its days say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from politeia.cli.failures import FAILS, HOLDS

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from politeia.claims.model import Examined, PublicClaim

EPILOG = """\b
Examples:
  politeia claims kazakhstan
  politeia claims kazakhstan "a stronger parliament"
  politeia claims kazakhstan --json

\b
Claims stand in claims.md in the charter's folder, each with the checks that bear it. Exit status: 0 every claim is borne
out, 1 a claim is borne out only partly, not at all, or cannot be told, 2 a claim is written wrongly.
"""


@click.command("claims", epilog=EPILOG)
@click.argument("charter")
@click.argument("name", metavar="[CLAIM]", required=False, default="")
@click.option("--brief", "short", is_flag=True, help="Verdicts only, without what the checks found.")
@click.option("--json", "as_data", is_flag=True, help="Print the claims as JSON.")
def command(charter: str, name: str, short: bool, as_data: bool) -> int:
    """Check the claims that lie beside CHARTER: borne out, partly, or not, with what each check found."""
    from politeia.claims.model import Standing
    from politeia.claims.reading import read_claims
    from politeia.cli.claims_shown import examined

    found = examined(charter, _chosen(read_claims(charter.split("@")[0]), name))
    if as_data:
        from politeia.cli.jsons import as_json

        click.echo(as_json({"charter": charter, "claims": [_data(item) for item in found]}))
    else:
        _show(found, short=short)
    return HOLDS if all(item.standing is Standing.BORNE_OUT for item in found) else FAILS


def _chosen(claims: tuple[PublicClaim, ...], name: str) -> tuple[PublicClaim, ...]:
    from politeia.diagnostics.model import failure
    from politeia.diagnostics.nearest import nearest

    if not name:
        return claims
    chosen = tuple(claim for claim in claims if claim.name == name)
    if chosen:
        return chosen
    near = nearest(name, [claim.name for claim in claims], 0.4)
    raise failure(
        "C108",
        f"no claim is called “{name}”",
        remedy=f"Did you mean “{near}”?" if near else "politeia claims without a name checks them all.",
    )


def _data(item: Examined) -> dict[str, object]:
    return {
        "name": item.claim.name,
        "says": item.claim.says,
        "rests_on": item.claim.rests_on,
        "verdict": item.standing,
        "findings": [
            {
                "check": finding.line.written,
                "limit": finding.line.limit,
                "true": finding.true,
                "found": finding.found,
                "citations": finding.citations,
            }
            for finding in item.findings
        ],
        "source": item.claim.source,
        "note": item.claim.note,
    }


def _show(found: tuple[Examined, ...], *, short: bool) -> None:
    from rich.text import Text

    from politeia.cli.claims_shown import claim_in_full, claim_line
    from politeia.cli.console import open_console
    from politeia.presentation.verdicts import counted

    console: Console = open_console()
    for item in found:
        shown: RenderableType = claim_line(item) if short else claim_in_full(item)
        console.print(shown)
        if not short:
            console.print()
    console.print(Text(counted(found)))
