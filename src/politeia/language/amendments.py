"""The syntax of an instruction of an amending act: what it does, to which words, and from when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from politeia.diagnostics.model import Diagnostic, Place


@dataclass(frozen=True, slots=True)
class CommencementSyntax:
    """From when an instruction applies: a date, an event in the act's own words, or `unknown`."""

    date: date | None = None
    event: str = ""
    unknown: bool = False


@dataclass(frozen=True, slots=True)
class Target:
    """What an instruction of an amending act names: `first` and `last` are "" for a whole article."""

    word: str
    article: str
    first: str = ""
    last: str = ""


@dataclass(frozen=True, slots=True)
class AmendmentSyntax:
    """`replace`, `insert` or `repeal`, and its target: paragraphs `first` to `last` of an article, or the article whole."""

    word: str
    article: str
    first: str
    last: str
    whole_article: bool
    commencement: CommencementSyntax | None
    citation: str
    place: Place


@dataclass(frozen=True, slots=True)
class AmendmentParsed:
    """What an `amend` fence holds, and every mistake found in it."""

    amendment: AmendmentSyntax | None
    diagnostics: tuple[Diagnostic, ...] = ()
