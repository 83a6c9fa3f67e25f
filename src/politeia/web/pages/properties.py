"""What an edition guarantees: every property with its verdict and a witness to follow."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from politeia.presentation.verdicts import SIGNS
from politeia.verification.model import Answer, Case, Witness
from politeia.web.bookshelf import Bookshelf
from politeia.web.catalogue import texts
from politeia.web.model import Address, Page
from politeia.web.pages.text import edition_content


@dataclass(frozen=True, slots=True)
class CaseShown:
    """One reading of the gaps, and what follows under it."""

    words: str
    witness: Witness | None


@dataclass(frozen=True, slots=True)
class AnswerShown:
    """A property with its verdict."""

    name: str
    anchor: str
    question: str
    claim: str
    source: str
    reason: str
    sign: str
    word: str
    key: str
    witness: Witness | None
    cases: tuple[CaseShown, ...]
    coalitions: tuple[str, ...]


def properties_page(shelf: Bookshelf, name: str, day: date, language: str) -> Page:
    """The verdicts on all properties of the charter, computed on this edition."""
    target = shelf.edition(name, day)
    answers = shelf.prove(name, day)
    rests_on = tuple(dict.fromkeys(line for answer in answers for line in answer.assumptions))
    content = {
        **edition_content(shelf, name, target),
        "answers": tuple(_shown(answer, language) for answer in answers),
        "rests_on": rests_on,
    }
    return Page(
        Address(name, day.isoformat(), "properties"), texts(language)["properties"], "properties.html.j2", content
    )


def property_anchor(name: str) -> str:
    """The address of a property inside its page."""
    return "property-" + "-".join(name.lower().split())


def _shown(answer: Answer, language: str) -> AnswerShown:
    words = texts(language)
    key = answer.verdict.value.replace(" ", "-")
    return AnswerShown(
        answer.name,
        property_anchor(answer.name),
        answer.question,
        answer.claim,
        answer.source,
        answer.reason,
        SIGNS[answer.verdict],
        words[key.replace("-", "_")],
        key,
        answer.witness,
        tuple(_case(case) for case in answer.cases),
        tuple(str(coalition) for coalition in answer.coalitions),
    )


def _case(case: Case) -> CaseShown:
    readings = "; ".join(
        f"“{reading.gap}” of {reading.norm} ({reading.citation}) is read as “{reading.completion}”"
        for reading in case.readings
    )
    return CaseShown(f"{case.verdict.value}, if {readings}" if readings else case.verdict.value, case.witness)
