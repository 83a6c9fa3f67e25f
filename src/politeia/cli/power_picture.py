"""The power map as a picture: one row of bars for every decision, editions beside each other, readable in grey."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from politeia.cli.pictures import new_figure, refuse_other_kinds, write_picture
from politeia.power.model import DecisionPower, GroupPower

PATTERNS = ("", "//", "..", "xx", "--", "\\\\", "++", "oo", "**")
MOST_GROUPS = 8
APART = 0.5
"""Room between two decisions, in rows."""
LEAST_NAMED = 5
"""Per cent; a bar as wide as that has room for its figure."""


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
    places = _places([found.decision for _, _, found in rows])
    figure = new_figure(10, 1.6 + 0.5 * len(rows))
    axes = figure.subplots()
    groups = list(
        dict.fromkeys(group.players.name for _, _, found in rows for group in found.groups if group.swing.most)
    )
    for position, (_, _, found) in zip(places, rows, strict=True):
        left = 0.0
        for group in found.groups:
            share = _share(group)
            if share <= 0:
                continue
            number = groups.index(group.players.name)
            axes.barh(
                position,
                share,
                left=left,
                height=0.7,
                color=str(0.95 - 0.75 * (number % MOST_GROUPS) / MOST_GROUPS),
                hatch=PATTERNS[number % len(PATTERNS)],
                edgecolor="black",
                linewidth=0.6,
                label=group.players.name,
            )
            if share >= LEAST_NAMED:
                box = {"facecolor": "white", "edgecolor": "none", "pad": 1.5}
                axes.text(left + share / 2, position, _figure(group), ha="center", va="center", fontsize=8, bbox=box)
            left += share
    axes.set_yticks(places, [f"{name}\n{label}" if len(editions) > 1 else name for name, label, _ in rows])
    axes.invert_yaxis()
    axes.set_xlim(0, 100)
    axes.set_xlabel(
        "Shapley-Shubik share of power in per cent; a bar ends in the middle of a range that the text leaves open"
    )
    handles, labels = axes.get_legend_handles_labels()
    unique = dict(zip(labels, handles, strict=True))
    axes.legend(unique.values(), unique.keys(), loc="upper left", bbox_to_anchor=(1, 1), frameon=False)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    title = f"Power under {' and '.join(label for label, _ in editions)}"
    figure.suptitle(title, fontsize=11, x=0.02, ha="left")
    write_picture(figure, path, title, [_said(name, label, found) for name, label, found in rows])


def _places(decisions: Sequence[str]) -> list[float]:
    """Where each row stands: the editions of one decision together, and a gap before the next decision."""
    gaps = 0.0
    found: list[float] = []
    for number, decision in enumerate(decisions):
        gaps += APART if number and decision != decisions[number - 1] else 0.0
        found.append(number + gaps)
    return found


def _figure(group: GroupPower) -> str:
    """A share as it stands in a bar: whole per cent, or its range."""
    least, most = (round(100 * float(end)) for end in (group.shapley_shubik.least, group.shapley_shubik.most))
    return f"{least}" if least == most else f"{least}–{most}"


def _said(name: str, label: str, found: DecisionPower) -> str:
    """One row of bars in words."""
    shares = (f"{group.players.name} {_figure(group)} %" for group in found.groups if _share(group) > 0)
    return f"{name}, {label}: {', '.join(shares)}"


def _share(group: GroupPower) -> float:
    """The Shapley-Shubik share in per cent; the middle of a range."""
    return 50 * (float(group.shapley_shubik.least) + float(group.shapley_shubik.most))
