"""Other model checkers, run on models that politeia has written: stormpy and spin count situations and acts."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

HAS_SPIN = bool(shutil.which("spin") and shutil.which("gcc"))
needs_spin = pytest.mark.skipif(not HAS_SPIN, reason="spin is not installed: apt-get install spin gcc")


@dataclass(frozen=True)
class Counted:
    """What another program found: situations, and moves between them."""

    states: int
    moves: int


def count_with_storm(model: str, folder: Path) -> Counted:
    """Build an MDP with Storm; it adds one move to each situation that has none."""
    import stormpy

    path = folder / "model.prism"
    path.write_text(model, encoding="utf-8")
    built = stormpy.build_model(stormpy.parse_prism_program(str(path)))
    return Counted(built.nr_states, built.nr_choices)


def reached_with_storm(model: str, folder: Path) -> bool:
    """Whether the goal can be reached when all help."""
    import stormpy

    path = folder / "model.prism"
    path.write_text(model, encoding="utf-8")
    program = stormpy.parse_prism_program(str(path))
    asked = stormpy.parse_properties('Pmax=? [ F "goal" ]', program)
    built = stormpy.build_model(program, asked)
    return bool(stormpy.model_checking(built, asked[0]).get_value(built.initial_states[0]) > 0.5)


def recurs_with_storm(model: str, question: str, folder: Path) -> bool:
    """Whether there is a course of events as the question asks, in linear temporal logic."""
    import stormpy

    path = folder / "model.prism"
    path.write_text(model, encoding="utf-8")
    program = stormpy.parse_prism_program(str(path))
    asked = stormpy.parse_properties(question.strip().splitlines()[-1], program)
    built = stormpy.build_model(program, asked)
    return bool(stormpy.model_checking(built, asked[0]).get_value(built.initial_states[0]) > 0.5)


def _pan(model: str, folder: Path, *, claim: bool) -> str:
    (folder / "model.pml").write_text(model, encoding="utf-8")
    quiet = {"cwd": folder, "check": True, "capture_output": True, "text": True}
    subprocess.run(["spin", "-a", "model.pml"], **quiet)  # type: ignore[call-overload]
    kind = [] if claim else ["-DNOCLAIM", "-DSAFETY"]
    subprocess.run(["gcc", "-O1", "-w", "-DNOREDUCE", *kind, "-o", "pan", "pan.c"], **quiet)  # type: ignore[call-overload]
    flags = ["-a"] if claim else ["-E"]
    done = subprocess.run(["./pan", *flags, "-m2000000"], **quiet)  # type: ignore[call-overload]
    return str(done.stdout)


def count_with_spin(model: str, folder: Path) -> Counted:
    """Explore with spin."""
    said = _pan(model, folder, claim=False)
    stored, transitions = (re.search(rf"(\d+) {word}", said) for word in ("states, stored", "transitions"))
    assert stored and transitions, said
    return Counted(int(stored[1]), int(transitions[1]))


def reached_with_spin(model: str, folder: Path) -> bool:
    """Whether spin finds a way to the goal."""
    said = _pan(model, folder, claim=True)
    errors = re.search(r"errors: (\d+)", said)
    assert errors, said
    return int(errors[1]) > 0
