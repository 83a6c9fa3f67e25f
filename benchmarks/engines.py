"""Time the engines on Kazakhstan's constitution side by side with spin and Storm, each run in a process of its own.

Every figure is the median of several runs; ratios say how many times faster (above 1) or slower (below 1) we are than the peer.
Compiling spin's program and the first compilation of our kernel are left out of their times and named apart.
"""

from __future__ import annotations

import json
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
REPORT = ROOT / "build" / "engines.json"
EDITION = "kazakhstan@2023-04-01"
ROUNDS = 3

LAW = "ordinary law ended in force"
REMOVAL = "removal of President ended removed"
CENSURE = "no confidence in Government ended resignation accepted"
DISSOLUTION = "Mazhilis is dissolved"
SIZES = {
    "one question": (DISSOLUTION,),
    "two at once": (REMOVAL, DISSOLUTION),
    "three at once": (LAW, REMOVAL, CENSURE),
    "ten million": (REMOVAL, CENSURE, DISSOLUTION),
    "four at once": (LAW, REMOVAL, CENSURE, DISSOLUTION),
}
"""Questions that are played together; each more multiplies the situations."""

EDITED = "effect       election of President within 2 months"
"""The clause that is changed before a verdict is asked for."""

ACTORS = 10
TASKS = (
    *(
        ("reach", engine, size)
        for size in ("one question", "three at once")
        for engine in ("reference", "explicit", "symbolic")
    ),
    *(("reach", peer, size) for size in ("one question", "three at once") for peer in ("spin", "storm")),
    ("reach", "explicit", "ten million"),
    ("reach", "symbolic", "ten million"),
    ("reach", "symbolic", "four at once"),
    ("lattice", "symbolic", "two at once"),
    ("lattice", "symbolic", "three at once"),
    ("frontier", "symbolic", "three at once"),
    ("edit", "by size", "one question"),
    ("edit", "by size", "two at once"),
)


@dataclass(frozen=True)
class Result:
    """One task: the median time in seconds, situations, and the growth of resident memory in bytes."""

    task: str
    engine: str
    size: str
    seconds: float
    states: int
    memory: int

    @property
    def speed(self) -> float:
        """Situations a second."""
        return self.states / self.seconds


def main() -> None:
    """Run every task, print a line each with ratios to the peers, and write the report."""
    print(f"{EDITION}, medians of {ROUNDS} runs, load {os.getloadavg()[0]:.1f}")
    results: list[Result] = []
    for task, engine, size in TASKS:
        runs = [run for _ in range(ROUNDS) if (run := _run(task, engine, size)) is not None]
        if not runs:
            print(f"{task:<8} {engine:<10} {size:<14} not installed here, left out")
            continue
        results.append(
            Result(
                task,
                engine,
                size,
                median(float(run["seconds"]) for run in runs),
                int(runs[0]["states"]),
                int(median(float(run["memory"]) for run in runs)),
            )
        )
        print(_line(results[-1], results), flush=True)
    REPORT.parent.mkdir(parents=True, exist_ok=True)
    REPORT.write_text(json.dumps([_record(result, results) for result in results], indent=2) + "\n", encoding="utf-8")
    print(f"Written to {REPORT.relative_to(ROOT)}")


def _run(task: str, engine: str, size: str) -> dict[str, float] | None:
    """One task in a fresh process; None when what it needs is not installed."""
    done = subprocess.run(
        [sys.executable, __file__, task, engine, size], capture_output=True, text=True, check=False, cwd=ROOT
    )
    if done.returncode == 3:
        return None
    if done.returncode:
        sys.exit(f"{task} {engine} {size} failed:\n{done.stderr[-2000:]}")
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def _ratios(result: Result, results: list[Result]) -> dict[str, float]:
    """How many times faster than each peer that ran the same task."""
    peers = [other for other in results if other.engine in ("spin", "storm", "reference")]
    return {
        other.engine: round(result.speed / other.speed, 2)
        for other in peers
        if (other.task, other.size) == (result.task, result.size) and other.engine != result.engine
    }


def _line(result: Result, results: list[Result]) -> str:
    ratios = ", ".join(f"{ratio:g}x {peer}" for peer, ratio in _ratios(result, results).items())
    return (
        f"{result.task:<8} {result.engine:<10} {result.size:<14} {result.states:>15,} situations {result.seconds:9.3f} s"
        f" {result.speed:>16,.0f} a second {result.memory / max(result.states, 1):>9.1f} bytes each"
        f"  load {os.getloadavg()[0]:.1f}  {ratios}"
    )


def _record(result: Result, results: list[Result]) -> dict[str, object]:
    return {
        "task": result.task,
        "engine": result.engine,
        "size": result.size,
        "median_seconds": round(result.seconds, 4),
        "situations": result.states,
        "situations_a_second": round(result.speed),
        "memory_growth_bytes": result.memory,
        "times_as_fast_as": _ratios(result, results),
    }


# -- one task, in a process of its own ---------------------------------------------------------------------------------


def _task(task: str, engine: str, size: str) -> dict[str, float]:
    if task == "edit":
        return _edit(size)
    if engine == "spin":
        return _spin(size)
    if engine == "storm":
        return _storm(size)
    if task in ("lattice", "frontier"):
        return _lattice(engine, size, one_by_one=task == "lattice")
    return _reach(engine, size)


def _question(size: str):  # type: ignore[no-untyped-def]
    """The question of a size: can any of its goals ever come about?"""
    from politeia.amendment.opening import opened
    from politeia.diagnostics.model import Place
    from politeia.exchange.posing import pose
    from politeia.language.phrases import parse_claim
    from politeia.language.questions import PropertySyntax
    from politeia.transition.slicing import Scope

    claim = " or ".join(SIZES[size]) + " is never possible"
    asked = PropertySyntax(claim, parse_claim(claim), (), (), "lawful", "", "", "", "", (), Place("", 0))
    return pose(asked, opened(EDITION).institutions, edition=EDITION, scope=Scope.QUESTION)


def _memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def _reach(name: str, size: str) -> dict[str, float]:
    from politeia.verification.engines.choosing import engine_named

    question = _question(size)
    engine = engine_named(name)
    small = _question("one question")
    engine.explore(small.game, small.start, limit=10**6)  # loads the kernel
    before = _memory()
    started = time.perf_counter()
    situations = engine.explore(question.game, question.start, limit=10**15)
    return {"seconds": time.perf_counter() - started, "states": situations.states, "memory": _memory() - before}


def _lattice(name: str, size: str, *, one_by_one: bool) -> dict[str, float]:
    """Every coalition of ten actors, for one goal: each solved, or told from minimal winners as `capture` does.

    Whoever holds more can do no less, so that minimal winners decide on all; situations are those that were solved.
    """
    from politeia.amendment.opening import opened
    from politeia.transition.consents import actors_in
    from politeia.verification.capture import minimal_points
    from politeia.verification.coalitions import whole
    from politeia.verification.control import control_of
    from politeia.verification.engines.choosing import engine_named
    from politeia.verification.engines.interface import Objective

    question = _question(size)
    institutions = opened(EDITION).institutions
    engine = engine_named(name)
    named = {actor for command in question.game.commands for actor in actors_in(command.consent)} - {"nature"}
    others = [office.name for office in institutions.offices if office.name not in named]
    actors = [*sorted(named), *others][:ACTORS]
    situations = engine.explore(question.game, question.start, limit=10**15)
    before = _memory()
    started = time.perf_counter()
    solved: list[tuple[int, ...]] = []

    def wins(point: tuple[int, ...]) -> bool:
        solved.append(point)
        members = [actor for actor, there in zip(actors, point, strict=True) if there]
        control = control_of(question.game, whole(members, institutions), institutions)
        return bool(situations.solve(control, Objective(question.goal)).wins())

    points = list(product((0, 1), repeat=ACTORS))
    if one_by_one:
        for point in points:
            wins(point)
    else:
        winners = minimal_points((1,) * ACTORS, wins)
        assert all(wins(winner) for winner in winners)
    seconds = time.perf_counter() - started
    return {"seconds": seconds, "states": situations.states * len(solved), "memory": _memory() - before}


def _edit(size: str) -> dict[str, float]:
    """From an edited clause to a verdict: a cold process on a charter whose file has just changed."""
    from politeia.verification.engines.choosing import EngineBySize

    question = _question(size)
    states = EngineBySize().explore(question.game, question.start, limit=10**15).states
    with tempfile.TemporaryDirectory() as folder:
        charter = Path(folder) / "kazakhstan"
        shutil.copytree(ROOT / "src/politeia/library/kazakhstan", charter)
        text = charter / "constitution.md"
        law = text.read_text(encoding="utf-8")
        assert EDITED in law
        text.write_text(law.replace(EDITED, EDITED.replace("2 months", "3 months"), 1), encoding="utf-8")
        command = [
            *(sys.executable, "-m", "politeia", "prove", f"{charter}@2023-04-01", "--brief", "--scope", "question"),
            *("--claim", " or ".join(SIZES[size]) + " is never possible"),
        ]
        started = time.perf_counter()
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        seconds = time.perf_counter() - started
    if done.returncode > 1:
        sys.exit(done.stderr)
    return {"seconds": seconds, "states": states, "memory": 0}


def _spin(size: str) -> dict[str, float]:
    from politeia.exchange.promela import promela

    if not (shutil.which("spin") and shutil.which("gcc")):
        sys.exit(3)
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "model.pml").write_text(promela(_question(size)), encoding="utf-8")
        quiet = {"cwd": folder, "check": True, "capture_output": True, "text": True}
        subprocess.run(["spin", "-a", "model.pml"], **quiet)  # type: ignore[call-overload]
        flags = ["-O2", "-w", "-DNOREDUCE", "-DNOCLAIM", "-DSAFETY", "-DMEMLIM=8000"]
        subprocess.run(["gcc", *flags, "-o", "pan", "pan.c"], **quiet)  # type: ignore[call-overload]
        started = time.perf_counter()
        done = subprocess.run(["./pan", "-E", "-m5000000", "-w24"], **quiet)  # type: ignore[call-overload]
        seconds = time.perf_counter() - started
    found = re.search(r"(\d+) states, stored", done.stdout)
    assert found, done.stdout
    return {"seconds": seconds, "states": int(found[1]), "memory": 0}


def _storm(size: str) -> dict[str, float]:
    from politeia.exchange.prism import PrismText

    try:
        import stormpy  # type: ignore[import-untyped]
    except ImportError:
        sys.exit(3)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model.prism"
        path.write_text(PrismText(_question(size)).model(), encoding="utf-8")
        program = stormpy.parse_prism_program(str(path))
        before = _memory()
        started = time.perf_counter()
        built = stormpy.build_model(program)
        seconds = time.perf_counter() - started
        return {"seconds": seconds, "states": built.nr_states, "memory": _memory() - before}


if __name__ == "__main__":
    if len(sys.argv) == 4:
        print(json.dumps(_task(*sys.argv[1:])))
    else:
        main()
