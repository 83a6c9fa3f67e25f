"""What a derived scale is: items with their scores, the norms that decide them, and what the text leaves open."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction

from politeia.scales.branches import Branches


@dataclass(frozen=True, slots=True)
class Ground:
    """A norm that decides an item, by its head and name, and its article."""

    norm: str
    citation: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What the norms say to one item.

    `point` is the score as coders give it, silence read as they read it; `least` and `most` are the scores under all
    readings of what the text leaves open. All three are None when no norm could ever settle the item.
    """

    point: Fraction | None
    least: Fraction | None
    most: Fraction | None
    grounds: tuple[Ground, ...]
    because: str


@dataclass(frozen=True, slots=True)
class Question:
    """An item as the scale asks it: its code, its wording (ours), its highest score, and how norms answer it.

    `unconfirmed` says what of the item could not be confirmed in a copy of the work; empty where nothing is in doubt.
    """

    code: str
    wording: str
    maximum: int
    answer: Callable[[Branches], Answer]
    unconfirmed: str = ""


@dataclass(frozen=True, slots=True)
class Measure:
    """A published scale: its name, the work it stands in, and its items.

    `summed` is False where the items are indicators of their own, which the work does not add up.
    """

    name: str
    title: str
    source: str
    questions: tuple[Question, ...]
    summed: bool = True


@dataclass(frozen=True, slots=True)
class Item:
    """An item with its answer for one edition."""

    code: str
    wording: str
    maximum: int
    answer: Answer
    unconfirmed: str = ""

    @property
    def derivable(self) -> bool:
        """Whether norms can settle the item at all."""
        return self.answer.point is not None

    @property
    def settled(self) -> bool:
        """Whether every reading of the text gives the same score."""
        return self.derivable and self.answer.least == self.answer.most


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale derived for one edition, its items in the order of the work."""

    name: str
    title: str
    source: str
    items: tuple[Item, ...]
    summed: bool = True

    @property
    def derived(self) -> tuple[Item, ...]:
        """The items that norms can settle."""
        return tuple(item for item in self.items if item.derivable)

    @property
    def maximum(self) -> int:
        """The highest sum of the items that norms can settle."""
        return sum(item.maximum for item in self.derived)

    @property
    def total(self) -> tuple[Fraction, Fraction, Fraction]:
        """The sum of the derived items: the point, the least and the most."""
        points = (item.answer.point for item in self.derived)
        least = (item.answer.least for item in self.derived)
        most = (item.answer.most for item in self.derived)
        return _sum(points), _sum(least), _sum(most)


def _sum(values: Iterable[Fraction | None]) -> Fraction:
    return sum((value for value in values if value is not None), Fraction(0))


def derive(measure: Measure, branches: Branches) -> Scale:
    """Ask every item of a scale of one edition."""
    items = tuple(Item(q.code, q.wording, q.maximum, q.answer(branches), q.unconfirmed) for q in measure.questions)
    return Scale(measure.name, measure.title, measure.source, items, measure.summed)


# -- answers ---------------------------------------------------------------------------------------------------------


def scored(score: int | Fraction, because: str, *grounds: Ground) -> Answer:
    """A score that the text settles."""
    return Answer(Fraction(score), Fraction(score), Fraction(score), _once(grounds), because)


def between(point: int | Fraction, least: int, most: int, because: str, *grounds: Ground) -> Answer:
    """A score that the text leaves open: the coders' reading of it, and the least and the most that it allows."""
    return Answer(Fraction(point), Fraction(least), Fraction(most), _once(grounds), because)


def silent(because: str, *, point: int = 0, least: int = 0, most: int = 1) -> Answer:
    """No norm speaks of it: coders read silence as `point`, and the unwritten rest may be anything from `least` to `most`."""
    return Answer(Fraction(point), Fraction(least), Fraction(most), (), because)


def not_derivable(because: str) -> Answer:
    """No norm could settle it."""
    return Answer(None, None, None, (), because)


def _once(grounds: tuple[Ground, ...]) -> tuple[Ground, ...]:
    return tuple(dict.fromkeys(grounds))
