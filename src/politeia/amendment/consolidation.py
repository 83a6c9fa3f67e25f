"""The text in force on a day: the first text with every instruction applied that has commenced by then, in that order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from politeia.amendment.clashes import clashes, mistake
from politeia.amendment.model import ArticleInForce, Charter, Edition, Instructed, ParagraphInForce
from politeia.amendment.order import in_order, order_of, target_of
from politeia.amendment.timeline import governing
from politeia.diagnostics.model import Diagnostic, Place, failure
from politeia.diagnostics.nearest import nearest


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
    draft = _Draft(list(charter.articles), charter.articles, {}, list(clashes(charter)))
    for instructed in in_order(charter):
        if instructed.commences is not None and instructed.commences <= on:
            _apply(draft, instructed)
    return _edition(charter, on, draft)


def advance(edition: Edition, to: date) -> Edition:
    """A later edition, from an earlier one and what has commenced between the two days; equal to consolidating directly."""
    charter = edition.charter
    if governing(charter, to) is not charter:
        return consolidate(charter, to)
    draft = _Draft(list(edition.articles), charter.articles, dict(edition.gone), list(edition.diagnostics))
    for instructed in in_order(charter):
        if instructed.commences is not None and edition.on < instructed.commences <= to:
            _apply(draft, instructed)
    return _edition(charter, to, draft)


@dataclass(slots=True)
class _Draft:
    """A text under consolidation: its articles, the first text, which instruction took out what, and what did not fit."""

    articles: list[ArticleInForce]
    first_text: tuple[ArticleInForce, ...]
    gone: dict[str, Instructed]
    diagnostics: list[Diagnostic]

    def position(self, article: str) -> int | None:
        """Where an article stands, or None."""
        return next((i for i, item in enumerate(self.articles) if item.number == article), None)

    def lose(self, provisions: Iterable[str], instructed: Instructed) -> None:
        """Remember who took provisions out."""
        self.gone |= dict.fromkeys(provisions, instructed)

    def gain(self, provisions: Iterable[str]) -> None:
        """Forget that provisions were ever out."""
        for provision in provisions:
            self.gone.pop(provision, None)


def _edition(charter: Charter, on: date, draft: _Draft) -> Edition:
    pending = tuple(
        item for act in charter.acts for item in act.instructions if item.commences is None or item.commences > on
    )
    gone = tuple(sorted(draft.gone.items(), key=lambda entry: order_of(entry[0])))
    return Edition(charter, on, tuple(draft.articles), pending, tuple(draft.diagnostics), gone)


def _apply(draft: _Draft, instructed: Instructed) -> None:
    syntax = instructed.syntax
    position = draft.position(syntax.article)
    if syntax.word != "repeal" and not instructed.articles and not instructed.paragraphs:
        draft.diagnostics.append(
            mistake(
                "P413",
                instructed,
                "no new text follows this instruction",
                remedy="Write the new wording below the block.",
            )
        )
    elif syntax.whole_article:
        _apply_to_article(draft, position, instructed)
    elif position is None:
        draft.diagnostics.append(
            _unfit(
                draft, "P418", instructed, f"there is no Article {syntax.article} to {syntax.word} in", syntax.article
            )
        )
    else:
        draft.articles[position] = _with_paragraphs(draft, draft.articles[position], instructed)


def _apply_to_article(draft: _Draft, position: int | None, instructed: Instructed) -> None:
    syntax = instructed.syntax
    if syntax.word == "insert" and position is not None:
        draft.diagnostics.append(
            mistake(
                "P411",
                instructed,
                f"Article {syntax.article} exists already",
                others=_writers(draft.articles[position].paragraphs, instructed),
                remedy=f"Write “replace article {syntax.article}”.",
            )
        )
    elif syntax.word == "insert":
        new = _article_of(instructed)
        after = [i for i, item in enumerate(draft.articles) if order_of(item.number) < order_of(new.number)]
        section = next(
            (item.section for item in reversed(draft.first_text) if order_of(item.number) < order_of(new.number)), ""
        )
        draft.articles.insert(after[-1] + 1 if after else 0, replace(new, section=section))
        draft.gain(_provisions(new))
    elif position is None:
        message = f"this instruction finds nothing to {syntax.word}: there is no Article {syntax.article}"
        draft.diagnostics.append(_unfit(draft, "P410", instructed, message, syntax.article))
    elif syntax.word == "repeal":
        draft.lose(_provisions(draft.articles[position]), instructed)
        del draft.articles[position]
    else:
        old, new = draft.articles[position], _article_of(instructed)
        draft.lose(_provisions(old), instructed)
        draft.gain(_provisions(new))
        draft.articles[position] = replace(
            new,
            section=old.section,
            title=new.title or old.title,
            paragraphs=_keeping_writers(old.paragraphs, new.paragraphs),
        )


def _provisions(article: ArticleInForce) -> tuple[str, ...]:
    return (article.number, *(f"{article.number}({item.number})" for item in article.paragraphs if item.number))


def _article_of(instructed: Instructed) -> ArticleInForce:
    if instructed.articles:
        return instructed.articles[0]
    return ArticleInForce(instructed.syntax.article, "", "", instructed.paragraphs)


def _keeping_writers(
    old: tuple[ParagraphInForce, ...], new: tuple[ParagraphInForce, ...]
) -> tuple[ParagraphInForce, ...]:
    """The new paragraphs; one that repeats words and norms already in force stays the work of the act that wrote them."""
    standing = {item.number: item for item in old}
    return tuple(
        standing[item.number] if item.number in standing and _says(item) == _says(standing[item.number]) else item
        for item in new
    )


def _says(paragraph: ParagraphInForce) -> tuple[object, ...]:
    """Words and norms of a paragraph, wherever they are written."""
    norms = tuple(
        (
            *(norm.kind, norm.name, norm.citation),
            tuple((clause.word, clause.written, clause.citation) for clause in norm.clauses),
            tuple(
                (stage.name, stage.citation, tuple((item.word, item.written, item.citation) for item in stage.clauses))
                for stage in norm.stages
            ),
        )
        for norm in paragraph.norms
    )
    return (" ".join(paragraph.prose.split()), norms)


def _with_paragraphs(draft: _Draft, article: ArticleInForce, instructed: Instructed) -> ArticleInForce:
    syntax = instructed.syntax
    numbers = [paragraph.number for paragraph in article.paragraphs]
    first, last = order_of(syntax.first), order_of(syntax.last)
    touched = [number for number in numbers if first <= order_of(number) <= last]
    new = instructed.paragraphs or tuple(p for item in instructed.articles for p in item.paragraphs)
    outside = [paragraph for paragraph in new if not first <= order_of(paragraph.number) <= last]
    if outside:
        message = (
            f"paragraph {outside[0].number or 'without number'} of the new text lies outside of {target_of(instructed)}"
        )
        remedy = "Write one instruction for each run of paragraphs."
        draft.diagnostics.append(mistake("P414", instructed, message, remedy=remedy))
        return article
    cited = tuple(f"{article.number}({number})" for number in touched)
    if syntax.word == "insert":
        if touched:
            standing = tuple(item for item in article.paragraphs if item.number in touched)
            draft.diagnostics.append(
                mistake(
                    "P411",
                    instructed,
                    f"Article {article.number} has a paragraph {touched[0]} already",
                    others=_writers(standing, instructed),
                    remedy=f"Write “replace {target_of(instructed)}”.",
                )
            )
            return article
        draft.gain(f"{article.number}({item.number})" for item in new)
        return _sorted(article, article.paragraphs + new)
    missing = [number for number in dict.fromkeys((syntax.first, syntax.last)) if number not in numbers]
    if missing:
        draft.diagnostics.append(_no_paragraph(draft, article, missing[0], instructed))
        return article
    draft.lose(cited, instructed)
    draft.gain(f"{article.number}({item.number})" for item in new)
    kept = tuple(paragraph for paragraph in article.paragraphs if paragraph.number not in touched)
    return _sorted(article, kept + _keeping_writers(article.paragraphs, new))


def _sorted(article: ArticleInForce, paragraphs: tuple[ParagraphInForce, ...]) -> ArticleInForce:
    return replace(article, paragraphs=tuple(sorted(paragraphs, key=lambda item: order_of(item.number))))


# -- instructions that do not fit ------------------------------------------------------------------------------------------


def _no_paragraph(draft: _Draft, article: ArticleInForce, number: str, instructed: Instructed) -> Diagnostic:
    numbers = [paragraph.number for paragraph in article.paragraphs]
    near = nearest(number, numbers, 0.4)
    word = instructed.syntax.word
    message = f"this instruction finds nothing to {word}: Article {article.number} has no paragraph {number}"
    remedy = f"Article {article.number} then has paragraphs {', '.join(numbers)}."
    remedy += f" Did you mean {article.number}({near})?" if near else ""
    return _unfit(draft, "P410", instructed, message, f"{article.number}({number})", remedy)


def _unfit(
    draft: _Draft, code: str, instructed: Instructed, message: str, provision: str, remedy: str = ""
) -> Diagnostic:
    """An instruction that finds nothing: it shows the act that took the text out before, when there is one."""
    earlier = draft.gone.get(provision) or draft.gone.get(provision.split("(")[0])
    if earlier is not None:
        day = earlier.commences.isoformat() if earlier.commences else ""
        message += f"; {earlier.act} took it out on {day}"
        return mistake(
            code,
            instructed,
            message,
            others=(earlier.syntax.place,),
            remedy="Keep one of the two instructions, or mend the order.",
        )
    near = nearest(provision, [article.number for article in draft.articles], 0.5)
    return mistake(code, instructed, message, remedy=remedy or (f"Did you mean Article {near}?" if near else ""))


def _writers(paragraphs: Iterable[ParagraphInForce], instructed: Instructed) -> tuple[Place, ...]:
    """Where another act wrote what is in the way."""
    return tuple(item.place for item in paragraphs if item.written_by and item.written_by != instructed.act)[:1]


__all__ = ["advance", "consolidate", "in_order", "order_of", "target_of"]
