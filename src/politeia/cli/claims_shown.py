"""Claims in the terminal: the verdict as sign and word, the sentence, and what each check found with its articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.padding import Padding
from rich.text import Text

from politeia.claims.checking import examine_claims
from politeia.claims.model import Examined, Finding, PublicClaim, Standing
from politeia.cli.console import progress
from politeia.cli.styles import with_articles
from politeia.presentation.verdicts import STANDINGS, finding_sign

if TYPE_CHECKING:
    from rich.console import RenderableType

STYLES = {
    Standing.BORNE_OUT: "bold green",
    Standing.PARTLY: "bold yellow",
    Standing.NOT: "bold red",
    Standing.CANNOT_TELL: "bold yellow",
}


def examined(charter: str, claims: tuple[PublicClaim, ...]) -> tuple[Examined, ...]:
    """The claims with what their checks found, with progress on a terminal."""
    with progress("Checking claims") as report:
        return examine_claims(charter.split("@")[0], claims, report=lambda done, total: report(done, total, ""))


def standing_badge(standing: Standing) -> Text:
    """A verdict as sign and word."""
    return Text(f"{STANDINGS[standing]} {standing.value}", style=STYLES[standing])


def claim_line(item: Examined) -> Text:
    """A claim in one line."""
    return Text.assemble(standing_badge(item.standing), "  ", item.claim.says or item.claim.name)


def claim_in_full(item: Examined) -> RenderableType:
    """A claim with what every check and every limit found."""
    head = with_articles(item.claim.says or item.claim.name, [item.claim.rests_on] if item.claim.rests_on else [])
    parts: list[RenderableType] = [Text.assemble(standing_badge(item.standing), "  "), Padding(head, (0, 0, 0, 2))]
    parts += [Padding(finding_line(finding), (0, 0, 0, 4)) for finding in item.findings]
    for words in (item.claim.note, f"Source: {item.claim.source}" if item.claim.source else ""):
        if words:
            parts.append(Padding(Text(words, style="dim"), (0, 0, 0, 4)))
    return Group(*parts)


def finding_line(finding: Finding) -> Text:
    """What a check or a limit found, with its articles."""
    styles = {"✓": "green", "✗": "red", "but": "yellow", "?": "yellow", "·": "dim"}
    sign = finding_sign(finding)
    words = with_articles(f"{finding.line.written}: {finding.found}", list(finding.citations))
    return Text.assemble((f"{sign} ", styles[sign]), words)
