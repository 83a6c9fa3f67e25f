"""The map of institutions as a drawing: offices and bodies in rows by their part in the state, ties as curves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

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
"""The roles of each row, from the people down; what has no role stands in a row of its own near the end."""

WIDTH, BOX_WIDTH, BOX_HEIGHT, GAP_ACROSS, GAP_DOWN = 1100, 150, 44, 18, 62
MOST_IN_A_ROW = WIDTH // (BOX_WIDTH + GAP_ACROSS)


@dataclass(frozen=True, slots=True)
class Placed:
    """An office or body with the middle of its box."""

    standing: Standing
    x: float
    y: float


def places(standings: Iterable[Standing]) -> tuple[Placed, ...]:
    """Where each box stands; a row that is too full goes on in the next line."""
    every = tuple(standings)
    rows: list[list[Standing]] = [[item for item in every if item.role in roles] for roles in ROWS]
    known = {role for roles in ROWS for role in roles}
    rows.append([item for item in every if item.role not in known])
    placed: list[Placed] = []
    y = GAP_DOWN / 2 + BOX_HEIGHT / 2
    for row in rows:
        for start in range(0, len(row), MOST_IN_A_ROW):
            line = row[start : start + MOST_IN_A_ROW]
            across = len(line) * BOX_WIDTH + (len(line) - 1) * GAP_ACROSS
            left = (WIDTH - across) / 2 + BOX_WIDTH / 2
            placed += [Placed(item, left + n * (BOX_WIDTH + GAP_ACROSS), y) for n, item in enumerate(line)]
            y += BOX_HEIGHT + GAP_DOWN
    return tuple(placed)


def key_of(relation: Relation) -> str:
    """The name of a kind of tie in styles and filters."""
    return relation.kind.name.lower()


def draw(standings: Iterable[Standing], relations: Iterable[Relation], words: dict[str, str]) -> Markup:
    """The map as SVG; every box and every tie carries its words as a title, so that it can be read without sight of it."""
    placed = places(standings)
    where = {item.standing.name: item for item in placed}
    height = max((item.y for item in placed), default=0) + BOX_HEIGHT / 2 + GAP_DOWN / 2
    seen: set[tuple[str, str, str]] = set()
    ties: list[Markup] = []
    for relation in relations:
        key = (relation.source, key_of(relation), relation.target)
        if key in seen or relation.source not in where or relation.target not in where:
            continue
        seen.add(key)
        ties.append(_tie(where[relation.source], where[relation.target], relation, len(seen)))
    boxes = [_box(item, words) for item in placed]
    return Markup(
        '<svg class="map" role="img" aria-labelledby="map-title" viewBox="0 0 {} {:.0f}" data-map>'
        '<title id="map-title">{}</title>'
        '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
        '<path d="M0 0L8 4L0 8z"/></marker></defs><g>{}</g><g>{}</g></svg>'
    ).format(WIDTH, height, words["institutions"], Markup("").join(ties), Markup("").join(boxes))


def _box(item: Placed, words: dict[str, str]) -> Markup:
    standing = item.standing
    size = f"{standing.seats} {words['seats']}" if standing.seats else ("" if standing.is_body else words["one_person"])
    lines = _lines(standing.name)
    first = item.y - 6 * (len(lines) - 1) - (6 if size else 0)
    text = [
        Markup('<text x="{:.0f}" y="{:.0f}">{}</text>').format(item.x, first + 12 * n + 4, line)
        for n, line in enumerate(lines)
    ]
    if size:
        text.append(
            Markup('<text class="size" x="{:.0f}" y="{:.0f}">{}</text>').format(
                item.x, first + 12 * len(lines) + 4, size
            )
        )
    return Markup(
        '<g class="box {}" data-name="{}" tabindex="0" role="button" aria-label="{}">'
        '<rect x="{:.0f}" y="{:.0f}" width="{}" height="{}" rx="{}"/>{}</g>'
    ).format(
        "body" if standing.is_body else "office",
        standing.name,
        f"{standing.name}. {size}".rstrip(". "),
        item.x - BOX_WIDTH / 2,
        item.y - BOX_HEIGHT / 2,
        BOX_WIDTH,
        BOX_HEIGHT,
        3 if standing.is_body else 22,
        Markup("").join(text),
    )


def _lines(name: str, longest: int = 24) -> list[str]:
    lines = [""]
    for word in name.split():
        if lines[-1] and len(lines[-1]) + len(word) + 1 > longest:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines[:3]


def _tie(source: Placed, target: Placed, relation: Relation, number: int) -> Markup:
    down = target.y >= source.y
    half = BOX_HEIGHT / 2
    spread = (number % 9 - 4) * 7
    x1, x2 = source.x + spread, target.x + spread * 0.8
    if target.y == source.y:
        y1 = y2 = source.y - half
        bend = y1 - 30 - abs(number % 5) * 5
        path = f"M{x1:.0f} {y1:.0f}C{x1:.0f} {bend:.0f} {x2:.0f} {bend:.0f} {x2:.0f} {y2 - 1:.0f}"
    else:
        y1 = source.y + (half if down else -half)
        y2 = target.y - (half if down else -half)
        middle = (y1 + y2) / 2
        path = f"M{x1:.0f} {y1:.0f}C{x1:.0f} {middle:.0f} {x2:.0f} {middle:.0f} {x2:.0f} {y2:.0f}"
    return Markup(
        '<path class="tie {}" data-source="{}" data-target="{}" data-kind="{}" d="{}" marker-end="url(#tip)">'
        "<title>{} {} {} ({})</title></path>"
    ).format(
        key_of(relation),
        relation.source,
        relation.target,
        key_of(relation),
        path,
        relation.source,
        relation.kind.value,
        relation.target,
        relation.citation,
    )
