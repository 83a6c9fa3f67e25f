"""A referendum region by region as bars: who took part, and who said yes where that is known."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from markupsafe import Markup

from politeia.elections.model import UnitVotes

NAMES, BAR, FIGURES, ROW = 150, 340, 220, 26


def percent(share: Fraction | None) -> str:
    """A share in per cent with two decimals; a dash where nothing is known."""
    return "–" if share is None else f"{float(100 * share):.2f} %"


def draw(units: Sequence[UnitVotes], words: dict[str, str]) -> Markup:
    """The bars as SVG, with a line at one half; the table beside them says the same in figures."""
    height = len(units) * ROW + 24
    half = NAMES + BAR / 2
    rows = Markup("").join(_row(unit, number, words) for number, unit in enumerate(units))
    return Markup(
        '<svg class="regions" role="img" aria-label="{}" viewBox="0 0 {} {}" width="{}" height="{}">{}'
        '<path class="half" d="M{:.0f} 16V{}"/><text class="figure" x="{:.0f}" y="11">50 %</text>'
        '<rect class="turnout" x="{}" y="4" width="14" height="8"/><text class="figure" x="{}" y="12">{}</text>'
        '<rect class="yes" x="{}" y="4" width="14" height="8"/><text class="figure" x="{}" y="12">{}</text></svg>'
    ).format(
        f"{words['turnout']}, {words['yes']}", NAMES + BAR + FIGURES, height, NAMES + BAR + FIGURES, height, rows,
        half, height - 4, half - 14,
        NAMES + BAR + 8, NAMES + BAR + 28, words["turnout"], NAMES + BAR + 108, NAMES + BAR + 128, words["yes"],
    )  # fmt: skip


def _row(unit: UnitVotes, number: int, words: dict[str, str]) -> Markup:
    y = 20 + number * ROW
    turnout, yes = unit.share_taking_part, unit.share_of_yes
    bars = [
        Markup('<rect class="{}" x="{}" y="{}" width="{:.1f}" height="{}"/>').format(
            kind, NAMES, y + aside, BAR * float(share), 8
        )
        for kind, share, aside in (("turnout", turnout, 1), ("yes", yes, 10))
        if share is not None
    ]
    vote = (
        percent(yes)
        if yes is not None
        else {True: words["majority"], False: words["no_majority"], None: ""}[unit.announced]
    )
    said = f"{percent(turnout)}; {words['yes']}: {vote}" if vote else percent(turnout)
    return Markup('<text class="place" x="{}" y="{}">{}</text>{}<text class="figure" x="{}" y="{}">{}</text>').format(
        NAMES - 8, y + 14, unit.name, Markup("").join(bars), NAMES + BAR + 8, y + 14, said
    )
