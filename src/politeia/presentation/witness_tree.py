"""A witness as a small tree (SVG): its steps from top to bottom, and beside them what else the losing side could try."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from textwrap import wrap

from politeia.presentation.days import time_of
from politeia.presentation.verdicts import SIGNS
from politeia.verification.model import Answer, Branch, Step, Witness

MARGIN, TIME, SPINE, BESIDE = 16, 92, 440, 330
BETWEEN, GAP, PAD = 46, 18, 9
LINE, SMALL = 16, 13
LETTERS, LETTERS_BESIDE, LETTERS_SMALL = 66, 50, 80
NARROW = MARGIN + TIME + SPINE + MARGIN
WIDE = NARROW + BETWEEN + BESIDE
STYLE = (
    "text{font:13px sans-serif;fill:#111}.who{font-weight:600}.why,.cited,.when{font-size:11px;fill:#444}"
    ".leads{font-style:italic}.head{font-size:15px;font-weight:600}"
    "rect,path{fill:none;stroke:#333;stroke-width:1.2}.rest{fill:#ececec;stroke-dasharray:5 3}.law{stroke-dasharray:1.5 3}"
    ".plain{stroke:none;fill:#fff}.way{stroke:#777}"
)


@dataclass(frozen=True, slots=True)
class Written:
    """A line of words in a box, and how it looks."""

    words: str
    look: str

    @property
    def height(self) -> int:
        """The room that the line takes."""
        return SMALL if self.look in ("why", "cited") else LINE


@dataclass(frozen=True, slots=True)
class Box:
    """Words in a frame that says who makes the move."""

    lines: tuple[Written, ...]
    side: str

    @property
    def height(self) -> int:
        """The height of the frame."""
        return sum(line.height for line in self.lines) + 2 * PAD


def tree_of(answer: Answer, day: str = "") -> str:
    """The tree of an answer's witness as an SVG document; `day` is the day of the text, to date its steps.

    Raises ValueError when the answer has no witness.
    """
    if answer.witness is None:
        raise ValueError(f"{answer.name} has no witness")
    width = WIDE if any(step.otherwise for step in answer.witness.steps) else NARROW
    letters = width // 8
    head = [
        Written(line, "head") for line in wrap(f"{SIGNS[answer.verdict]} {answer.verdict}: {answer.claim}", letters)
    ]
    head += [Written(line, "") for line in wrap(answer.witness.shows, letters + letters // 8)]
    parts, height = _lines(head, MARGIN, MARGIN)
    legend, height = _legend(answer.witness, height + GAP // 2)
    steps, below = _steps(answer.witness, height + GAP, day)
    return _document((*parts, *legend, *steps), width, below, answer)


def _legend(witness: Witness, top: int) -> tuple[list[str], int]:
    """How the frames of those who act in this witness look, and where the row ends; nothing where only one acts."""
    acting = {step.side for step in witness.steps}
    every = zip(("coalition", "rest", "law", "time"), (*witness.sides, "the law", "time"), strict=True)
    shown = [(side, words) for side, words in every if side in acting]
    if len(shown) < 2:
        return [], top
    parts: list[str] = []
    left = MARGIN + TIME
    for side, words in shown:
        corner = 8 if side == "time" else 3
        parts.append(f'<rect class="{side}" x="{left}" y="{top}" width="26" height="{LINE}" rx="{corner}"/>')
        parts.append(f'<text x="{left + 32}" y="{top + 12}" class="when">{words}</text>')
        left += 44 + 7 * len(words)
    return parts, top + LINE


def _document(parts: Iterable[str], width: int, height: int, answer: Answer) -> str:
    assert answer.witness is not None
    told = "\n".join(sentences(answer.witness))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'role="img" aria-labelledby="title figures"><title id="title">{escape(answer.claim)}</title>'
        f'<desc id="figures">{escape(told)}</desc><style>{STYLE}</style>'
        f'<rect class="plain" width="{width}" height="{height}"/>{"".join(parts)}</svg>\n'
    )


def sentences(witness: Witness) -> tuple[str, ...]:
    """The witness as numbered sentences, with what else could be tried below the step where it could."""
    found = [witness.shows]
    for number, step in enumerate(witness.steps, 1):
        found.append(f"{number}. {_sentence(step)}")
        for branch in step.otherwise:
            found.append("   or " + _branch_words(branch))
    return (*found, witness.conclusion)


def _sentence(step: Step) -> str:
    cited = f" ({'; '.join(step.citations)})" if step.citations else ""
    return f"{step.actor}: {step.act}{cited}" + (f" – {step.unstoppable}" if step.unstoppable else "")


def _branch_words(branch: Branch) -> str:
    if branch.tried is None:
        return branch.leads
    answer = f"; then {branch.answer.actor}: {branch.answer.act}" if branch.answer else ""
    return f"{branch.tried.actor}: {branch.tried.act}{answer}; {branch.leads}"


def _steps(witness: Witness, top: int, day: str) -> tuple[list[str], int]:
    """The spine with its branches, from `top` on; and where the drawing ends."""
    parts: list[str] = []
    left = MARGIN + TIME
    said = ""
    free = top
    for step in witness.steps:
        when = time_of(step.days, day)
        if when and when != said:
            lines, _ = _lines([Written(line, "when") for line in wrap(when, 15)], MARGIN, top + 4)
            parts += lines
            said = when
        if step.otherwise:
            if free > top:
                parts.append(f'<path d="M{left + 40} {top}V{free}"/>')
            top = max(top, free)
            beside, free = _beside(step.otherwise, left + SPINE, top)
            parts += beside
        box = _box(step, LETTERS)
        parts += _drawn(box, left, top, SPINE)
        parts.append(f'<path d="M{left + 40} {top + box.height}v{GAP}"/>')
        top += box.height + GAP
    end = Box(tuple(Written(line, "who") for line in wrap(f"→ {witness.conclusion}", LETTERS - 8)), "end")
    return [*parts, *_drawn(end, left, top, SPINE)], max(top + end.height, free) + MARGIN


def _beside(branches: tuple[Branch, ...], left: int, top: int) -> tuple[list[str], int]:
    """What else could be tried, one box below the other beside a step that ends at `left`, and where they end."""
    parts: list[str] = []
    begun = top
    for branch in branches:
        box = _branch_box(branch)
        parts += _drawn(box, left + BETWEEN, top, BESIDE)
        parts.append(f'<path class="way" d="M{left} {begun + 14}h{BETWEEN // 2}V{top + 14}h{BETWEEN // 2}"/>')
        top += box.height + GAP // 2
    return parts, top + GAP // 2


def _branch_box(branch: Branch) -> Box:
    if branch.tried is None:
        return Box((Written(branch.leads, "leads"),), "law")
    lines = list(_box(branch.tried, LETTERS_BESIDE, reasons=False).lines)
    if branch.answer is not None:
        cited = f" ({'; '.join(branch.answer.citations)})" if branch.answer.citations else ""
        words = f"then {branch.answer.actor}: {branch.answer.act}{cited}"
        lines += [Written(line, "") for line in wrap(words, LETTERS_BESIDE)]
    return Box((*lines, *(Written(line, "leads") for line in wrap(branch.leads, LETTERS_BESIDE))), branch.tried.side)


def _box(step: Step, letters: int, *, reasons: bool = True) -> Box:
    lines = [Written(line, "who") for line in wrap(step.actor, letters - 6)]
    lines += [Written(line, "") for line in wrap(step.act, letters)]
    if step.citations:
        lines += [Written(line, "cited") for line in wrap("article " + "; ".join(step.citations), LETTERS_SMALL)]
    if reasons and step.unstoppable:
        lines += [Written(line, "why") for line in wrap(step.unstoppable, LETTERS_SMALL)]
    return Box(tuple(lines), step.side or "coalition")


def _drawn(box: Box, left: int, top: int, width: int) -> list[str]:
    corner = 14 if box.side in ("time", "end") else 3
    frame = f'<rect class="{box.side}" x="{left}" y="{top}" width="{width}" height="{box.height}" rx="{corner}"/>'
    return [frame, *_lines(list(box.lines), left + PAD, top + PAD)[0]]


def _lines(lines: list[Written], left: int, top: int) -> tuple[list[str], int]:
    """Lines of words from `top` on, and where they end."""
    parts: list[str] = []
    for line in lines:
        top += line.height
        look = f' class="{line.look}"' if line.look else ""
        parts.append(f'<text x="{left}" y="{top - 4}"{look}>{escape(line.words, quote=False)}</text>')
    return parts, top
