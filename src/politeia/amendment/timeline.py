"""Which text governs on a day when one constitution has replaced another, and what is wrong with such a timeline."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from politeia.amendment.model import Charter
from politeia.diagnostics.model import Diagnostic, Place, error, failure


def texts_of(charter: Charter) -> tuple[Charter, ...]:
    """The charters of a timeline in the order in which they govern: the first one, and those that replaced it."""
    return (charter, *charter.later)


def governing(charter: Charter, on: date) -> Charter:
    """The charter in force on a day: the last one that has begun by then, or the first when none has.

    Raises P417 for a day on which the earlier text has ended and the later one has not begun.
    """
    begun = [text for text in charter.later if (start := text.base.front.in_force) is not None and start <= on]
    found = begun[-1] if begun else charter
    end = found.base.front.until
    following = next((text for text in texts_of(charter) if (text.base.front.in_force or date.min) > on), None)
    if end is not None and following is not None and end < on:
        raise failure(
            "P417",
            f"no text is in force on {on.isoformat()}: {found.title} ends on {end.isoformat()}",
            expectation=f"{following.title} begins on {following.base.front.in_force}.",
            remedy="Ask for another day.",
        )
    return found


def replaced_on(charter: Charter, text: Charter) -> date | None:
    """The day on which another text takes the place of one of a timeline; None while nothing does."""
    texts = texts_of(charter)
    position = texts.index(text)
    return texts[position + 1].base.front.in_force if position + 1 < len(texts) else None


def timeline_mistakes(first: Charter, later: tuple[Charter, ...]) -> Iterator[Diagnostic]:
    """Texts without a day, two texts for one day, days without a text, and acts on a text that has gone."""
    for text in later:
        if not text.base.front.replaces:
            yield _mistake(
                text,
                "P431",
                "this text lies below a charter and does not say what it replaces",
                f"Write “replaces: {first.base.front.identifier or first.name}” in its front matter.",
            )
        elif first.base.front.identifier and text.base.front.replaces != first.base.front.identifier:
            yield _mistake(
                text,
                "P431",
                f"this text replaces “{text.base.front.replaces}”, and the charter is “{first.base.front.identifier}”",
                f"Write “replaces: {first.base.front.identifier}”.",
            )
        if text.base.front.in_force is None:
            yield _mistake(
                text,
                "P430",
                "this text replaces another and does not say from when",
                "Write “in force: 2026-07-01” in its front matter.",
            )
    dated = [text for text in later if text.base.front.in_force is not None]
    for before, after in zip((first, *dated), dated, strict=False):
        yield from _meeting(before, after)


def _meeting(before: Charter, after: Charter) -> Iterator[Diagnostic]:
    """How one text ends and the next begins."""
    start = after.base.front.in_force
    assert start is not None
    earlier, end = before.base.front.in_force, before.base.front.until
    if earlier is not None and start <= earlier:
        yield _mistake(
            after,
            "P432",
            f"this text begins on {start.isoformat()}, not later than the one that it replaces ({earlier.isoformat()})",
            "Correct the day of one of the two.",
        )
    if end is not None and end >= start:
        yield _mistake(
            before,
            "P432",
            f"this text is in force until {end.isoformat()}, and another takes its place on {start.isoformat()}",
            f"Write “until: {(start - timedelta(days=1)).isoformat()}”, or leave the line out.",
        )
    if end is not None and end < start - timedelta(days=1):
        yield _mistake(
            before,
            "P433",
            f"between {end.isoformat()} and {start.isoformat()} no text is in force",
            "Leave the line “until” out, or correct one of the two days.",
        )
    for act in before.acts:
        for item in act.instructions:
            if item.commences is not None and item.commences >= start:
                yield error(
                    "P434",
                    f"this instruction commences on {item.commences.isoformat()}, when its text has been replaced",
                    item.syntax.place,
                    expectation=f"{after.title} is in force from {start.isoformat()}.",
                    remedy="Let it commence earlier, or write an act that amends the new text.",
                )


def _mistake(text: Charter, code: str, message: str, remedy: str) -> Diagnostic:
    return error(code, message, Place(text.base.file, 1), remedy=remedy)
