"""Writing the witness of one answer as a picture."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from politeia.cli.files import refuse_unwritable, write_whole
from politeia.diagnostics.model import failure
from politeia.presentation.witness_tree import tree_of
from politeia.verification.model import Answer


def refuse_other_drawings(path: Path) -> None:
    """Raise an error of exit status 2 where no tree can be written, before any long work."""
    refuse_unwritable(path)
    if path.suffix != ".svg":
        raise failure(
            "W204",
            f"“{path.name}” names no kind of picture that a witness can be drawn as",
            None,
            expectation="The tree of a witness is written as .svg.",
            remedy=f"For example {path.with_suffix('.svg').name}.",
        )


def draw(answers: tuple[Answer, ...], path: Path, day: date) -> None:
    """Write the tree of the one answer that has a witness; raises an error of exit status 2 when there is none, or several."""
    told = [answer for answer in answers if answer.witness is not None and answer.witness.steps]
    if len(told) != 1:
        raise failure(
            "W205",
            f"{len(told)} answers have a witness with steps, and a picture shows one"
            if told
            else "no answer has a witness with steps to draw",
            None,
            expectation="A picture shows the witness of one property or claim.",
            remedy="Name one property, or ask one --claim."
            if told
            else "Ask without --picture to see what the answer rests on.",
        )
    write_whole(path, tree_of(told[0], day.isoformat()).encode("utf-8"))
