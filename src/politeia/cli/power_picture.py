"""The power map as a picture: one row of bars for every decision, editions beside each other, readable in grey."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from politeia.cli.pictures import new_figure, refuse_other_kinds, write_picture
from politeia.power.model import DecisionPower, GroupPower

PATTERNS = ("", "//", "..", "xx", "--", "\\\\", "++", "oo", "**")
MOST_GROUPS = 8
LEAST_NAMED = 4
"""Per cent; a bar as wide as that has room for its figure."""


def draw(editions: Sequence[tuple[str, tuple[DecisionPower, ...]]], path: Path) -> None:
    """Draw Shapley-Shubik shares as stacked bars; raises an error of exit status 2 where no picture can be written."""
    refuse_other_kinds(path)
    names = list(dict.fromkeys(found.decision for _, power in editions for found in power))
    rows = [
        (name, label, found) for name in names for label, power in editions for found in power if found.decision == name
    ]
    figure = new_figure(10, 1.6 + 0.5 * len(rows))
    axes = figure.subplots()
    groups = list(
        dict.fromkeys(group.players.name for _, _, found in rows for group in found.groups if group.swing.most)
    )
    for position, (_, _, found) in enumerate(rows):
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
                axes.text(left + share / 2, position, f"{share:.0f}", ha="center", va="center", fontsize=8, bbox=box)
            left += share
    axes.set_yticks(range(len(rows)), [f"{name}\n{label}" if len(editions) > 1 else name for name, label, _ in rows])
    axes.invert_yaxis()
    axes.set_xlim(0, 100)
    axes.set_xlabel("Shapley-Shubik share of power in per cent; the middle of the range where the text leaves a gap")
    handles, labels = axes.get_legend_handles_labels()
    unique = dict(zip(labels, handles, strict=True))
    axes.legend(unique.values(), unique.keys(), loc="upper left", bbox_to_anchor=(1, 1), frameon=False)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    title = f"Power under {' and '.join(label for label, _ in editions)}"
    figure.suptitle(title, fontsize=11, x=0.02, ha="left")
    write_picture(figure, path, title, [_said(name, label, found) for name, label, found in rows])


def _said(name: str, label: str, found: DecisionPower) -> str:
    """One row of bars in words."""
    shares = (f"{group.players.name} {_share(group):.1f} %" for group in found.groups if _share(group) > 0)
    return f"{name}, {label}: {', '.join(shares)}"


def _share(group: GroupPower) -> float:
    """The Shapley-Shubik share in per cent; the middle of a range."""
    return 50 * (float(group.shapley_shubik.least) + float(group.shapley_shubik.most))
