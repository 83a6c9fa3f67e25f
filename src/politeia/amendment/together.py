"""A charter and the statutes beside it as one text of a day: the statutes' articles and citations carry the statute's name."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from politeia.amendment.charters import load_charter
from politeia.amendment.consolidation import consolidate
from politeia.amendment.model import ArticleInForce, Charter, Edition, ParagraphInForce
from politeia.language.model import Clause, NormSyntax, StageSyntax

_PIECE = re.compile(r"(?P<space>^|,\s*)(?P<number>\d)")
_OF_THE_CHARTER = re.compile(r"\bConstitution (?=\d)")


def together(edition: Edition, statutes: tuple[Edition, ...]) -> Edition:
    """The edition of a charter with the articles of statutes behind its own: "Election Law 97-1".

    The charter's norms come first and cite as they are; in those of a statute "97-1(5)" becomes "Election Law 97-1(5)", and
    "Constitution 51(1)" becomes "51(1)".
    """
    articles = tuple(_named(article, cited_as(statute)) for statute in statutes for article in statute.articles)
    return replace(
        edition,
        articles=(*edition.articles, *articles),
        pending=(*edition.pending, *(item for statute in statutes for item in statute.pending)),
        diagnostics=(*edition.diagnostics, *(item for statute in statutes for item in statute.diagnostics)),
    )


def norms_above(charter: Charter, on: date) -> tuple[NormSyntax, ...]:
    """The norms of a day of the charter under which a statute stands; none for a charter that stands by itself."""
    above = charter.base.front.under
    return consolidate(load_charter(above), on).norms if above else ()


def cited_as(edition: Edition) -> str:
    """The name of a statute in citations: that of its front matter, or its title."""
    return edition.charter.base.front.cited_as or edition.charter.title


def _named(article: ArticleInForce, statute: str) -> ArticleInForce:
    paragraphs = tuple(_paragraph(paragraph, statute) for paragraph in article.paragraphs)
    section = f"{statute}. {article.section}" if article.section else statute
    return replace(article, number=f"{statute} {article.number}", section=section, paragraphs=paragraphs)


def _paragraph(paragraph: ParagraphInForce, statute: str) -> ParagraphInForce:
    return replace(paragraph, norms=tuple(_norm(norm, statute) for norm in paragraph.norms))


def _norm(norm: NormSyntax, statute: str) -> NormSyntax:
    return replace(
        norm,
        citation=cited_with(norm.citation, statute),
        clauses=_clauses(norm.clauses, statute),
        stages=tuple(_stage(stage, statute) for stage in norm.stages),
    )


def _stage(stage: StageSyntax, statute: str) -> StageSyntax:
    return replace(stage, citation=cited_with(stage.citation, statute), clauses=_clauses(stage.clauses, statute))


def _clauses(clauses: tuple[Clause, ...], statute: str) -> tuple[Clause, ...]:
    return tuple(replace(clause, citation=cited_with(clause.citation, statute)) for clause in clauses)


def cited_with(citation: str, statute: str) -> str:
    """A citation of a statute as the charter would write it; an empty one stays empty."""
    return _OF_THE_CHARTER.sub("", _PIECE.sub(rf"\g<space>{statute} \g<number>", citation))
