"""The seats of a chamber as dots in half rings, list by list from the left."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, pi, sin

from markupsafe import Markup

WIDTH, INNER, OUTER = 420, 70, 190
COLOURS = 8
"""How many colours the style has for lists; a later list takes the first colour again."""


def seat_places(seats: int) -> tuple[tuple[float, float], ...]:
    """The middle of every seat, from the left end of the half rings to the right.

    Rings are equally far apart, and each has seats in the proportion of its radius, by largest remainder.
    """
    rings = next(count for count in range(1, seats + 2) if _room(count) >= seats)
    radii = [INNER + (OUTER - INNER) * (number + 0.5) / rings for number in range(rings)]
    shares = [seats * radius / sum(radii) for radius in radii]
    counts = [int(share) for share in shares]
    nearest = sorted(range(rings), key=lambda ring: counts[ring] - shares[ring])
    for ring in nearest[: seats - sum(counts)]:
        counts[ring] += 1
    angled = [
        (pi * (number + 0.5) / count, radius)
        for radius, count in zip(radii, counts, strict=True)
        for number in range(count)
    ]
    return tuple(
        (WIDTH / 2 - radius * cos(angle), OUTER + 10 - radius * sin(angle)) for angle, radius in sorted(angled)
    )


def _room(rings: int) -> int:
    """How many seats fit into so many rings when they are as far apart along a ring as the rings are from each other."""
    apart = (OUTER - INNER) / rings
    return int(sum(pi * (INNER + apart * (number + 0.5)) / apart for number in range(rings)))


def draw(lists: Sequence[tuple[str, int]], title: str) -> Markup:
    """The chamber as SVG; `lists` are names with their seats, and the n-th list with seats has the n-th colour."""
    places = seat_places(sum(seats for _, seats in lists))
    apart = 0.42 * min(
        (((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2) ** 0.5 for n, a in enumerate(places) for b in places[n + 1 :]),
        default=40,
    )
    dots: list[Markup] = []
    for number, (name, seats) in enumerate(lists):
        own = places[len(dots) : len(dots) + seats]
        dots += [
            Markup('<circle class="list-{}" cx="{:.1f}" cy="{:.1f}" r="{:.1f}"><title>{}</title></circle>').format(
                number % COLOURS + 1, x, y, apart, name
            )
            for x, y in own
        ]
    return Markup('<svg class="hemicycle" role="img" aria-label="{}" viewBox="0 0 {} {}">{}</svg>').format(
        title, WIDTH, OUTER + 22, Markup("").join(dots)
    )
