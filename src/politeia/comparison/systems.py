"""Two different charters side by side, matched by the roles that their offices and bodies play, not by their names."""

from __future__ import annotations

from collections.abc import Callable

from politeia.comparison.checks import (
    amendment_rows,
    chambers_with_seats,
    confidence_rows,
    consent_rows,
    decree_rows,
    dissolution_rows,
    emergency_rows,
    law_rows,
    removal_rows,
)
from politeia.comparison.model import SideBySide, Systems, Topic
from politeia.comparison.offices import SHOWN, Rows, role_rows, roles_of
from politeia.norms.model import Institutions

Reading = Callable[[Institutions], Rows]


def shared_roles(left: Institutions, right: Institutions) -> tuple[str, ...]:
    """The roles that both charters have; without one there is nothing to compare by."""
    return tuple(role for role in roles_of(left) if role in roles_of(right))


def compare_systems(left: Institutions, right: Institutions) -> Systems:
    """Who holds each role and how, and what the branches can do to each other, both charters in each row."""
    roles = tuple(role for role in SHOWN if role in roles_of(left) or role in roles_of(right))
    topics = [_topic(role[0].upper() + role[1:], _for_role(role), left, right) for role in roles]
    chambers = dict.fromkeys((*chambers_with_seats(left), *chambers_with_seats(right)))
    topics += [_topic(f"Dissolution of the {role}", _for_dissolution(role), left, right) for role in chambers]
    for title, reading in (
        ("Confidence in the Government", confidence_rows),
        ("Veto and override", law_rows),
        ("Law without Parliament", decree_rows),
        ("Appointments", consent_rows),
        ("Removal of the head of state", removal_rows),
        ("Amending the constitution", amendment_rows),
        ("Emergency", emergency_rows),
    ):
        topics.append(_topic(title, reading, left, right))
    return Systems(shared_roles(left, right), tuple(topic for topic in topics if topic.rows))


def _for_role(role: str) -> Reading:
    return lambda institutions: role_rows(role, institutions)


def _for_dissolution(role: str) -> Reading:
    return lambda institutions: dissolution_rows(role, institutions)


def _topic(title: str, reading: Reading, left: Institutions, right: Institutions) -> Topic:
    ours, theirs = reading(left), reading(right)
    rows = tuple(
        SideBySide(question, ours.get(question, ()), theirs.get(question, ()))
        for question in dict.fromkeys((*ours, *theirs))
        if ours.get(question) or theirs.get(question)
    )
    return Topic(title, rows)
