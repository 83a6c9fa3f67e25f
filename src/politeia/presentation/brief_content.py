"""The content of a brief on a reform, computed and at rest: the terminal and the page show the same."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from politeia.claims.model import Examined
from politeia.comparison.model import ArticleChange, Comparison, Fate
from politeia.comparison.shifts import Shift
from politeia.verification.model import Answer, Verdict


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two editions: its date, and how much of its text is encoded."""

    charter: str
    title: str
    day: date
    articles: int
    encoded: int
    norms: int
    gaps: int
    when: str
    """How the side is called: its day, and the draft that it carries."""

    @property
    def prose_only(self) -> int:
        """Articles without a norm: read by people, not by the proofs."""
        return self.articles - self.encoded


@dataclass(frozen=True, slots=True)
class Figure:
    """A number for the head of the paper, with what it counts."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Move:
    """A property with its answers before and after."""

    before: Answer
    after: Answer

    @property
    def moved(self) -> bool:
        """Whether the verdict differs."""
        return self.before.verdict is not self.after.verdict

    @property
    def asked(self) -> bool:
        """Whether the question applies on either side."""
        return not (self.before.verdict is self.after.verdict is Verdict.NOT_APPLICABLE)


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of an article, and the act that wrote it ("" for the first text)."""

    number: str
    prose: str
    written_by: str = ""
    since: str = ""


@dataclass(frozen=True, slots=True)
class ArticleText:
    """An article before and after; a side is empty where the article does not stand."""

    key: str
    title: str
    before: tuple[Passage, ...]
    after: tuple[Passage, ...]

    @property
    def changed(self) -> bool:
        """Whether the words differ."""
        return [(item.number, item.prose) for item in self.before] != [(item.number, item.prose) for item in self.after]


@dataclass(frozen=True, slots=True)
class Item:
    """A few words with the article that says so; either may be ""."""

    words: str
    citation: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A line of the page of findings: − lost, + gained, ~ changed, = kept, ? open, ✓ closed; what it is about, and its items."""

    sign: str
    lead: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic of the page of findings."""

    title: str
    lines: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """Everything that the paper says."""

    before: Side
    after: Side
    figures: tuple[Figure, ...]
    summary: tuple[str, ...]
    articles: tuple[ArticleChange, ...]
    comparison: Comparison
    shifts: tuple[Shift, ...]
    moves: tuple[Move, ...]
    texts: tuple[ArticleText, ...]
    rests_on: tuple[str, ...]
    leaves_out: tuple[str, ...]
    claims: tuple[Examined, ...] = ()
    frontier: tuple[tuple[str, str, str], ...] = ()
    """For each goal that applies to one of the texts, the smallest coalitions that can reach it, before and after."""
    findings: tuple[Topic, ...] = ()
    """The reform on one page, topic by topic."""

    @property
    def moved(self) -> tuple[Move, ...]:
        """Properties whose verdict changed; those that flipped between holds and fails come first."""
        found = [move for move in self.moves if move.moved]
        return tuple(
            sorted(found, key=lambda move: Verdict.NOT_APPLICABLE in (move.before.verdict, move.after.verdict))
        )

    @property
    def unmoved(self) -> tuple[Move, ...]:
        """Properties that came to the same verdict twice."""
        return tuple(move for move in self.moves if not move.moved and move.asked)

    @property
    def not_asked(self) -> tuple[Move, ...]:
        """Properties that apply to neither text."""
        return tuple(move for move in self.moves if not move.asked)


def figures_of(
    comparison: Comparison, articles: tuple[ArticleChange, ...], moves: tuple[Move, ...], *, new_articles: int = 0
) -> tuple[Figure, ...]:
    """The numbers for the head of the paper; `new_articles` counts those of a text that replaced the other one whole."""
    touched = {change.article for change in articles}
    asked = [move for move in moves if move.asked]
    altered = comparison.with_fate(Fate.CHANGED, Fate.OTHER_VOTES, Fate.RENAMED)
    return (
        Figure(str(new_articles), "articles in a new constitution")
        if new_articles
        else Figure(str(len(touched)), "article changed" if len(touched) == 1 else "articles changed"),
        Figure(str(len(comparison.with_fate(Fate.ADDED))), "norms added"),
        Figure(str(len(comparison.with_fate(Fate.REMOVED))), "norms removed"),
        Figure(str(len(altered)), "norms changed"),
        Figure(f"{sum(move.moved for move in asked)} of {len(asked)}", "verdicts moved"),
        Figure(f"{len(comparison.gaps_closed)} / {len(comparison.gaps_new)}", "gaps closed / new"),
    )


def summary_of(comparison: Comparison, moves: tuple[Move, ...]) -> tuple[str, ...]:
    """The paper in a few sentences: seats, verdicts won and lost, what the text leaves open."""
    found = [
        f"{body.name}: {body.seats_before} seats became {body.seats_after}."
        for body in comparison.bodies
        if body.seats_before and body.seats_after and body.seats_before != body.seats_after
    ]
    for verdict, words in (
        (Verdict.HOLDS, "Now holds"),
        (Verdict.FAILS, "No longer holds"),
        (Verdict.DEPENDS, "Now depends on a gap"),
    ):
        names = [
            move.after.name
            for move in moves
            if move.moved and move.after.verdict is verdict and move.before.verdict is not Verdict.NOT_APPLICABLE
        ]
        if names:
            found.append(f"{words}: {'; '.join(names)}.")
    open_gaps = len(comparison.gaps_open) + len(comparison.gaps_new)
    if open_gaps:
        found.append(f"The text still leaves {open_gaps} point{'' if open_gaps == 1 else 's'} open.")
    return tuple(found)
