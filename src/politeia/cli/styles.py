"""How verdicts, articles and changes look in the terminal: always a word or a sign, and colour beside it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from politeia.comparison.model import Fate
from politeia.presentation.verdicts import SIGNS
from politeia.verification.model import Verdict

if TYPE_CHECKING:
    from rich.text import Text

STYLES = {
    Verdict.HOLDS: "bold green",
    Verdict.FAILS: "bold red",
    Verdict.DEPENDS: "bold yellow",
    Verdict.NOT_APPLICABLE: "dim",
}
FATES = {
    Fate.ADDED: ("+", "green"),
    Fate.REMOVED: ("−", "red"),
    Fate.CHANGED: ("~", "yellow"),
    Fate.RENAMED: ("?", "magenta"),
    Fate.RENUMBERED: ("#", "dim"),
    Fate.OTHER_VOTES: ("=", "cyan"),
}


def badge(verdict: Verdict) -> Text:
    """A verdict as sign and word."""
    from rich.text import Text

    return Text(f"{SIGNS[verdict]} {verdict.value}", style=STYLES[verdict])


def sign_of(fate: Fate) -> Text:
    """What became of a norm, as sign and word."""
    from rich.text import Text

    sign, style = FATES[fate]
    return Text(f"{sign} {fate.value}", style=style)


def cited(citations: Iterable[str]) -> str:
    """Articles in brackets, or nothing."""
    found = ", ".join(dict.fromkeys(citation for citation in citations if citation))
    return f"[{found}]" if found else ""


def with_articles(words: str, citations: Iterable[str]) -> Text:
    """Words followed by their articles, dimmed."""
    from rich.text import Text

    text = Text(words)
    found = cited(citations)
    if found:
        text.append(f"  {found}", style="dim cyan")
    return text
