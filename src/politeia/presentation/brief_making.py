"""Computing a brief: two editions of a charter compared, proved and counted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from politeia.amendment.consolidation import target_of
from politeia.amendment.model import Act, Charter, Instructed
from politeia.amendment.opening import Target, opened
from politeia.amendment.points import parse_day
from politeia.amendment.timeline import replaced_on
from politeia.amendment.timeline import texts_of as texts_of_timeline
from politeia.claims.checking import examine_claims
from politeia.claims.model import Examined
from politeia.claims.reading import has_claims, read_claims
from politeia.comparison.comparing import compare
from politeia.comparison.model import ArticleChange
from politeia.comparison.shifts import shifts
from politeia.diagnostics.model import failure
from politeia.language.questions import PropertySyntax
from politeia.presentation.beside import laws_beside
from politeia.presentation.brief_content import ArticleText, Brief, Move, Passage, Side, figures_of, summary_of
from politeia.presentation.findings import Reform, findings_of
from politeia.presentation.frontier import frontier, frontier_lines
from politeia.presentation.proofs import Watched, answers_of, unwatched
from politeia.presentation.wording import day_in_words


def make_brief(name: str, first: str, second: str, *, watched: Watched = unwatched) -> Brief:
    """The brief on a charter between two days; raises errors of exit status 2 for days and names that do not work."""
    if parse_day(second) <= parse_day(first):
        raise failure("P423", f"{second} is not later than {first}", remedy="Write the earlier day first.")
    before, after = opened(f"{name}@{first}"), opened(f"{name}@{second}")
    claims = claims_between(name, before.day, after.day, watched=watched)
    return brief_on(before, after, claims=claims, watched=watched)


def brief_on(
    before: Target,
    after: Target,
    *,
    claims: tuple[Examined, ...] = (),
    draft: str = "",
    moves: tuple[Move, ...] | None = None,
    watched: Watched = unwatched,
    alone: bool = False,
) -> Brief:
    """The brief on two texts; `draft` names the act of one's own that the second carries and the first does not.

    `moves` are the verdicts on both where they are known already. `alone` keeps the work in this process, for programs
    with threads.
    """
    comparison = compare(before.institutions, after.institutions)
    articles = article_changes(before, after)
    if moves is None:
        moves = _moves(before, after, watched, alone=alone)
    sides = side_of(before), side_of(after, draft)
    new_articles = 0 if before.charter.base.file == after.charter.base.file else sides[1].articles
    coalitions = frontier((before, after), watched=watched, alone=alone)
    beside = laws_beside(before.timeline.name, before.day, after.day)
    return Brief(
        *sides,
        figures_of(comparison, articles, moves, new_articles=new_articles),
        summary_of(comparison, moves),
        articles,
        comparison,
        shifts(before.institutions, after.institutions),
        moves,
        texts_of(before, after),
        tuple(dict.fromkeys(line for move in moves for side in (move.before, move.after) for line in side.assumptions)),
        (*leaves_out(sides[1]), *beside.not_compared),
        claims,
        frontier_lines({goal: (first, second) for goal, (first, second) in coalitions.items()}),
        findings_of(
            Reform(before.institutions, after.institutions, comparison, moves, beside.statutes, beside.treaties)
        ),
    )


def questions_of(before: Charter, after: Charter) -> tuple[tuple[PropertySyntax, PropertySyntax], ...]:
    """The properties of both texts as asked of each: one that both state by the same name is asked in each one's own words."""
    ours = {asked.name: asked for asked in before.properties}
    theirs = {asked.name: asked for asked in after.properties}
    names = dict.fromkeys((*ours, *theirs))
    return tuple((ours.get(name) or theirs[name], theirs.get(name) or ours[name]) for name in names)


def _moves(before: Target, after: Target, watched: Watched, *, alone: bool) -> tuple[Move, ...]:
    asked = questions_of(before.charter, after.charter)
    ours, theirs = (
        answers_of(target, tuple(pair[side] for pair in asked), watched=watched, alone=alone)
        for side, target in enumerate((before, after))
    )
    return tuple(Move(*pair) for pair in zip(ours, theirs, strict=True))


def claims_between(name: str, first: date, last: date, *, watched: Watched = unwatched) -> tuple[Examined, ...]:
    """The claims beside a charter, checked, whose days all lie between the two; those without a day come with the others."""
    if not has_claims(name):
        return ()
    claims = read_claims(name)
    about = [claim for claim in claims if claim.days and all(first <= day <= last for day in claim.days)]
    chosen = tuple(claim for claim in claims if claim in about or (about and not claim.days))
    with watched("Checking claims") as report:
        return examine_claims(name, chosen, report=lambda done, total: report(done, total, ""))


def side_of(target: Target, draft: str = "") -> Side:
    """One edition in numbers, with the name of the draft that it carries."""
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
        day_in_words(target.day) + (f", with “{draft}”" if draft else ""),
    )


def leaves_out(side: Side) -> tuple[str, ...]:
    """What a reader must not expect from the answers."""
    return (
        f"{side.prose_only} of {side.articles} articles stand as prose only: people read them, and no proof uses them."
        if side.prose_only != 1
        else f"1 of {side.articles} articles stands as prose only: people read it, and no proof uses it.",
        "Party discipline, custom and force are not modelled; members of a coalition are taken to act together.",
        "Statutes are not part of the text, but for the few numbers that the norms name as parameters.",
    )


def article_changes(before: Target, after: Target) -> tuple[ArticleChange, ...]:
    """What acts did to articles between the two days, grouped by article, act and commencement.

    A text that took the place of another one between the two days comes first, as one change.
    """
    found: dict[tuple[str, str, date, str], list[str]] = {}
    verbs: dict[tuple[str, str, date, str], str] = {}
    for act, item in _commenced(before, after):
        assert item.commences is not None
        key = (item.syntax.article, act.label, item.commences, item.event)
        found.setdefault(key, []).append(target_of(item))
        verb = {"replace": "amended", "insert": "added", "repeal": "repealed"}[item.syntax.word]
        verbs[key] = verb if item.syntax.whole_article else "amended"
    titles = _titles(before.charter, after)
    changes = [
        ArticleChange(key[0], titles.get(key[0], ""), key[1], key[1], verbs[key], tuple(targets), key[2], key[3])
        for key, targets in found.items()
    ]
    present = (article.number for article in (*after.edition.articles, *before.edition.articles))
    order = {number: position for position, number in enumerate(dict.fromkeys(present))}
    changes.sort(key=lambda change: (order.get(change.article, len(order)), change.since or after.day))
    return (*_replacements(before, after), *changes)


def _commenced(before: Target, after: Target) -> Iterator[tuple[Act, Instructed]]:
    """The instructions that have taken effect in the second text and not in the first, in every text of the charter."""
    done = {(act.document.file, item.order) for act, item in _in_effect(before)}
    return ((act, item) for act, item in _in_effect(after) if (act.document.file, item.order) not in done)


def _in_effect(target: Target) -> Iterator[tuple[Act, Instructed]]:
    """The instructions that have taken effect by the day, each before its text was replaced."""
    for text in texts_of_timeline(target.timeline):
        end = replaced_on(target.timeline, text)
        last = target.day if end is None else min(target.day, end - timedelta(days=1))
        for act in text.acts:
            yield from (
                (act, item) for item in act.instructions if item.commences is not None and item.commences <= last
            )


def _replacements(before: Target, after: Target) -> Iterator[ArticleChange]:
    for text in after.timeline.later:
        start = text.base.front.in_force
        if start is not None and before.day < start <= after.day:
            numbers = f"{text.articles[0].number}-{text.articles[-1].number}"
            words = (f"the whole text by articles {numbers}",)
            yield ArticleChange(numbers, "", text.title, text.title, "replaced", words, start)


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
