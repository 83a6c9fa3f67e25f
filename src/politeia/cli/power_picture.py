"""The power map as a picture: one row of bars for every decision, editions beside each other, readable in grey."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING

from politeia.cli.pictures import new_figure, refuse_other_kinds, write_picture
from politeia.power.model import DecisionPower, GroupPower

if TYPE_CHECKING:
    from matplotlib.axes import Axes

PATTERNS = ("", "//", "..", "xx", "--", "\\\\", "++", "oo", "**")
SHADES = 8
MOST_SHOWN = 10
"""Groups of one decision that have a bar of their own; the smallest of more are drawn together."""
OTHERS = "others"
WIDEST = 40
"""Letters of a line beside a bar."""
APART = 0.5
"""Room between two decisions, in rows."""
LEAST_NAMED = 5
"""Per cent; a bar as wide as that has room for its figure."""
NOTE = "Shapley-Shubik share of power in per cent; a bar ends in the middle of a range that the text leaves open"


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a bar: whose it is, how wide, and the figure that stands in it."""

    name: str
    share: float
    figure: str


def draw(editions: Sequence[tuple[str, tuple[DecisionPower, ...]]], path: Path) -> None:
    """Draw Shapley-Shubik shares as stacked bars; raises an error of exit status 2 where no picture can be written."""
    refuse_other_kinds(path)
    names = list(dict.fromkeys(found.decision for _, power in editions for found in power))
    rows = [
        (found.title, label, found)
        for name in names
        for label, power in editions
        for found in power
        if found.decision == name
    ]
    shown = {name: _largest([found for _, _, found in rows if found.decision == name]) for name in names}
    bars = [_pieces(found, shown[found.decision]) for _, _, found in rows]
    players = list(dict.fromkeys(piece.name for bar in bars for piece in bar))
    places = _places([found.decision for _, _, found in rows])
    figure = new_figure(11, 1.6 + max(0.5 * (places[-1] + 1), 0.25 * len(players)))
    axes = figure.subplots()
    for position, bar in zip(places, bars, strict=True):
        _draw_bar(axes, position, bar, players)
    axes.set_yticks(places, _labels(rows, several=len(editions) > 1))
    axes.invert_yaxis()
    axes.set_xlim(0, 100)
    axes.set_xlabel(NOTE)
    handles, told = axes.get_legend_handles_labels()
    unique = dict(zip(told, handles, strict=True))
    axes.legend(unique.values(), unique.keys(), loc="upper left", bbox_to_anchor=(1, 1), frameon=False)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    title = f"Power under {' and '.join(label for label, _ in editions)}"
    figure.suptitle(title, fontsize=11, x=0.02, ha="left")
    write_picture(figure, path, title, [_said(name, label, found) for name, label, found in rows])


def _draw_bar(axes: Axes, position: float, bar: Sequence[Piece], players: Sequence[str]) -> None:
    left = 0.0
    for piece in bar:
        number = players.index(piece.name)
        axes.barh(
            position,
            piece.share,
            left=left,
            height=0.7,
            color="white" if piece.name == OTHERS else str(0.95 - 0.75 * (number % SHADES) / SHADES),
            hatch="" if piece.name == OTHERS else PATTERNS[number % len(PATTERNS)],
            edgecolor="black",
            linewidth=0.6,
            label=piece.name,
        )
        if piece.share >= LEAST_NAMED:
            box = {"facecolor": "white", "edgecolor": "none", "pad": 1.5}
            axes.text(left + piece.share / 2, position, piece.figure, ha="center", va="center", fontsize=8, bbox=box)
        left += piece.share


def _largest(editions: Sequence[DecisionPower]) -> frozenset[str]:
    """The groups of a decision that are drawn by themselves: all of few, or those with most in some edition."""
    shares: dict[str, float] = {}
    for found in editions:
        for group in found.groups:
            if _share(group) > 0:
                shares[group.players.name] = max(_share(group), shares.get(group.players.name, 0.0))
    ordered = sorted(shares, key=lambda name: -shares[name])
    return frozenset(ordered if len(ordered) <= MOST_SHOWN + 1 else ordered[:MOST_SHOWN])


def _pieces(found: DecisionPower, shown: frozenset[str]) -> list[Piece]:
    groups = [group for group in found.groups if _share(group) > 0]
    named = [Piece(g.players.name, _share(g), _figure(g)) for g in groups if g.players.name in shown]
    rest = [_share(group) for group in groups if group.players.name not in shown]
    return [*named, Piece(OTHERS, sum(rest), f"{len(rest)} others {sum(rest):.0f}")] if rest else named


def _labels(rows: Sequence[tuple[str, str, DecisionPower]], *, several: bool) -> list[str]:
    """What stands beside each bar: the decision once, and with several editions the edition of each bar."""
    charters = {label.partition("@")[0] for _, label, _ in rows}
    found: list[str] = []
    before = ""
    for title, label, power in rows:
        edition = label.partition("@")[2] if len(charters) == 1 else label
        lines = [] if power.decision == before else [fill(title, WIDEST)]
        found.append("\n".join([*lines, *([edition] if several else [])]))
        before = power.decision
    return found


def _places(decisions: Sequence[str]) -> list[float]:
    """Where each row stands: the editions of one decision together, and a gap before the next decision."""
    gaps = 0.0
    found: list[float] = []
    for number, decision in enumerate(decisions):
        gaps += APART if number and decision != decisions[number - 1] else 0.0
        found.append(number + gaps)
    return found


def _figure(group: GroupPower, places: int = 0) -> str:
    """A share in per cent, or its range; whole numbers where it stands in a bar."""
    least, most = (f"{100 * float(end):.{places}f}" for end in (group.shapley_shubik.least, group.shapley_shubik.most))
    return f"{least}" if least == most else f"{least}–{most}"


def _said(name: str, label: str, found: DecisionPower) -> str:
    """One row of bars in words."""
    shares = (f"{group.players.name} {_figure(group, 1)} %" for group in found.groups if _share(group) > 0)
    return f"{name}, {label}: {', '.join(shares)}"


def _share(group: GroupPower) -> float:
    """The Shapley-Shubik share in per cent; the middle of a range."""
    return 50 * (float(group.shapley_shubik.least) + float(group.shapley_shubik.most))
