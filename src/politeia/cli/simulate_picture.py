"""Simulated terms as a picture: for each figure its mean and nine terms of ten, editions below each other, readable in grey."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from politeia.cli.pictures import new_figure, refuse_other_kinds, write_picture

if TYPE_CHECKING:
    from politeia.simulation.summary import Distribution, Summary

MARKS = (("o", "black"), ("s", "white"))
"""Shape and filling tell the editions apart without colour."""


def draw(editions: Sequence[tuple[str, Summary]], path: Path) -> None:
    """Draw the chief figures that happen at all; raises an error of exit status 2 where no picture can be written."""
    refuse_other_kinds(path)
    names = list(
        dict.fromkeys(
            item.what for _, summary in editions for item in summary.chief if item.ever or "months" not in item.what
        )
    )
    figure = new_figure(9, 1.2 + (0.42 + 0.3 * len(editions)) * len(names))
    rows = figure.subplots(len(names), 1, squeeze=False)[:, 0]
    for axes, name in zip(rows, names, strict=True):
        for position, (label, summary) in enumerate(editions):
            item = summary.named(name)
            shape, filling = MARKS[position % len(MARKS)]
            low, mean, high = (item.low, item.mean, item.high) if item is not None else (0.0, 0.0, 0.0)
            axes.plot([low, high], [position, position], color="black", linewidth=1.4, solid_capstyle="butt")
            axes.plot([mean], [position], shape, color="black", markerfacecolor=filling, markersize=7, label=label)
            axes.annotate(_figures(item), (1.01, position), xycoords=("axes fraction", "data"), va="center", fontsize=8)
        axes.set_title(name, loc="left", fontsize=9, pad=2)
        axes.set_yticks([])
        axes.set_ylim(len(editions) - 0.5, -0.5)
        axes.set_xlim(left=0)
        axes.set_xmargin(0.05)
        axes.tick_params(labelsize=8)
        for side in ("top", "right", "left"):
            axes.spines[side].set_visible(False)
    handles, labels = rows[0].get_legend_handles_labels()
    figure.legend(handles, labels, loc="outside lower left", ncols=len(editions), frameon=False, fontsize=9)
    title = f"In a term under {' and '.join(label for label, _ in editions)}"
    figure.suptitle(f"{title}: mean, and nine terms of ten", fontsize=11, x=0.02, ha="left")
    told = [f"{name}, {label}: {_figures(summary.named(name))}" for name in names for label, summary in editions]
    write_picture(figure, path, title, told)


def _figures(item: Distribution | None) -> str:
    if item is None or not item.ever:
        return "never"
    return f"{item.mean:.3g} ({item.low:.3g} to {item.high:.3g})"
