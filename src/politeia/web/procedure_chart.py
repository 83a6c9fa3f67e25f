"""A procedure as a flow chart: its steps from top to bottom, its answers as arrows, its ends at the side."""

from __future__ import annotations

from markupsafe import Markup

from politeia.language.model import Ends, GoTo, Outcome, Unspecified
from politeia.norms.model import Cited, Procedure, Stage

BOX_LEFT, BOX_WIDTH, BOX_HEIGHT, STEP = 150, 300, 52, 96
END_LEFT, END_WIDTH = 560, 250
LANE = 14


def answers_of(stage: Stage) -> tuple[tuple[str, Cited[Outcome] | None], ...]:
    """The answers of a step that the text speaks of, each with where it leads."""
    every = (
        ("yes", stage.yes),
        ("no", stage.no),
        ("changed", stage.changed),
        ("no quorum", stage.absence),
        ("silent", stage.silence),
    )
    return tuple((word, leads) for word, leads in every if leads is not None)


def draw(procedure: Procedure, words: dict[str, str], who: dict[str, str], name: str) -> Markup:
    """The chart as SVG; `who` says for each step who decides and by what share, `name` keeps its marks apart from others."""
    row = {stage.name: number for number, stage in enumerate(procedure.stages)}
    parts: list[Markup] = []
    lanes = 0
    for stage in procedure.stages:
        parts.append(_box(stage, row[stage.name], who.get(stage.name, "")))
        taken = 0
        for answer, leads in answers_of(stage):
            assert leads is not None
            for outcome, gap in _outcomes(leads.value):
                if isinstance(outcome, GoTo):
                    lanes += 1
                    target = row.get(outcome.stage, 0)
                    parts.append(_arrow(row[stage.name], target, answer, words[answer], gap, lanes, name))
                else:
                    said = f"{words['ends']} {outcome.outcome}" if isinstance(outcome, Ends) else words["unsaid"]
                    parts.append(_end(row[stage.name], taken, f"{words[answer]}: {said}", answer, gap, name))
                    taken += 1
    height = max(1, len(procedure.stages)) * STEP + 10
    return Markup(
        '<svg class="chart" role="img" viewBox="0 0 {} {}"><title>{}</title>'
        '<defs><marker id="tip-{}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
        '<path d="M0 0L8 4L0 8z"/></marker></defs>{}</svg>'
    ).format(END_LEFT + END_WIDTH + 10, height, procedure.name, name, Markup("").join(parts))


def _outcomes(outcome: Outcome) -> list[tuple[GoTo | Ends | None, bool]]:
    """Where an answer leads, and whether the text leaves it open; None where nothing is said."""
    if isinstance(outcome, Unspecified):
        return [(option if isinstance(option, GoTo | Ends) else None, True) for option in outcome.between] or [
            (None, True)
        ]
    return [(outcome if isinstance(outcome, GoTo | Ends) else None, False)]


def _box(stage: Stage, row: int, who: str) -> Markup:
    y = 6 + row * STEP
    return Markup(
        '<g class="step"><rect x="{}" y="{}" width="{}" height="{}" rx="4"/>'
        '<text x="{}" y="{}" class="name">{}. {}</text><text x="{}" y="{}" class="size">{}</text></g>'
    ).format(
        BOX_LEFT,
        y,
        BOX_WIDTH,
        BOX_HEIGHT,
        BOX_LEFT + 12,
        y + 21,
        row + 1,
        stage.name,
        BOX_LEFT + 12,
        y + 40,
        _short(who, 46),
    )


def _arrow(start: int, target: int, answer: str, word: str, gap: bool, lane: int, name: str) -> Markup:
    kind = f"flow {answer}{' gap' if gap else ''}"
    top, bottom = 6 + start * STEP, 6 + start * STEP + BOX_HEIGHT
    if target == start + 1 and answer == "yes":
        x = BOX_LEFT + BOX_WIDTH / 2
        path = f"M{x:.0f} {bottom}V{6 + target * STEP - 2}"
        label = (x + 8, bottom + 26)
    else:
        edge = BOX_LEFT - 12 - (lane % 9) * LANE
        leave, arrive = top + 12 + (lane % 3) * 13, 6 + target * STEP + 14 + (lane % 4) * 9
        path = f"M{BOX_LEFT} {leave}H{edge}V{arrive}H{BOX_LEFT - 3}"
        label = (edge + 4, leave - 4)
    return Markup(
        '<path class="{}" d="{}" marker-end="url(#tip-{})"/><text class="answer" x="{:.0f}" y="{:.0f}">{}</text>'
    ).format(kind, path, name, label[0], label[1], word)


def _end(row: int, position: int, words: str, answer: str, gap: bool, name: str) -> Markup:
    y = 6 + row * STEP + position * 29
    middle = y + 12
    return Markup(
        '<path class="flow {}{}" d="M{} {}H{}" marker-end="url(#tip-{})"/>'
        '<g class="end{}"><rect x="{}" y="{}" width="{}" height="24" rx="12"/><text x="{}" y="{}">{}</text></g>'
    ).format(
        answer,
        " gap" if gap else "",
        BOX_LEFT + BOX_WIDTH,
        middle,
        END_LEFT - 2,
        name,
        " gap" if gap else "",
        END_LEFT,
        y,
        END_WIDTH,
        END_LEFT + 12,
        y + 16,
        _short(words, 42),
    )


def _short(words: str, longest: int) -> str:
    return words if len(words) <= longest else words[: longest - 1].rstrip() + "…"
