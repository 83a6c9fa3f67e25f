"""A procedure as a flow chart: its steps from top to bottom, ways to other steps at the left, its ends at the right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from markupsafe import Markup

from politeia.language.contents import Ends, GoTo, Outcome, Unspecified
from politeia.norms.cited import Cited
from politeia.norms.model import Procedure, Stage

BOX_WIDTH, LEAST_HEIGHT, GAP = 330, 56, 38
LANE, NEAREST_LANE, SLOT, END_STEP = 15, 62, 15, 30
END_GAP, END_WIDTH, MARGIN = 70, 310, 8
LETTERS = 52
"""How many letters of a line fit into a box or an end."""


def answers_of(stage: Stage) -> tuple[tuple[str, Cited[Outcome] | None], ...]:
    """The answers of a step that the text speaks of, each with where it leads."""
    every = (
        ("yes", stage.yes),
        ("no", stage.no),
        ("tied", stage.tied),
        ("changed", stage.changed),
        ("no quorum", stage.absence),
        ("silent", stage.silence),
    )
    return tuple((word, leads) for word, leads in every if leads is not None)


@dataclass(frozen=True, slots=True)
class Way:
    """An answer that leads to another step by a lane at the left; `leave` and `arrive` count slots from the top of a box."""

    start: int
    target: int
    answers: tuple[str, ...]
    gap: bool
    lane: int = 0
    leave: int = 0
    arrive: int = 0


@dataclass(frozen=True, slots=True)
class End:
    """How a procedure ends from a step, and the answers that end it so; `outcome` is "" where the text says nothing."""

    answers: tuple[str, ...]
    outcome: str
    gap: bool


@dataclass(frozen=True, slots=True)
class Step:
    """A step as it is drawn."""

    stage: Stage
    lines: tuple[str, ...]
    ends: tuple[End, ...]
    goes_on: tuple[str, ...]
    slots: int

    @property
    def height(self) -> int:
        """The height of the box, with room for all that leaves and arrives at its left."""
        return max(LEAST_HEIGHT, 32 + 15 * len(self.lines), (self.slots + 1) * SLOT)

    @property
    def room(self) -> int:
        """The height of the row, with room for all ends."""
        return max(self.height, len(self.ends) * END_STEP) + GAP


def draw(procedure: Procedure, words: dict[str, str], who: dict[str, str], name: str) -> Markup:
    """The chart as SVG; `who` says for each step who decides and by what share, `name` keeps its marks apart from others."""
    steps, ways = _steps(procedure, who)
    tops = [MARGIN, *accumulate((step.room for step in steps), initial=MARGIN)][1:]
    left = MARGIN + (NEAREST_LANE + max((way.lane for way in ways), default=0) * LANE if ways else 0)
    parts = [_way(way, left, tops, words, name) for way in ways]
    for number, (step, top) in enumerate(zip(steps, tops, strict=False)):
        parts.append(_box(step, number, left, top))
        if step.goes_on:
            parts.append(_down(step, left, top, tops[number + 1], words, name))
        parts += [_end(end, left, top, position, words, name) for position, end in enumerate(step.ends)]
    return Markup(
        '<svg class="chart" role="img" aria-labelledby="{}-title" viewBox="0 0 {} {}" width="{}" height="{}">'
        '<title id="{}-title">{}</title>'
        '<defs><marker id="tip-{}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8"'
        ' markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0L8 4L0 8z"/></marker></defs>{}</svg>'
    ).format(
        name,
        left + BOX_WIDTH + END_GAP + END_WIDTH + MARGIN,
        tops[-1] - GAP + MARGIN,
        left + BOX_WIDTH + END_GAP + END_WIDTH + MARGIN,
        tops[-1] - GAP + MARGIN,
        name,
        procedure.name,
        name,
        Markup("").join(parts),
    )


def _steps(procedure: Procedure, who: dict[str, str]) -> tuple[list[Step], list[Way]]:
    """Every step with its ends, and the ways between steps with their lanes and slots."""
    row = {stage.name: number for number, stage in enumerate(procedure.stages)}
    going: dict[tuple[int, int, bool], list[str]] = defaultdict(list)
    ending: dict[tuple[int, str, bool], list[str]] = defaultdict(list)
    for number, stage in enumerate(procedure.stages):
        for answer, leads in answers_of(stage):
            assert leads is not None
            for outcome, gap in _outcomes(leads.value):
                if isinstance(outcome, GoTo):
                    going[number, row.get(outcome.stage, 0), gap].append(answer)
                else:
                    ending[number, outcome.outcome if outcome else "", gap].append(answer)
    straight = {start: words for (start, target, gap), words in going.items() if target == start + 1 and not gap}
    aside = [
        Way(start, target, tuple(words), gap)
        for (start, target, gap), words in going.items()
        if target != start + 1 or gap
    ]
    ways, slots = _in_slots(_in_lanes(aside))
    steps = [
        Step(
            stage,
            tuple(_wrapped(who.get(stage.name, ""))),
            tuple(End(tuple(words), end, gap) for (start, end, gap), words in ending.items() if start == number),
            tuple(straight.get(number, ())),
            slots.get(number, 0),
        )
        for number, stage in enumerate(procedure.stages)
    ]
    return steps, ways


def _outcomes(outcome: Outcome) -> list[tuple[GoTo | Ends | None, bool]]:
    """Where an answer leads, and whether the text leaves it open; None where nothing is said."""
    if isinstance(outcome, Unspecified):
        return [(option if isinstance(option, GoTo | Ends) else None, True) for option in outcome.between] or [
            (None, True)
        ]
    return [(outcome if isinstance(outcome, GoTo | Ends) else None, False)]


def _in_lanes(ways: Sequence[Way]) -> list[Way]:
    """Each way in the nearest lane that no other way uses beside the same steps, the short ways first."""
    taken: dict[int, list[tuple[int, int]]] = defaultdict(list)
    found: list[Way] = []
    for way in sorted(ways, key=lambda item: (abs(item.target - item.start), item.start)):
        low, high = sorted((way.start, way.target))
        lane = next(number for number in range(len(ways)) if all(high < a or b < low for a, b in taken[number]))
        taken[lane].append((low, high))
        found.append(Way(way.start, way.target, way.answers, way.gap, lane))
    return found


def _in_slots(ways: Sequence[Way]) -> tuple[list[Way], dict[int, int]]:
    """Each way with a place of its own at both boxes: those that come from above at the top, so that few cross."""
    at: dict[int, list[tuple[float, int, bool]]] = defaultdict(list)
    for number, way in enumerate(ways):
        for here, there, leaving in ((way.start, way.target, True), (way.target, way.start, False)):
            above = there < here
            at[here].append((-1000 + way.lane if above else 1000 - way.lane, number, leaving))
    place: dict[tuple[int, bool], int] = {}
    for waiting in at.values():
        for position, (_, number, leaving) in enumerate(sorted(waiting), start=1):
            place[number, leaving] = position
    placed = [
        Way(way.start, way.target, way.answers, way.gap, way.lane, place[number, True], place[number, False])
        for number, way in enumerate(ways)
    ]
    return placed, {row: len(waiting) for row, waiting in at.items()}


def _box(step: Step, number: int, left: int, top: int) -> Markup:
    lines = Markup("").join(
        Markup('<text x="{}" y="{}" class="size">{}</text>').format(left + 12, top + 38 + 15 * position, line)
        for position, line in enumerate(step.lines)
    )
    return Markup(
        '<g class="step"><rect x="{}" y="{}" width="{}" height="{}" rx="4"/>'
        '<text x="{}" y="{}" class="name">{}. {}</text>{}</g>'
    ).format(left, top, BOX_WIDTH, step.height, left + 12, top + 20, number + 1, step.stage.name, lines)


def _down(step: Step, left: int, top: int, below: int, words: dict[str, str], name: str) -> Markup:
    x = left + BOX_WIDTH // 2
    return Markup(
        '<path class="flow {}" d="M{} {}V{}" marker-end="url(#tip-{})"/><text class="answer" x="{}" y="{}">{}</text>'
    ).format(
        _class(step.goes_on, False),
        x,
        top + step.height,
        below - 2,
        name,
        x + 8,
        below - GAP // 2 + 6,
        _said(step.goes_on, words),
    )


def _way(way: Way, left: int, tops: Sequence[int], words: dict[str, str], name: str) -> Markup:
    edge = left - NEAREST_LANE + 8 - way.lane * LANE
    leave, arrive = tops[way.start] + way.leave * SLOT, tops[way.target] + way.arrive * SLOT
    return Markup(
        '<path class="flow {}" d="M{} {}H{}V{}H{}" marker-end="url(#tip-{})"/>'
        '<text class="answer before" x="{}" y="{}">{}</text>'
    ).format(
        _class(way.answers, way.gap), left, leave, edge, arrive, left - 2, name,
        left - 5, leave - 3, _said(way.answers, words),
    )  # fmt: skip


def _end(end: End, left: int, top: int, position: int, words: dict[str, str], name: str) -> Markup:
    y, x = top + position * END_STEP, left + BOX_WIDTH
    said = f"{_said(end.answers, words)} → {end.outcome or words['unsaid']}"
    return Markup(
        '<path class="flow {}" d="M{} {}H{}" marker-end="url(#tip-{})"/>'
        '<g class="end{}"><title>{}</title><rect x="{}" y="{}" width="{}" height="24" rx="12"/><text x="{}" y="{}">{}</text></g>'
    ).format(
        _class(end.answers, end.gap), x, y + 12, x + END_GAP - 2, name,
        " gap" if end.gap else "", said, x + END_GAP, y, END_WIDTH, x + END_GAP + 12, y + 16, _short(said),
    )  # fmt: skip


def _class(answers: tuple[str, ...], gap: bool) -> str:
    kind = answers[0].replace(" ", "-")
    return f"{kind} gap" if gap else kind


def _said(answers: tuple[str, ...], words: dict[str, str]) -> str:
    return ", ".join(words[answer] for answer in answers)


def _wrapped(words: str) -> list[str]:
    """Words in lines that fit into a box."""
    lines = [""]
    for word in words.split():
        if lines[-1] and len(lines[-1]) + len(word) + 1 > LETTERS:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return [line for line in lines if line]


def _short(words: str) -> str:
    return words if len(words) <= LETTERS else words[: LETTERS - 1].rstrip() + "…"
