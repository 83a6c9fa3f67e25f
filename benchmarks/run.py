"""Time the commands that a reader waits for, as whole processes, beside a bare interpreter."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROUNDS = 5
ROOT = Path(__file__).resolve().parent.parent
REPORT = ROOT / "build" / "benchmarks.json"
BARE = (sys.executable, "-c", "pass")


@dataclass(frozen=True)
class Benchmark:
    """A command and the time within which its reader expects it; the goal is in seconds."""

    name: str
    arguments: tuple[str, ...]
    goal: float
    module: bool = True  # run as `python -m politeia`; otherwise the arguments are Python's own

    @property
    def command(self) -> tuple[str, ...]:
        """The whole command line, run with the interpreter that runs this script."""
        return (sys.executable, *(("-m", "politeia") if self.module else ()), *self.arguments)

    @property
    def shown(self) -> str:
        """How the command is called in the report."""
        return " ".join(("politeia", *self.arguments)) if self.module else self.name


@dataclass(frozen=True)
class Result:
    """The median of a benchmark and of the bare starts measured between its runs, in seconds."""

    benchmark: Benchmark
    seconds: float
    bare: float

    @property
    def met(self) -> bool:
        """Whether the goal is met."""
        return self.seconds <= self.benchmark.goal

    @property
    def ratio(self) -> float:
        """How many bare interpreter starts the command costs."""
        return self.seconds / self.bare


OPENING = "from politeia.amendment.opening import opened; opened('kazakhstan@2023-04-01')"
PAGE = """
import sys
from datetime import date
from politeia.web.bookshelf import Bookshelf
from politeia.web.pages.text import text_page
from politeia.web.rendering import render
page = render(text_page(Bookshelf(today=date(2023, 4, 1)), "kazakhstan", date(2023, 4, 1), "en"))
if len(page.encode()) > 1_000_000:
    sys.exit(f"the page of the text weighs {len(page.encode()):,} bytes, more than 1,000,000")
"""
"""The whole text of Kazakhstan's constitution as a page, opened and drawn by a fresh interpreter; it must stay below 1 MB."""

BENCHMARKS = (
    Benchmark("help", ("--help",), goal=0.3),
    Benchmark("open kazakhstan: parse, consolidate, resolve", ("-c", OPENING), goal=0.3, module=False),
    Benchmark("page of the whole text, under 1 MB: open and draw", ("-c", PAGE), goal=1.0, module=False),
    Benchmark("read", ("read", "kazakhstan@2023-04-01", "63"), goal=0.5),
    Benchmark("brief", ("brief", "kazakhstan", "2022-06-01", "2023-04-01"), goal=20.0),
)


def wall_time(command: tuple[str, ...]) -> float:
    """Run a command silently and return its wall time in seconds; a failing command ends the script."""
    environment = os.environ | {"NO_COLOR": "1", "PYTHONHASHSEED": "0"}
    start = time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    elapsed = time.perf_counter() - start
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)} ended with status {done.returncode}:\n{done.stderr.strip()}")
    return elapsed


def measure(benchmark: Benchmark) -> Result:
    """Time a benchmark and a bare interpreter in turns, after one unmeasured run of each that fills the caches."""
    wall_time(BARE)
    wall_time(benchmark.command)
    pairs = [(wall_time(BARE), wall_time(benchmark.command)) for _ in range(ROUNDS)]
    return Result(benchmark, seconds=median(run for _, run in pairs), bare=median(bare for bare, _ in pairs))


def describe(result: Result) -> str:
    """One line for the terminal: the command, its time, the goal and the ratio to a bare start."""
    benchmark = result.benchmark
    verdict = "met" if result.met else "MISSED"
    return (
        f"{benchmark.shown:<52} {result.seconds:8.3f} s  {result.ratio:7.1f} x bare  "
        f"{verdict:<6} (goal {benchmark.goal:g} s)"
    )


def as_record(result: Result) -> dict[str, object]:
    """The same as a record for the JSON report."""
    return {
        "name": result.benchmark.name,
        "arguments": list(result.benchmark.arguments),
        "median_seconds": round(result.seconds, 4),
        "bare_seconds": round(result.bare, 4),
        "ratio_to_bare": round(result.ratio, 2),
        "goal_seconds": result.benchmark.goal,
        "met": result.met,
    }


def main() -> None:
    """Measure, print a line for each command and write the report; a missed goal does not fail."""
    print(f"Medians of {ROUNDS} runs, whole processes, Python {platform.python_version()}")
    results = []
    for benchmark in BENCHMARKS:
        result = measure(benchmark)
        print(describe(result), flush=True)
        results.append(result)
    report = {
        "python": platform.python_version(),
        "system": platform.system(),
        "machine": platform.machine(),
        "rounds": ROUNDS,
        "results": [as_record(result) for result in results],
    }
    REPORT.parent.mkdir(parents=True, exist_ok=True)
    REPORT.write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")
    print(f"Written to {REPORT.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
