"""The capture frontier as a picture: what the cheapest coalition costs in people for each goal, editions beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from textwrap import fill

from politeia.cli.pictures import new_figure, refuse_other_kinds, write_picture
from politeia.diagnostics.model import failure
from politeia.presentation.frontier import said
from politeia.verification.model import Answer, Coalition

MARKS = (("o", "white"), ("o", "black"), ("s", "white"), ("s", "black"))
LETTERS = 76
VOTERS = "voters"


@dataclass(frozen=True, slots=True)
class Cost:
    """The smallest number of people who suffice without the voters, and with them; None where none do."""

    alone: int | None
    with_voters: int | None


def refuse_blocs(scenario: str) -> None:
    """Raise an error of exit status 2 where a picture is asked for in a scenario: blocs are not counted in people."""
    if scenario:
        raise failure(
            "W206",
            "the picture counts people, and coalitions in a scenario are made of blocs",
            None,
            expectation="A frontier is drawn in offices and seats, without a scenario.",
            remedy="Leave out --scenario, or --plot.",
        )


def people_in(coalition: Coalition) -> int:
    """How many people a coalition takes: one for each office or body that acts as one, and every seat; voters are not counted."""
    return sum(1 for actor in coalition.actors if actor != VOTERS) + sum(held for _, held, _ in coalition.seats)


def cost_of(answer: Answer) -> Cost:
    """What the cheapest coalitions of an answer cost."""
    alone = [people_in(item) for item in answer.coalitions if VOTERS not in item.actors]
    helped = [people_in(item) for item in answer.coalitions if VOTERS in item.actors]
    return Cost(min(alone, default=None), min(helped, default=None))


def draw(found: dict[str, tuple[Answer, ...]], labels: Sequence[str], path: Path) -> None:
    """Draw the costs with the cheapest coalitions beside them; raises an error of exit status 2 where no picture can be written."""
    refuse_other_kinds(path)
    costs = {goal: [cost_of(answer) for answer in answers] for goal, answers in found.items()}
    several = len(labels) > 1
    rows = [(goal, place) for goal in found for place in range(len(labels))]
    words = {
        (goal, place): fill(f"{labels[place]}: " * several + _cheapest(found[goal][place]), LETTERS)
        for goal, place in rows
    }
    figure = new_figure(13, 1.6 + sum(0.32 + 0.17 * words[row].count("\n") for row in rows) + 0.2 * len(found))
    axes, table = figure.subplots(1, 2, width_ratios=(1, 1.15), sharey=True)
    top, ticks = 0.0, []
    for goal in found:
        begun = top
        for place, label in enumerate(labels):
            height = 1 + 0.5 * words[goal, place].count("\n")
            middle = top + height / 2
            _mark(axes, costs[goal][place], middle, place, label if goal == next(iter(found)) else "")
            table.text(0, middle, words[goal, place], va="center", fontsize=8)
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
        "people in the cheapest coalition (a body without a number of seats counts as one); triangle: and the voters"
    )
    axes.grid(axis="x", color="0.85")
    axes.set_axisbelow(True)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    table.axis("off")
    if several:
        figure.legend(loc="outside upper left", ncols=len(labels), frameon=False)
    title = "Smallest coalitions that can"
    figures = [
        f"{goal}, {labels[place]}: {_told(costs[goal][place])}; {_cheapest(found[goal][place])}" for goal, place in rows
    ]
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


def _cheapest(answer: Answer) -> str:
    """The cheapest coalition in words, and how many others there are; why there are none."""
    if not answer.coalitions:
        return said(answer)
    best = min(answer.coalitions, key=lambda item: (VOTERS in item.actors, people_in(item)))
    more = len(answer.coalitions) - 1
    return f"{best}" + (f" (or {more} other{'s' if more > 1 else ''})" if more else "")


def _told(cost: Cost) -> str:
    alone = f"{cost.alone} people" if cost.alone is not None else ""
    helped = f"{cost.with_voters} and the voters" if cost.with_voters is not None else ""
    return " or ".join(words for words in (alone, helped) if words) or "nobody"
