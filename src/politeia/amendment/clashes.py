"""Acts that get in each other's way: two wordings on one day, and an act that arrives after a later one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import combinations

from politeia.amendment.model import Act, Charter, Instructed
from politeia.amendment.order import in_order, order_of, target_of
from politeia.diagnostics.model import Diagnostic, Place, Severity, error


def mistake(
    code: str, instructed: Instructed, message: str, *, others: tuple[Place, ...] = (), remedy: str = ""
) -> Diagnostic:
    """An instruction that cannot be followed as it stands; `others` are the places of the act that is in its way."""
    found = error(
        code,
        message,
        instructed.syntax.place,
        expectation=f"The instruction stands in: {instructed.act}.",
        remedy=remedy,
    )
    return replace(found, others=others)


def clashes(charter: Charter) -> Iterator[Diagnostic]:
    """Acts before the first text, and overlaps and late arrivals of a charter's acts, each with both instructions."""
    instructions = in_order(charter)
    yield from _too_early(charter, instructions)
    yield from _overlaps(instructions)
    yield from _late_arrivals(charter, instructions)


def _too_early(charter: Charter, instructions: tuple[Instructed, ...]) -> Iterator[Diagnostic]:
    """Instructions from a day on which the text that they amend was not in force yet."""
    begins = charter.base.front.in_force
    for item in instructions:
        if begins is not None and item.commences is not None and item.commences < begins:
            yield mistake(
                "P435",
                item,
                f"this commences on {item.commences}, and the text that it amends is in force from {begins}",
                remedy="Correct one of the days; what was changed before belongs into the first text itself.",
            )


def overlap(one: Instructed, other: Instructed) -> bool:
    """Whether two instructions touch the same provision; acts without such instructions are independent."""
    if one.syntax.article != other.syntax.article:
        return False
    if one.syntax.whole_article or other.syntax.whole_article:
        return True
    first, last = (order_of(one.syntax.first), order_of(one.syntax.last))
    return first <= order_of(other.syntax.last) and order_of(other.syntax.first) <= last


def _overlaps(instructions: tuple[Instructed, ...]) -> Iterator[Diagnostic]:
    """Two wordings of one provision from the same day: the text does not say which of them wins."""
    for one, other in combinations(instructions, 2):
        if one.commences is None or one.commences != other.commences or one.syntax.word == "repeal":
            continue
        day = one.commences.isoformat()
        if one.act == other.act:
            shared = [cited for cited in _written(other) if cited in _written(one)]
            message = f"{shared[0]} gets two wordings on {day}" if shared else ""
        else:
            message = f"{target_of(other)} is touched on {day} both by {one.act} and by {other.act}"
            message = message if overlap(one, other) else ""
        if message:
            remedy = "Keep one of the two, or let one commence later."
            yield mistake("P412", other, message, others=(one.syntax.place,), remedy=remedy)


def _written(instructed: Instructed) -> tuple[str, ...]:
    """The provisions that an instruction writes or takes out, as they are cited."""
    syntax = instructed.syntax
    if syntax.whole_article:
        return (syntax.article,)
    if syntax.word == "repeal":
        return (f"{syntax.article}({syntax.first})",)
    return tuple(f"{syntax.article}({paragraph.number})" for paragraph in instructed.paragraphs)


def _late_arrivals(charter: Charter, instructions: tuple[Instructed, ...]) -> Iterator[Diagnostic]:
    """An act adopted after another one has changed the same provision, whose own words are to apply from before that."""
    adopted = {act.label: day for act in charter.acts if (day := adoption_of(act))}
    for earlier, later in combinations(instructions, 2):
        made, then = adopted.get(earlier.act), adopted.get(later.act)
        if (
            earlier.act == later.act
            or made is None
            or then is None
            or earlier.commences is None
            or later.commences is None
        ):
            continue
        if made > then and made > later.commences > earlier.commences and overlap(earlier, later):
            found = mistake(
                "P416",
                earlier,
                f"{earlier.act} of {made.isoformat()} comes late: it changes {target_of(earlier)} from "
                f"{earlier.commences.isoformat()}, and {later.act} has changed it on {later.commences.isoformat()}",
                others=(later.syntax.place,),
                remedy="The words of the act that commenced last stand. Say in a note whether the late act meant to undo them.",
            )
            yield replace(found, severity=Severity.WARNING)


def adoption_of(act: Act) -> date | None:
    """The day of adoption that the act's head states, before words such as "by referendum"; None when it states none."""
    found = re.match(r"\d{4}-\d{2}-\d{2}", act.document.front.adopted)
    try:
        return date.fromisoformat(found.group()) if found else None
    except ValueError:
        return None
