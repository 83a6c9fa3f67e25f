"""Computing a brief: two editions of a charter compared, proved and counted."""

from __future__ import annotations

from datetime import date

from politeia.amendment.consolidation import target_of
from politeia.amendment.model import Charter
from politeia.amendment.points import parse_day
from politeia.cli.brief_content import ArticleText, Brief, Move, Passage, Side, figures_of, summary_of
from politeia.cli.proofs import answers_of
from politeia.cli.targets import Target, opened
from politeia.comparison.comparing import compare
from politeia.comparison.model import ArticleChange
from politeia.comparison.shifts import shifts
from politeia.diagnostics.model import failure


def make_brief(name: str, first: str, second: str) -> Brief:
    """The brief on a charter between two days; raises errors of exit status 2 for days and names that do not work."""
    if parse_day(second) <= parse_day(first):
        raise failure("P420", f"{second} is not later than {first}", remedy="Write the earlier day first.")
    before, after = opened(f"{name}@{first}"), opened(f"{name}@{second}")
    comparison = compare(before.institutions, after.institutions)
    articles = article_changes(before, after)
    asked = before.charter.properties
    moves = tuple(
        Move(*pair)
        for pair in zip(
            answers_of(before, asked, title=f"Proving {before.label}"),
            answers_of(after, asked, title=f"Proving {after.label}"),
            strict=True,
        )
    )
    sides = side_of(before), side_of(after)
    return Brief(
        *sides,
        figures_of(comparison, articles, moves),
        summary_of(comparison, moves),
        articles,
        comparison,
        shifts(before.institutions, after.institutions),
        moves,
        texts_of(before, after),
        tuple(dict.fromkeys(line for move in moves for side in (move.before, move.after) for line in side.assumptions)),
        leaves_out(sides[1]),
    )


def side_of(target: Target) -> Side:
    """One edition in numbers."""
    articles = target.edition.articles
    encoded = sum(1 for article in articles if article.norms)
    return Side(
        target.charter.name,
        target.charter.title,
        target.day,
        len(articles),
        encoded,
        len(target.institutions.norms),
        len(target.institutions.gaps),
    )


def leaves_out(side: Side) -> tuple[str, ...]:
    """What a reader must not expect from the answers."""
    return (
        f"{side.prose_only} of {side.articles} articles stand as prose only: people read them, and no proof uses them.",
        "Party discipline, custom and force are not modelled; members of a coalition are taken to act together.",
        "Statutes are not part of the text, but for the few numbers that the norms name as parameters.",
    )


def article_changes(before: Target, after: Target) -> tuple[ArticleChange, ...]:
    """What acts did to articles between the two days, grouped by article, act and commencement."""
    found: dict[tuple[str, str, date, str], list[str]] = {}
    verbs: dict[tuple[str, str, date, str], str] = {}
    for act in after.charter.acts:
        for item in act.instructions:
            if item.commences is None or not before.day < item.commences <= after.day:
                continue
            key = (item.syntax.article, act.label, item.commences, item.event)
            found.setdefault(key, []).append(target_of(item))
            verb = {"replace": "amended", "insert": "added", "repeal": "repealed"}[item.syntax.word]
            verbs[key] = verb if item.syntax.whole_article else "amended"
    titles = _titles(before.charter, after)
    changes = [
        ArticleChange(key[0], titles.get(key[0], ""), key[1], key[1], verbs[key], tuple(targets), key[2], key[3])
        for key, targets in found.items()
    ]
    order = [article.number for article in (*after.edition.articles, *before.edition.articles)]
    return tuple(sorted(changes, key=lambda change: (order.index(change.article), change.since or after.day)))


def _titles(charter: Charter, after: Target) -> dict[str, str]:
    return {article.number: article.title for article in (*charter.articles, *after.edition.articles)}


def texts_of(before: Target, after: Target) -> tuple[ArticleText, ...]:
    """Every article that a norm or a change speaks of, with its text on both days."""
    numbers = dict.fromkeys(article.number for article in (*after.edition.articles, *before.edition.articles))
    return tuple(
        ArticleText(
            number, _titles(before.charter, after).get(number, ""), _passages(before, number), _passages(after, number)
        )
        for number in numbers
    )


def _passages(target: Target, number: str) -> tuple[Passage, ...]:
    article = target.edition.article(number)
    if article is None:
        return ()
    return tuple(
        Passage(
            item.number, item.prose, item.written_by, item.since.isoformat() if item.since and item.written_by else ""
        )
        for item in article.paragraphs
    )
