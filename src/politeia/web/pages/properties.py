"""What an edition guarantees: every property with its verdict and a witness to follow."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from politeia.explanation.relations import standings
from politeia.presentation.verdicts import SIGNS, remarks
from politeia.verification.model import Answer, Case, Step, Witness
from politeia.web.bookshelf import Bookshelf
from politeia.web.catalogue import texts
from politeia.web.model import Address, Page
from politeia.web.pages.institutions import map_of
from politeia.web.pages.text import edition_content


@dataclass(frozen=True, slots=True)
class StepShown:
    """A step of a witness; `actors` and `touched` are the boxes of the map that act and that the act is about."""

    step: Step
    actors: tuple[str, ...]
    touched: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WitnessShown:
    """A witness whose steps can be followed on the map."""

    shows: str
    steps: tuple[StepShown, ...]
    conclusion: str


@dataclass(frozen=True, slots=True)
class CaseShown:
    """One reading of the gaps, and what follows under it."""

    words: str
    witness: WitnessShown | None


@dataclass(frozen=True, slots=True)
class AnswerShown:
    """A property with its verdict."""

    name: str
    anchor: str
    question: str
    claim: str
    source: str
    note: str
    reason: str
    sign: str
    word: str
    key: str
    witness: WitnessShown | None
    cases: tuple[CaseShown, ...]
    coalitions: tuple[str, ...]
    remarks: tuple[str, ...]


def properties_page(shelf: Bookshelf, name: str, day: date, language: str) -> Page:
    """The verdicts on all properties of the charter, computed on this edition."""
    target = shelf.edition(name, day)
    answers = shelf.prove(name, day)
    boxes = tuple(item.name for item in standings(target.institutions))
    rests_on = tuple(dict.fromkeys(line for answer in answers for line in answer.assumptions))
    content = {
        **edition_content(shelf, name, target),
        "answers": tuple(_shown(answer, language, boxes) for answer in answers),
        "rests_on": rests_on,
        "drawing": map_of(target, language),
    }
    return Page(
        Address(name, day.isoformat(), "properties"), texts(language)["properties"], "properties.html.j2", content
    )


def property_anchor(name: str) -> str:
    """The address of a property inside its page."""
    return "property-" + "-".join(name.lower().split())


def _shown(answer: Answer, language: str, boxes: tuple[str, ...]) -> AnswerShown:
    words = texts(language)
    key = answer.verdict.value.replace(" ", "-")
    return AnswerShown(
        answer.name,
        property_anchor(answer.name),
        answer.question,
        answer.claim,
        answer.source,
        answer.note,
        answer.reason,
        SIGNS[answer.verdict],
        words[key.replace("-", "_")],
        key,
        _witness(answer.witness, boxes),
        tuple(_case(case, boxes) for case in answer.cases),
        tuple(str(coalition) for coalition in answer.coalitions),
        remarks(answer),
    )


def _case(case: Case, boxes: tuple[str, ...]) -> CaseShown:
    readings = "; ".join(
        f"{reading.what} ({reading.citation}) is read as “{reading.completion}”" for reading in case.readings
    )
    words = f"{case.verdict.value}, if {readings}" if readings else case.verdict.value
    return CaseShown(words, _witness(case.witness, boxes))


def _witness(found: Witness | None, boxes: tuple[str, ...]) -> WitnessShown | None:
    if found is None:
        return None
    steps = (StepShown(step, _named(step.actor, boxes), _named(step.act, boxes)) for step in found.steps)
    return WitnessShown(found.shows, tuple(steps), found.conclusion)


def _named(words: str, boxes: tuple[str, ...]) -> tuple[str, ...]:
    """The boxes of the map that words name; a longer name is not taken for the shorter one inside it."""
    found: list[str] = []
    for name in sorted(boxes, key=len, reverse=True):
        pattern = rf"(?<!\w){re.escape(name)}(?!\w)"
        if re.search(pattern, words):
            found.append(name)
            words = re.sub(pattern, " ", words)
    return tuple(found)
