"""The power map as a picture: one row of bars for every decision, editions beside each other, readable in grey."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from politeia.cli.files import write_whole
from politeia.diagnostics.model import failure
from politeia.power.model import DecisionPower

PATTERNS = ("", "//", "..", "xx", "--", "\\\\", "++", "oo", "**")
MOST_GROUPS = 8


def draw(editions: Sequence[tuple[str, tuple[DecisionPower, ...]]], path: Path) -> None:
    """Draw Shapley-Shubik shares as stacked bars; raises an error of exit status 2 where no picture can be written."""
    from io import BytesIO

    if path.suffix not in (".svg", ".png"):
        raise failure(
            "W204",
            f"“{path.name}” names no kind of picture",
            None,
            expectation="A picture is written as .svg or .png.",
            remedy=f"For example {path.with_suffix('.svg').name}.",
        )
    try:
        from matplotlib.figure import Figure
    except ImportError:
        raise failure(
            "W203",
            "pictures need matplotlib, which is not installed",
            None,
            expectation="Figures are drawn with an optional library.",
            remedy="Install it with: pip install 'politeia[pictures]'",
        ) from None
    names = list(dict.fromkeys(found.decision for _, power in editions for found in power))
    rows = [
        (name, label, found) for name in names for label, power in editions for found in power if found.decision == name
    ]
    figure = Figure(figsize=(9, 1.2 + 0.5 * len(rows)), layout="constrained")
    axes = figure.subplots()
    groups = list(
        dict.fromkeys(group.players.name for _, _, found in rows for group in found.groups if group.swing.most)
    )
    for position, (_, _, found) in enumerate(rows):
        left = 0.0
        for group in found.groups:
            share = 50 * (float(group.shapley_shubik.least) + float(group.shapley_shubik.most))
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
    buffer = BytesIO()
    figure.savefig(buffer, format=path.suffix[1:], dpi=150)
    write_whole(path, buffer.getvalue())
