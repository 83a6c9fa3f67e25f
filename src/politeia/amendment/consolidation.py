"""The text in force on a day: the first text with every instruction applied that has commenced by then, in that order."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from politeia.amendment.model import ArticleInForce, Charter, Edition, Instructed, ParagraphInForce
from politeia.amendment.timeline import governing
from politeia.diagnostics.model import Diagnostic, error, failure
from politeia.diagnostics.nearest import nearest

APPENDIX = 1_000_000
"""Appendices have letters and come after every article that has a number."""


def consolidate(charter: Charter, on: date) -> Edition:
    """The edition on a day of a charter, or of the text that has replaced it by then.

    Raises P417 for a day before the first text was in force.
    """
    charter = governing(charter, on)
    start = charter.base.front.in_force
    if start is not None and on < start:
        raise failure(
            "P417",
            f"{charter.title} begins here with its text of {start.isoformat()}, later than {on.isoformat()}",
            expectation="Earlier editions are not part of this charter.",
            remedy=f"Ask for a day from {start.isoformat()} on.",
        )
    diagnostics: list[Diagnostic] = list(_overlaps(charter))
    articles = list(charter.articles)
    for instructed in in_order(charter):
        if instructed.commences is not None and instructed.commences <= on:
            _apply(articles, instructed, diagnostics)
    pending = tuple(
        item for act in charter.acts for item in act.instructions if item.commences is None or item.commences > on
    )
    return Edition(charter, on, tuple(articles), pending, tuple(diagnostics))


def in_order(charter: Charter) -> tuple[Instructed, ...]:
    """All instructions with a day, by day of commencement, then in the order of the acts and of their text."""
    numbered = [
        (item.commences, number, item.order, item)
        for number, act in enumerate(charter.acts)
        for item in act.instructions
        if item.commences is not None
    ]
    return tuple(entry[3] for entry in sorted(numbered, key=lambda entry: entry[:3]))


def target_of(instructed: Instructed) -> str:
    """What an instruction touches, as it is cited: "61(4)-(5)" or "83-1"."""
    syntax = instructed.syntax
    if syntax.whole_article:
        return syntax.article
    if syntax.first == syntax.last:
        return f"{syntax.article}({syntax.first})"
    return f"{syntax.article}({syntax.first})-({syntax.last})"


def _apply(articles: list[ArticleInForce], instructed: Instructed, diagnostics: list[Diagnostic]) -> None:
    syntax = instructed.syntax
    position = next((i for i, article in enumerate(articles) if article.number == syntax.article), None)
    if syntax.word != "repeal" and not instructed.articles and not instructed.paragraphs:
        diagnostics.append(
            _mistake(
                "P413", instructed, "no new text follows this instruction", "Write the new wording below the block."
            )
        )
    elif syntax.whole_article:
        _apply_to_article(articles, position, instructed, diagnostics)
    elif position is None:
        near = nearest(syntax.article, [article.number for article in articles], 0.5)
        diagnostics.append(
            _mistake(
                "P418",
                instructed,
                f"there is no Article {syntax.article} to {syntax.word} in",
                f"Did you mean Article {near}?" if near else "",
            )
        )
    else:
        articles[position] = _with_paragraphs(articles[position], instructed, diagnostics)


def _apply_to_article(
    articles: list[ArticleInForce], position: int | None, instructed: Instructed, diagnostics: list[Diagnostic]
) -> None:
    syntax = instructed.syntax
    if syntax.word == "insert" and position is not None:
        diagnostics.append(
            _mistake(
                "P411",
                instructed,
                f"Article {syntax.article} exists already",
                f"Write “replace article {syntax.article}”.",
            )
        )
    elif syntax.word == "insert":
        new = _article_of(instructed)
        after = [i for i, article in enumerate(articles) if order_of(article.number) < order_of(new.number)]
        articles.insert(
            after[-1] + 1 if after else 0, replace(new, section=articles[after[-1]].section if after else "")
        )
    elif position is None:
        near = nearest(syntax.article, [article.number for article in articles], 0.5)
        diagnostics.append(
            _mistake(
                "P410",
                instructed,
                f"this instruction finds nothing to {syntax.word}: there is no Article {syntax.article}",
                f"Did you mean Article {near}?" if near else "",
            )
        )
    elif syntax.word == "repeal":
        del articles[position]
    else:
        new = _article_of(instructed)
        articles[position] = replace(
            new, section=articles[position].section, title=new.title or articles[position].title
        )


def _article_of(instructed: Instructed) -> ArticleInForce:
    if instructed.articles:
        return instructed.articles[0]
    return ArticleInForce(instructed.syntax.article, "", "", instructed.paragraphs)


def _with_paragraphs(article: ArticleInForce, instructed: Instructed, diagnostics: list[Diagnostic]) -> ArticleInForce:
    syntax = instructed.syntax
    numbers = [paragraph.number for paragraph in article.paragraphs]
    first, last = order_of(syntax.first), order_of(syntax.last)
    touched = [number for number in numbers if first <= order_of(number) <= last]
    new = instructed.paragraphs or tuple(p for item in instructed.articles for p in item.paragraphs)
    outside = [paragraph for paragraph in new if not first <= order_of(paragraph.number) <= last]
    if outside:
        diagnostics.append(
            _mistake(
                "P414",
                instructed,
                f"paragraph {outside[0].number or 'without number'} of the new text lies outside of {target_of(instructed)}",
                "Write one instruction for each run of paragraphs.",
            )
        )
        return article
    if syntax.word == "insert":
        if touched:
            diagnostics.append(
                _mistake(
                    "P411",
                    instructed,
                    f"Article {article.number} has a paragraph {touched[0]} already",
                    f"Write “replace {target_of(instructed)}”.",
                )
            )
            return article
        return _sorted(article, article.paragraphs + new)
    missing = [number for number in dict.fromkeys((syntax.first, syntax.last)) if number not in numbers]
    if missing:
        near = nearest(missing[0], numbers, 0.4)
        diagnostics.append(
            _mistake(
                "P410",
                instructed,
                f"this instruction finds nothing to {syntax.word}: Article {article.number} has no paragraph {missing[0]}",
                f"Article {article.number} then has paragraphs {', '.join(numbers)}."
                + (f" Did you mean {article.number}({near})?" if near else ""),
            )
        )
        return article
    kept = tuple(paragraph for paragraph in article.paragraphs if paragraph.number not in touched)
    return _sorted(article, kept + new)


def _sorted(article: ArticleInForce, paragraphs: tuple[ParagraphInForce, ...]) -> ArticleInForce:
    return replace(article, paragraphs=tuple(sorted(paragraphs, key=lambda item: order_of(item.number))))


def order_of(number: str) -> tuple[int, ...]:
    """The place of a number among others: 10, 10-1, 11 and 224, 224A, 225, 9.3 before A.1; text without a number comes first."""
    parts = re.findall(r"[0-9]+|[A-Z]+", number)
    appendix = (APPENDIX,) if parts and not parts[0].isdigit() else ()
    return (*appendix, *(int(part) if part.isdigit() else _letters(part) for part in parts))


def _letters(written: str) -> int:
    """Letters behind a number as their place in the alphabet: A is 1, AA is 27."""
    place = 0
    for letter in written:
        place = place * 26 + ord(letter) - ord("A") + 1
    return place


def _mistake(code: str, instructed: Instructed, message: str, remedy: str) -> Diagnostic:
    return error(
        code,
        message,
        instructed.syntax.place,
        expectation=f"The instruction stands in: {instructed.act}.",
        remedy=remedy,
    )


def _overlaps(charter: Charter) -> tuple[Diagnostic, ...]:
    """Two acts that write the same paragraph on the same day: the text does not say which of them wins."""
    found: list[Diagnostic] = []
    seen: dict[tuple[str, date], Instructed] = {}
    for instructed in in_order(charter):
        assert instructed.commences is not None
        for cited in _cited(instructed):
            first = seen.setdefault((cited, instructed.commences), instructed)
            if first is not instructed and first.syntax.word != "repeal":
                found.append(
                    _mistake(
                        "P412",
                        instructed,
                        f"{cited} gets two wordings on {instructed.commences.isoformat()}",
                        f"The other one is line {first.syntax.place.line} of {first.syntax.place.file}. Keep one, or let one commence later.",
                    )
                )
    return tuple(dict.fromkeys(found))


def _cited(instructed: Instructed) -> tuple[str, ...]:
    syntax = instructed.syntax
    if syntax.whole_article:
        return (syntax.article,)
    if syntax.word == "repeal":
        return (f"{syntax.article}({syntax.first})",)
    return tuple(f"{syntax.article}({paragraph.number})" for paragraph in instructed.paragraphs)
