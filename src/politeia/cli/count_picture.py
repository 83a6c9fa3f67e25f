"""A count as a picture: the seats of an election as a hemicycle, the vote of a referendum region by region."""

from __future__ import annotations

from fractions import Fraction
from math import cos, pi, sin
from pathlib import Path
from typing import TYPE_CHECKING

from politeia.cli.pictures import new_figure, refuse_other_kinds, write_picture
from politeia.elections.model import ElectionCount, ListResult, ReferendumCount, UnitVotes

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MARKS = tuple(("osD^vPX"[number % 7], ("black", "white", "0.65")[number % 3]) for number in range(21))
"""Shapes and greys: the next list differs in both."""
INNER = 0.4
"""The radius of the innermost row, where the outermost has 1."""
MOST_NAMED = 16
"""Lists beyond this number are named together."""


def draw(count: ElectionCount | ReferendumCount, edition: str, path: Path) -> None:
    """Draw a count; raises an error of exit status 2 where no picture can be written."""
    refuse_other_kinds(path)
    if isinstance(count, ElectionCount):
        _hemicycle(count, edition, path)
    else:
        _regions(count, edition, path)


# -- seats ---------------------------------------------------------------------------------------------------------------


def places(seats: int) -> list[tuple[float, float]]:
    """The places of so many seats in a hemicycle, from left to right; rows lie as far apart as neighbours in a row."""
    rows = min(range(1, 40), key=lambda number: abs(_along(seats, number) - _between(number)))
    radii = [1.0] if rows == 1 else [INNER + _between(rows) * row for row in range(rows)]
    total = sum(radii)
    ends = [round(seats * sum(radii[: row + 1]) / total) for row in range(rows)]
    found: list[tuple[float, float, float]] = []
    for row, radius in enumerate(radii):
        inside = ends[row] - (ends[row - 1] if row else 0)
        for seat in range(inside):
            angle = pi / 2 if inside == 1 else pi * (1 - seat / (inside - 1))
            found.append((-angle, radius * cos(angle), radius * sin(angle)))
    return [(across, up) for _, across, up in sorted(found)]


def _between(rows: int) -> float:
    return (1 - INNER) / max(rows - 1, 1)


def _along(seats: int, rows: int) -> float:
    radii = [INNER + _between(rows) * row for row in range(rows)]
    return pi * sum(radii) / seats


def _hemicycle(count: ElectionCount, edition: str, path: Path) -> None:
    seated = sorted((item for item in count.lists if item.seats), key=lambda item: (-item.seats, item.name))
    house = max(count.house, sum(item.seats for item in seated))
    named = _named(seated)
    free = house - sum(item.seats for item in seated)
    figure = new_figure(9, 4.2)
    axes, beside = figure.subplots(1, 2, width_ratios=(3, 2))
    spots = places(house)
    size = (_between(5) if house < 12 else min(0.16, 2.1 / house**0.5 / 2)) * 150
    start = 0
    for number, (_, seats) in enumerate(named):
        shape, face = MARKS[number % len(MARKS)]
        _seats(axes, spots[start : start + seats], shape, face, size)
        start += seats
    _seats(axes, spots[start:], "$?$", "black", size)
    axes.set_aspect("equal")
    axes.set_xlim(-1.12, 1.12)
    axes.set_ylim(-0.25, 1.12)
    axes.axis("off")
    axes.text(0, 0, str(house), ha="center", va="bottom", fontsize=22)
    axes.text(0, -0.16, "lists from left to right by seats, not by politics", ha="center", va="top", fontsize=8)
    rows = [(name, seats, MARKS[number % len(MARKS)]) for number, (name, seats) in enumerate(named)]
    if free:
        rows.append(("open: the law does not decide", free, ("$?$", "black")))
    _table(beside, rows)
    title = f"Seats of {count.norm}, under {edition}"
    figure.suptitle(title, fontsize=11, x=0.02, ha="left")
    write_picture(figure, path, title, [f"{name}: {seats} of {house} seats" for name, seats, _ in rows])


def _named(seated: list[ListResult]) -> list[tuple[str, int]]:
    rows = [(item.name, item.seats) for item in seated]
    if len(rows) <= MOST_NAMED:
        return rows
    rest = rows[MOST_NAMED - 1 :]
    return [*rows[: MOST_NAMED - 1], (f"{len(rest)} others together", sum(seats for _, seats in rest))]


def _seats(axes: Axes, spots: list[tuple[float, float]], shape: str, face: str, size: float) -> None:
    axes.plot(
        [across for across, _ in spots],
        [up for _, up in spots],
        linestyle="none",
        marker=shape,
        markersize=size,
        markerfacecolor=face,
        markeredgecolor="black",
        markeredgewidth=0.7,
    )


def _table(axes: Axes, rows: list[tuple[str, int, tuple[str, str]]]) -> None:
    """Mark, name and seats of every list, one a line."""
    axes.axis("off")
    axes.set_xlim(0, 1)
    axes.set_ylim(max(len(rows), 8) + 0.5, -0.5)
    for line, (name, seats, (shape, face)) in enumerate(rows):
        axes.plot([0.04], [line], marker=shape, color="black", markerfacecolor=face, markersize=8, markeredgewidth=0.7)
        axes.text(0.12, line, name if len(name) <= 34 else f"{name[:33]}…", va="center", fontsize=9)
        axes.text(1, line, str(seats), va="center", ha="right", fontsize=9)


# -- referendums ---------------------------------------------------------------------------------------------------------


def _regions(count: ReferendumCount, edition: str, path: Path) -> None:
    units = [*count.units] or ([count.whole] if count.whole else [])
    shown = sorted(units, key=lambda unit: (unit.share_of_yes is None, -(unit.share_of_yes or 0), unit.name))
    figure = new_figure(9, 1.5 + 0.27 * max(len(shown), 3))
    axes = figure.subplots()
    for line, unit in enumerate(shown):
        yes, turnout = unit.share_of_yes, unit.share_taking_part
        if yes is not None:
            axes.barh(line, 100 * float(yes), height=0.62, color="0.78", edgecolor="black", linewidth=0.6)
        if turnout is not None:
            axes.plot([100 * float(turnout)], [line], marker="D", color="black", markerfacecolor="white", markersize=6)
        axes.text(104, line, _said(unit), va="center", ha="left", fontsize=9)
        axes.text(120, line, _percent(turnout), va="center", ha="left", fontsize=9)
    axes.axvline(50, color="black", linewidth=0.8, linestyle=":")
    axes.text(104, -1, "yes", va="center", fontsize=9, weight="bold")
    axes.text(120, -1, "turnout", va="center", fontsize=9, weight="bold")
    axes.set_yticks(range(len(shown)), [unit.name or "whole country" for unit in shown], fontsize=9)
    axes.set_ylim(len(shown) - 0.4, -1.5)
    axes.set_xlim(0, 134)
    axes.set_xticks(range(0, 101, 25))
    axes.set_xlabel("bar: yes, in per cent of those who took part; diamond: turnout; dotted line: one half", fontsize=9)
    for side in ("top", "right", "bottom"):
        axes.spines[side].set_visible(False)
    title = f"Referendum {count.norm}, under {edition}: {count.outcome}"
    figure.suptitle(title, fontsize=11, x=0.02, ha="left")
    lines = [f"{u.name or 'whole country'}: yes {_said(u)}, turnout {_percent(u.share_taking_part)}" for u in shown]
    write_picture(figure, path, title, lines)


def _said(unit: UnitVotes) -> str:
    """The share of yes, or what the commission said of a unit without giving its figures."""
    if unit.share_of_yes is None and unit.announced is not None:
        return "majority" if unit.announced else "no majority"
    return _percent(unit.share_of_yes)


def _percent(share: Fraction | None) -> str:
    return "–" if share is None else f"{100 * float(share):.1f} %"
