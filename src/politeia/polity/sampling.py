"""Invented people for a body that is founded to learn from: everyone whom the charter needs, named by what they hold."""

from __future__ import annotations

from collections.abc import Iterator

from politeia.norms.model import Institutions

OF_NO_NUMBER = 3
"""Members of a body whose number the text does not give."""
VOTERS = 5
"""People who hold nothing."""


def sample_roster(institutions: Institutions) -> list[dict[str, str]]:
    """Rows for the command `roster`: one person in every office, in every seat, and some who only vote."""
    rows = [*_offices(institutions), *_seats(institutions)]
    return [*rows, *({"person": f"Citizen {number}"} for number in range(1, VOTERS + 1))]


def _offices(institutions: Institutions) -> Iterator[dict[str, str]]:
    names = (*(item.name for item in institutions.offices), *(item.office for item in institutions.appointments))
    for name in dict.fromkeys(names):
        if institutions.body(name) is None and institutions.part(name) is None:
            yield {"person": f"the {name}", "of": name}


def _seats(institutions: Institutions) -> Iterator[dict[str, str]]:
    for body in institutions.bodies:
        if body.consists_of:
            continue
        parts = [(part.name, part.seats) for part in body.parts] or [(body.name, body.seats)]
        for name, seats in parts:
            for number in range(1, (seats or OF_NO_NUMBER) + 1):
                yield {"person": f"{name} {number}", "of": name}
