"""Where the map of institutions puts its boxes, and ways for the ties between them that run through gaps and cross no box."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from politeia.explanation.relations import Relation, Standing

ROWS: tuple[tuple[str, ...], ...] = (
    ("people",),
    ("head of state",),
    ("parliament", "lower chamber", "upper chamber"),
    ("head of government", "government"),
    ("constitutional court", "supreme court", "judicial council", "prosecutor", "ombudsman"),
    ("audit", "election commission", "central bank"),
    ("local executive", "local assembly"),
)
"""The roles of each row, from the people down; what has no role stands in rows of its own near the end."""

WIDTH, BOX_WIDTH, BOX_HEIGHT, GAP_ACROSS, GAP_DOWN = 1130, 150, 46, 36, 64
MOST_IN_A_ROW = (WIDTH + GAP_ACROSS) // (BOX_WIDTH + GAP_ACROSS)
CLEARANCE, LANE = 7, 5
LANES_IN_A_GAP = (GAP_ACROSS - 2 * CLEARANCE) // LANE + 1

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Placed:
    """An office or body with its row and the middle of its box."""

    standing: Standing
    row: int
    x: float
    y: float

    @property
    def left(self) -> float:
        """The left edge of the box."""
        return self.x - BOX_WIDTH / 2

    @property
    def top(self) -> float:
        """The upper edge of the box."""
        return self.y - BOX_HEIGHT / 2

    @property
    def bottom(self) -> float:
        """The lower edge of the box."""
        return self.y + BOX_HEIGHT / 2


@dataclass(frozen=True, slots=True)
class Way:
    """The way of all ties from one box to another: where it leaves, the gaps it runs through, where it arrives."""

    source: Placed
    target: Placed
    points: tuple[Point, ...]


def places(standings: Iterable[Standing], relations: Iterable[Relation]) -> tuple[Placed, ...]:
    """Where each box stands; a row that is too full goes on in the next line, and what has no tie comes last."""
    every, ties = tuple(standings), tuple(relations)
    tied = {name for tie in ties for name in (tie.source, tie.target)}
    known = {role for roles in ROWS for role in roles}
    rows = [[item for item in every if item.role in roles] for roles in ROWS]
    rows.append([item for item in every if item.role not in known and item.name in tied])
    rows.append([item for item in every if item.role not in known and item.name not in tied])
    lines = [row[start : start + MOST_IN_A_ROW] for row in rows for start in range(0, len(row), MOST_IN_A_ROW)]
    placed: dict[str, Placed] = {}
    for number, line in enumerate(lines):
        y = BOX_HEIGHT / 2 + GAP_DOWN / 2 + number * (BOX_HEIGHT + GAP_DOWN)
        left = (WIDTH - len(line) * BOX_WIDTH - (len(line) - 1) * GAP_ACROSS) / 2 + BOX_WIDTH / 2
        for position, item in enumerate(_near_its_ties(line, ties, placed)):
            placed[item.name] = Placed(item, number, left + position * (BOX_WIDTH + GAP_ACROSS), y)
    return tuple(placed.values())


def _near_its_ties(line: list[Standing], ties: Sequence[Relation], placed: dict[str, Placed]) -> list[Standing]:
    """A line in the order of the boxes above that each is tied to, so that fewer ties cross."""

    def middle(item: Standing) -> float:
        others = (tie.target if tie.source == item.name else tie.source for tie in ties if item.name in _ends(tie))
        found = [placed[name].x for name in others if name in placed]
        return sum(found) / len(found) if found else WIDTH / 2

    return sorted(line, key=middle)


def _ends(tie: Relation) -> tuple[str, str]:
    return tie.source, tie.target


def ways(placed: Sequence[Placed], pairs: Iterable[tuple[str, str]]) -> tuple[Way, ...]:
    """A way for each pair of names; in every line of boxes between them it takes the gap nearest to the straight way."""
    where = {item.standing.name: item for item in placed}
    lines: dict[int, list[Placed]] = defaultdict(list)
    for item in placed:
        lines[item.row].append(item)
    used: dict[tuple[int, float], int] = defaultdict(int)
    routes: list[tuple[Placed, Placed, list[Point]]] = []
    for source, target in pairs:
        start, end = where[source], where[target]
        step = 1 if end.row > start.row else -1
        between: list[Point] = []
        for row in range(start.row + step, end.row, step) if start.row != end.row else ():
            share = (row - start.row) / (end.row - start.row)
            x = _through(lines[row], start.x + share * (end.x - start.x), row, used)
            y = lines[row][0].y
            half = BOX_HEIGHT / 2 + CLEARANCE
            between += [(x, y - step * half), (x, y + step * half)]
        routes.append((start, end, between))
    return _with_ports(routes)


def _through(line: Sequence[Placed], x: float, row: int, used: dict[tuple[int, float], int]) -> float:
    """Where a way at x passes a line of boxes: at x when it is free, otherwise in a lane of the nearest gap."""
    ordered = sorted(line, key=lambda item: item.x)
    right = ordered[-1].left + BOX_WIDTH
    free = GAP_ACROSS / 2
    if not ordered[0].left - free < x < right + free:
        return x
    gaps = [ordered[0].left - free, *((a.left + BOX_WIDTH + b.left) / 2 for a, b in pairwise(ordered)), right + free]
    gap = min(gaps, key=lambda middle: abs(middle - x))
    lane = used[row, gap] % LANES_IN_A_GAP
    used[row, gap] += 1
    return gap + (lane + 1) // 2 * LANE * (1 if lane % 2 else -1)


def _with_ports(routes: Sequence[tuple[Placed, Placed, list[Point]]]) -> tuple[Way, ...]:
    """Ways that leave and arrive side by side along the edge of each box, in the order in which they come."""
    ends: dict[tuple[str, bool], list[tuple[float, int, bool]]] = defaultdict(list)
    for number, (start, end, between) in enumerate(routes):
        leaves_below, arrives_below = start.row < end.row, start.row > end.row
        ends[start.standing.name, leaves_below].append((between[0][0] if between else end.x, number, True))
        ends[end.standing.name, arrives_below].append((between[-1][0] if between else start.x, number, False))
    port: dict[tuple[int, bool], float] = {}
    for (_, _), waiting in ends.items():
        room = (BOX_WIDTH - 24) / len(waiting)
        for position, (_, number, leaving) in enumerate(sorted(waiting)):
            port[number, leaving] = 12 + room * (position + 0.5)
    found = []
    for number, (start, end, between) in enumerate(routes):
        first = (start.left + port[number, True], start.bottom if start.row < end.row else start.top)
        last = (end.left + port[number, False], end.bottom if start.row > end.row else end.top)
        found.append(Way(start, end, (first, *between, last)))
    return tuple(found)
