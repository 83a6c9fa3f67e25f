"""The map of institutions as a drawing: offices and bodies in rows by their part in the state, ties as curves."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from markupsafe import Markup

from politeia.explanation.relations import Relation, Standing
from politeia.web.map_layout import BOX_HEIGHT, BOX_WIDTH, GAP_DOWN, WIDTH, Placed, Point, Way, places, ways

SIDE_BY_SIDE = 4.0
"""The distance between ties of different kinds that take the same way."""


def key_of(relation: Relation) -> str:
    """The name of a kind of tie in styles and filters."""
    return relation.kind.name.lower()


def draw(
    standings: Iterable[Standing],
    relations: Iterable[Relation],
    words: dict[str, str],
    article: Callable[[str], str],
) -> Markup:
    """The map as SVG; every box leads to the article of its office or body, and every tie carries its words as a title.

    `article` gives the address of the article that a citation names.
    """
    ties = tuple(relations)
    placed = places(standings, ties)
    names = {item.standing.name for item in placed}
    joined: dict[tuple[str, str], dict[str, Relation]] = {}
    for tie in ties:
        if tie.source in names and tie.target in names:
            joined.setdefault((tie.source, tie.target), {}).setdefault(key_of(tie), tie)
    curves = [_ties(way, tuple(same.values())) for way, same in zip(ways(placed, joined), joined.values(), strict=True)]
    height = max((item.bottom for item in placed), default=0) + GAP_DOWN / 2
    return Markup(
        '<svg class="map" role="group" aria-labelledby="map-title" viewBox="0 0 {} {:.0f}" data-map>'
        '<title id="map-title">{}</title>'
        '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7"'
        ' markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0L8 4L0 8z"/></marker></defs><g>{}</g><g>{}</g></svg>'
    ).format(
        WIDTH,
        height,
        words["institutions"],
        Markup("").join(curves),
        Markup("").join(_box(item, words, article) for item in placed),
    )


def _box(item: Placed, words: dict[str, str], article: Callable[[str], str]) -> Markup:
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
        '<a class="box {}" href="{}" data-name="{}" data-article="{}" aria-label="{}">'
        '<rect x="{:.0f}" y="{:.0f}" width="{}" height="{}" rx="{}"/>{}</a>'
    ).format(
        "body" if standing.is_body else "office",
        article(standing.citation) if standing.citation else "#ties",
        standing.name,
        f"{words['article']} {standing.citation}" if standing.citation else "",
        ". ".join(part for part in (standing.name, size) if part),
        item.left,
        item.top,
        BOX_WIDTH,
        BOX_HEIGHT,
        3 if standing.is_body else BOX_HEIGHT // 2,
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


def _ties(way: Way, same: tuple[Relation, ...]) -> Markup:
    """The ties of one pair, side by side on the same way."""
    aside = [(number - (len(same) - 1) / 2) * SIDE_BY_SIDE for number in range(len(same))]
    minor = "" if way.source.standing.role and way.target.standing.role else " minor"
    return Markup("").join(
        Markup(
            '<path class="tie {}{}" data-source="{}" data-target="{}" data-kind="{}" d="{}" marker-end="url(#tip)">'
            "<title>{} {} {} ({})</title></path>"
        ).format(
            key_of(tie),
            minor,
            tie.source,
            tie.target,
            key_of(tie),
            _curve(way, offset),
            tie.source,
            tie.kind.value,
            tie.target,
            tie.citation,
        )
        for tie, offset in zip(same, aside, strict=True)
    )


def _curve(way: Way, aside: float) -> str:
    """A smooth line through the points of a way: upright where it passes boxes, and swung between the rows."""
    points = [(x + aside, y) for x, y in way.points]
    if way.source.row == way.target.row:
        return _arc(points[0], points[-1])
    path = [f"M{points[0][0]:.1f} {points[0][1]:.0f}"]
    for number in range(0, len(points) - 1):
        (x1, y1), (x2, y2) = points[number], points[number + 1]
        middle = (y1 + y2) / 2
        passes_a_box = number % 2 == 1
        path.append(f"V{y2:.0f}" if passes_a_box else f"C{x1:.1f} {middle:.0f} {x2:.1f} {middle:.0f} {x2:.1f} {y2:.0f}")
    return "".join(path)


def _arc(start: Point, end: Point) -> str:
    """A bridge between two boxes of the same row, in the space above it."""
    top = start[1] - min(GAP_DOWN * 0.55, 14 + abs(end[0] - start[0]) / 12)
    return f"M{start[0]:.1f} {start[1]:.0f}C{start[0]:.1f} {top:.0f} {end[0]:.1f} {top:.0f} {end[0]:.1f} {end[1]:.0f}"
