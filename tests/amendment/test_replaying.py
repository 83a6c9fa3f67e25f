"""What holds for every charter and every run of acts: order, time and replay do not change the text of a day."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as some

from politeia.amendment.consolidation import advance, consolidate
from politeia.amendment.history import authors_of, editions_of, versions_of
from politeia.amendment.model import Act, ArticleInForce, Charter, Edition, Instructed, ParagraphInForce
from politeia.diagnostics.model import Place
from politeia.documents.model import Document, FrontMatter
from politeia.language.amendments import AmendmentSyntax

START = date(2000, 1, 1)
DAYS = some.integers(1, 3).map(lambda count: START + timedelta(days=count))
ARTICLES = ("1", "2", "2-1", "3")
PARAGRAPHS = ("1", "2", "2-1", "3")
NOWHERE = Place("charter.md", 1)


def paragraph(number: str, words: str, act: str = "", since: date | None = START) -> ParagraphInForce:
    return ParagraphInForce(number, words, (), act, since, NOWHERE)


def first_text(articles: dict[str, tuple[str, ...]]) -> tuple[ArticleInForce, ...]:
    return tuple(
        ArticleInForce(
            number, f"Title {number}", f"Section {number[0]}", tuple(paragraph(p, f"{number}({p})") for p in ps)
        )
        for number, ps in articles.items()
    )


TEXTS = some.dictionaries(
    some.sampled_from(ARTICLES),
    some.lists(some.sampled_from(PARAGRAPHS), unique=True).map(lambda ps: tuple(p for p in PARAGRAPHS if p in ps)),
).map(lambda chosen: first_text({number: chosen[number] for number in ARTICLES if number in chosen}))


@some.composite
def instructions(draw, act: str, article: str, owned: tuple[str, ...] | None, order: int) -> Instructed:  # type: ignore[no-untyped-def]
    """An instruction on a whole article (`owned` is None), or on one of the paragraphs that the act may touch."""
    word = draw(some.sampled_from(("replace", "insert", "repeal")))
    day = draw(some.none() | DAYS)
    first = "" if owned is None else draw(some.sampled_from(owned))
    syntax = AmendmentSyntax(word, article, first, first, not first, None, "", Place(f"{act}.md", order + 1))
    new: tuple[ParagraphInForce, ...] = ()
    if word != "repeal":
        words = draw(some.sampled_from(("as before", f"new words of {act}")))
        numbers = (first,) if first else draw(some.lists(some.sampled_from(PARAGRAPHS), unique=True, min_size=1))
        new = tuple(paragraph(number, f"{article}({number}) {words}", act, day) for number in numbers)
    return Instructed(act, syntax, (), new, day, "" if day else "an event", order)


@some.composite
def charters(draw, *, independent: bool) -> Charter:  # type: ignore[no-untyped-def]
    """A charter with up to four acts; independent acts own their articles, or paragraphs of a shared one."""
    labels = [f"Act {letter}" for letter in "ABCD"[: draw(some.integers(1, 4))]]
    written: dict[str, list[Instructed]] = {label: [] for label in labels}
    for article in ARTICLES:
        if draw(some.booleans()) or not independent:
            whole = [draw(some.sampled_from(labels))] if independent else labels
            grants = [(label, None if draw(some.booleans()) else PARAGRAPHS) for label in whole]
        else:
            owners = {p: draw(some.sampled_from(labels)) for p in PARAGRAPHS}
            grants = [(label, tuple(p for p, owner in owners.items() if owner == label)) for label in labels]
        for label, owned in grants:
            for _ in range(draw(some.integers(0, 2)) if owned is None or owned else 0):
                written[label].append(draw(instructions(label, article, owned, len(written[label]))))
    front = FrontMatter("Charter", in_force=START)
    acts = tuple(
        Act(label, Document(f"{label}.md", FrontMatter(label, label=label), ()), tuple(written[label]))
        for label in labels
    )
    base = Document("charter.md", front, ())
    return Charter("charter", "Charter", base, draw(TEXTS), acts, (), (), ())


def told(edition: Edition) -> set[tuple[str, str, Place | None]]:
    """The mistakes of an edition; remedies describe the text at the moment of reading, and may differ."""
    return {(item.code, item.message, item.place) for item in edition.diagnostics}


def everyday(charter: Charter) -> list[date]:
    return [START + timedelta(days=count) for count in range(5)]


@settings(max_examples=60, deadline=None)
@given(charters(independent=True), some.randoms(use_true_random=False))
def test_independent_acts_may_be_read_in_any_order(charter: Charter, chance) -> None:  # type: ignore[no-untyped-def]
    acts = list(charter.acts)
    chance.shuffle(acts)
    shuffled = replace(charter, acts=tuple(acts))
    for day in everyday(charter):
        one, other = consolidate(charter, day), consolidate(shuffled, day)
        assert one.articles == other.articles
        assert told(one) == told(other)


@settings(max_examples=60, deadline=None)
@given(charters(independent=False), some.integers(0, 4))
def test_the_text_of_a_day_never_depends_on_later_acts(charter: Charter, count: int) -> None:
    day = START + timedelta(days=count)
    known = tuple(
        replace(act, instructions=tuple(i for i in act.instructions if i.commences is not None and i.commences <= day))
        for act in charter.acts
    )
    assert consolidate(charter, day).articles == consolidate(replace(charter, acts=known), day).articles


@settings(max_examples=60, deadline=None)
@given(charters(independent=False))
def test_advancing_day_by_day_is_consolidating_directly(charter: Charter) -> None:
    edition = consolidate(charter, START)
    for day in everyday(charter):
        edition = advance(edition, day)
        direct = consolidate(charter, day)
        assert (edition.articles, edition.gone, edition.pending) == (direct.articles, direct.gone, direct.pending)
        assert edition.diagnostics == direct.diagnostics
    assert editions_of(charter)[-1].articles == edition.articles


@settings(max_examples=60, deadline=None)
@given(charters(independent=False))
def test_replaying_the_history_of_each_article_gives_the_text_of_each_day(charter: Charter) -> None:
    ever = {article.number for edition in editions_of(charter) for article in edition.articles if article.paragraphs}
    lives = {number: versions_of(charter, number) for number in ever}
    for day in everyday(charter):
        edition = consolidate(charter, day)
        for number, life in lives.items():
            replayed = {}
            for version in life:
                if version.since is not None and version.since <= day:
                    replayed[version.paragraph] = (version.written_by, version.since, version.prose)
            article = edition.article(number)
            present = article.paragraphs if article else ()
            standing = {item.number: (item.written_by, item.since, item.prose) for item in present}
            assert {key: value for key, value in replayed.items() if value[2]} == standing


@settings(max_examples=60, deadline=None)
@given(charters(independent=False), some.integers(0, 4))
def test_every_paragraph_in_force_is_the_work_of_the_first_text_or_of_an_act_that_has_commenced(
    charter: Charter, count: int
) -> None:
    day = START + timedelta(days=count)
    begun = {i.act for act in charter.acts for i in act.instructions if i.commences and i.commences <= day}
    for line in authors_of(consolidate(charter, day)):
        assert line.written_by in {"", *begun}
        assert line.since is not None and line.since <= day


def test_a_new_article_stands_in_the_same_section_whichever_act_is_read_first() -> None:
    day = START + timedelta(days=1)
    repeal = AmendmentSyntax("repeal", "2", "", "", True, None, "", NOWHERE)
    insert = AmendmentSyntax("insert", "2-1", "", "", True, None, "", NOWHERE)
    acts = tuple(
        Act(
            label, Document(f"{label}.md", FrontMatter(label, label=label), ()), (Instructed(label, *what, day, "", 0),)
        )
        for label, what in (("A", (repeal, (), ())), ("B", (insert, (), (paragraph("1", "new", "B", day),))))
    )
    base = Document("charter.md", FrontMatter("Charter", in_force=START), ())
    charter = Charter("charter", "Charter", base, first_text({"1": ("1",), "2": ("1",)}), acts, (), (), ())
    for order in (acts, acts[::-1]):
        article = consolidate(replace(charter, acts=order), day).article("2-1")
        assert article is not None and article.section == "Section 2"
