"""The capture frontier as a picture: what the cheapest coalition costs in people for each goal, by edition and reading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from textwrap import fill
from types import MappingProxyType

from politeia.cli.pictures import new_figure, refuse_other_kinds, write_picture
from politeia.norms.model import Institutions
from politeia.norms.scenarios import Scenario
from politeia.presentation.frontier import NOBODY, readings_in_few_words, said, told_together
from politeia.verification.model import Answer, Coalition

MARKS = (("o", "white"), ("o", "black"), ("s", "white"), ("s", "black"))
LETTERS = 76
VOTERS = "voters"


@dataclass(frozen=True, slots=True)
class Cost:
    """The smallest number of people who suffice without the voters, and with them; None where none do."""

    alone: int | None
    with_voters: int | None


@dataclass(frozen=True, slots=True)
class Size:
    """What a bloc counts for: its people, and whether it holds the voters."""

    people: int
    voters: bool = False


Sizes = Mapping[str, Size]


def sizes_of(scenario: Scenario | None, institutions: Institutions) -> Sizes:
    """The people of each bloc: the offices that it holds, and its seats in bodies (those in parts of a body are among them)."""
    bodies = {body.name for body in institutions.bodies}
    return {
        bloc.name: Size(
            sum(1 for actor in bloc.actors if actor != VOTERS)
            + sum(count for name, count in bloc.seats if name in bodies),
            VOTERS in bloc.actors,
        )
        for bloc in (scenario.blocs if scenario is not None else ())
    }


def people_in(coalition: Coalition, sizes: Sizes = MappingProxyType({})) -> int:
    """How many people a coalition takes: one for each office or body that acts as one, every seat, and all of a bloc; voters are not counted."""
    named = sum(sizes[actor].people if actor in sizes else 1 for actor in coalition.actors if actor != VOTERS)
    return named + sum(held for _, held, _ in coalition.seats)


def _asks_voters(coalition: Coalition, sizes: Sizes) -> bool:
    return any(actor == VOTERS or (actor in sizes and sizes[actor].voters) for actor in coalition.actors)


def cost_of(coalitions: Sequence[Coalition], sizes: Sizes = MappingProxyType({})) -> Cost:
    """What the cheapest of these coalitions cost."""
    alone = [people_in(item, sizes) for item in coalitions if not _asks_voters(item, sizes)]
    helped = [people_in(item, sizes) for item in coalitions if _asks_voters(item, sizes)]
    return Cost(min(alone, default=None), min(helped, default=None))


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the picture: an edition under one reading, what the goal costs there, and the cheapest coalition in words."""

    place: int
    cost: Cost
    words: str


def rows_of(answers: Sequence[Answer], labels: Sequence[str], sizes: Sequence[Sizes]) -> tuple[Row, ...]:
    """The lines of one goal: each edition, and each reading of it where readings differ in the coalitions."""
    found: list[Row] = []
    for place, (answer, label) in enumerate(zip(answers, labels, strict=True)):
        own = sizes[place] if place < len(sizes) else {}
        begun = f"{label}: " * (len(labels) > 1)
        if any(case.coalitions for case in answer.cases):
            for alike in told_together(answer.cases):
                coalitions = alike[0].coalitions
                told = f"if {readings_in_few_words(alike)}: {_cheapest(coalitions, own) or NOBODY}"
                found.append(Row(place, cost_of(coalitions, own), begun + told))
        else:
            told = _cheapest(answer.coalitions, own) or said(answer)
            found.append(Row(place, cost_of(answer.coalitions, own), begun + told))
    return tuple(found)


def draw(found: dict[str, tuple[Answer, ...]], labels: Sequence[str], path: Path, sizes: Sequence[Sizes] = ()) -> None:
    """Draw the costs with the cheapest coalitions beside them, for each edition and each reading that moves them.

    `sizes` are those of the blocs of each edition, in a scenario. Raises an error of exit status 2 where no picture can be written.
    """
    refuse_other_kinds(path)
    several = len(labels) > 1
    rows = {goal: rows_of(answers, labels, sizes) for goal, answers in found.items()}
    lines = {goal: [fill(row.words, LETTERS) for row in rows[goal]] for goal in found}
    every = [words for goal in found for words in lines[goal]]
    figure = new_figure(13, 1.6 + sum(0.32 + 0.17 * words.count("\n") for words in every) + 0.2 * len(found))
    axes, table = figure.subplots(1, 2, width_ratios=(1, 1.15), sharey=True)
    top, ticks = 0.0, []
    named: set[int] = set()
    for goal in found:
        begun = top
        for row, words in zip(rows[goal], lines[goal], strict=True):
            height = 1 + 0.5 * words.count("\n")
            middle = top + height / 2
            _mark(axes, row.cost, middle, row.place, "" if row.place in named else labels[row.place])
            named.add(row.place)
            table.text(0, middle, words, va="center", fontsize=8)
            top += height
        ticks.append(((begun + top) / 2, goal))
        axes.axhline(top, color="0.8", linewidth=0.6)
        table.axhline(top, color="0.8", linewidth=0.6)
    axes.set_yticks([place for place, _ in ticks], [goal for _, goal in ticks])
    axes.set_ylim(top, 0)
    axes.set_xscale("symlog", linthresh=10)
    axes.set_xlim(left=-0.6)
    axes.set_xticks(
        [0, 1, 2, 5, 10, 20, 50, 100, 200, 500], ["0", "1", "2", "5", "10", "20", "50", "100", "200", "500"]
    )
    axes.set_xlabel(
        "people in the cheapest coalition (a body without a number of seats counts as one, a bloc as all of its people);\ntriangle: and the voters"
    )
    axes.grid(axis="x", color="0.85")
    axes.set_axisbelow(True)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    table.axis("off")
    if several:
        figure.legend(loc="outside upper left", ncols=len(labels), frameon=False)
    title = "Smallest coalitions that can"
    figures = [f"{goal}, {_told(row.cost)}; {row.words}" for goal in found for row in rows[goal]]
    write_picture(figure, path, title, figures)


def _mark(axes: object, cost: Cost, middle: float, place: int, label: str) -> None:
    """One edition of one goal: a mark for those who suffice alone, a triangle where the voters must help."""
    shape, face = MARKS[place % len(MARKS)]
    look = {"color": face, "edgecolors": "black", "linewidths": 1.2, "zorder": 3}
    axes.scatter([], [], marker=shape, label=label, s=60, **look) if label else None  # type: ignore[attr-defined]
    for people, marker in ((cost.alone, shape), (cost.with_voters, "^")):
        if people is not None:
            axes.scatter([people], [middle], marker=marker, s=60, **look)  # type: ignore[attr-defined]
            axes.annotate(  # type: ignore[attr-defined]
                str(people), (people, middle), xytext=(8, 0), textcoords="offset points", va="center", fontsize=8
            )


def _cheapest(coalitions: Sequence[Coalition], sizes: Sizes) -> str:
    """The cheapest coalition in words, and how many others there are; nothing where there is none."""
    if not coalitions:
        return ""
    best = min(coalitions, key=lambda item: (_asks_voters(item, sizes), people_in(item, sizes)))
    more = len(coalitions) - 1
    return f"{best}" + (f" (or {more} other{'s' if more > 1 else ''})" if more else "")


def _told(cost: Cost) -> str:
    alone = f"{cost.alone} people" if cost.alone is not None else ""
    helped = f"{cost.with_voters} and the voters" if cost.with_voters is not None else ""
    return " or ".join(words for words in (alone, helped) if words) or "nobody"
