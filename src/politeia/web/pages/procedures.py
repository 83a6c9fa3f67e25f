"""The procedures of an edition as flow charts, each with its steps in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from politeia.explanation.sentences import actors_in_words, outcome_in_words
from politeia.language.contents import Unspecified
from politeia.norms.model import Institutions, Procedure, Stage
from politeia.norms.tallies import names_in, tally
from politeia.web.bookshelf import Bookshelf
from politeia.web.catalogue import texts
from politeia.web.model import Address, Page
from politeia.web.pages.text import edition_content
from politeia.web.procedure_chart import answers_of, draw


@dataclass(frozen=True, slots=True)
class StageShown:
    """A step in words."""

    name: str
    by: str
    needs: str
    tally: str
    within: str
    citations: tuple[str, ...]
    answers: tuple[tuple[str, str, bool], ...]


@dataclass(frozen=True, slots=True)
class ProcedureShown:
    """A procedure with its chart."""

    name: str
    anchor: str
    citation: str
    initiated: str
    drawing: Markup
    stages: tuple[StageShown, ...]


def procedures_page(shelf: Bookshelf, name: str, day: date, language: str) -> Page:
    """Every procedure, removal and amendment of an edition."""
    target = shelf.edition(name, day)
    words = dict(texts(language))
    found = tuple(
        _procedure(item, target.institutions, words) for item in target.institutions.procedures if item.stages
    )
    content = {**edition_content(shelf, name, target), "procedures": found}
    return Page(Address(name, day.isoformat(), "procedures"), words["procedures"], "procedures.html.j2", content)


def _procedure(procedure: Procedure, institutions: Institutions, words: dict[str, str]) -> ProcedureShown:
    stages = tuple(_stage(stage, institutions) for stage in procedure.stages)
    who = {stage.name: f"{stage.by}{f', {stage.needs}' if stage.needs else ''}" for stage in stages}
    initiated = actors_in_words(procedure.initiated_by.value) if procedure.initiated_by else ""
    anchor = "procedure-" + "-".join(procedure.name.lower().split())
    return ProcedureShown(
        procedure.name, anchor, procedure.citation, initiated, draw(procedure, words, who, anchor), stages
    )


def _stage(stage: Stage, institutions: Institutions) -> StageShown:
    needs = stage.needs.value if stage.needs else None
    within = ""
    if stage.within is not None:
        within = str(stage.within.value.duration) if stage.within.value.duration else ""
    answers = tuple(
        (word, outcome_in_words(leads.value), isinstance(leads.value, Unspecified))
        for word, leads in answers_of(stage)
        if leads is not None
    )
    cited = (stage.citation, stage.by.citation, stage.needs.citation if stage.needs else "")
    return StageShown(
        stage.name,
        actors_in_words(stage.by.value),
        needs.written if needs else "",
        tally(needs, names_in(stage.by.value), institutions) if needs else "",
        within,
        tuple(dict.fromkeys(citation for citation in cited if citation)),
        answers,
    )
