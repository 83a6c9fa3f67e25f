"""Time every verdict of an edition, its own properties and the catalogue, one by one in one warm process, and name the slowest."""

from __future__ import annotations

import argparse
import json
import os
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from politeia.amendment.catalogue import catalogue
from politeia.amendment.opening import opened
from politeia.language.questions import PropertySyntax
from politeia.norms.model import Institutions
from politeia.verification.model import Assumptions, Verdict
from politeia.verification.proving import prove, prove_by_roles

ROOT = Path(__file__).resolve().parent.parent
REPORT = ROOT / "build" / "verdicts.json"
EDITION = "kazakhstan@2023-04-01"
GOAL_EACH, GOAL_CATALOGUE = 3.0, 60.0
"""The seconds in which one property, and the whole catalogue, is to be answered."""

SLOWEST = 10


@dataclass(frozen=True)
class Timed:
    """One verdict: seconds by the clock, seconds of processor, and the situations of its first reading."""

    name: str
    by_roles: bool
    verdict: str
    clock: float
    processor: float
    situations: int
    narrowed: bool


def main() -> None:
    """Time the editions named, print totals and the slowest of each, and write the report."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("editions", nargs="*", default=[EDITION], help="such as pakistan@2024-11-01")
    options.add_argument("--wide", type=int, default=Assumptions().wide, help="as in politeia prove")
    options.add_argument("--report", type=Path, default=REPORT)
    chosen = options.parse_args()
    assumed = Assumptions(wide=chosen.wide)
    record: dict[str, list[dict[str, object]]] = {}
    for edition in chosen.editions:
        timed = _edition(edition, assumed)
        record[edition] = [asdict(item) for item in timed]
        _tell(edition, timed, chosen.wide)
    chosen.report.parent.mkdir(parents=True, exist_ok=True)
    chosen.report.write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")
    print(f"Written to {chosen.report}")


def _edition(edition: str, assumed: Assumptions) -> list[Timed]:
    target = opened(edition)
    institutions, own, questions = target.institutions, target.charter.properties, catalogue()
    for asked in own[:2]:  # loads the kernel
        prove(institutions, asked, assumed)
    return [
        *(_timed(institutions, asked, assumed, by_roles=False) for asked in own),
        *(_timed(institutions, asked, assumed, by_roles=True) for asked in questions),
    ]


def _timed(institutions: Institutions, asked: PropertySyntax, assumed: Assumptions, *, by_roles: bool) -> Timed:
    clock, processor = time.perf_counter(), time.process_time()
    answer = (prove_by_roles if by_roles else prove)(institutions, asked, assumed)
    narrowed = any("situations; left out" in line for line in answer.assumptions)
    return Timed(
        asked.name,
        by_roles,
        answer.verdict.value,
        time.perf_counter() - clock,
        time.process_time() - processor,
        answer.states,
        narrowed,
    )


def _tell(edition: str, timed: list[Timed], wide: int) -> None:
    print(f"{edition}, dissolutions up to {wide:,} situations, load {os.getloadavg()[0]:.1f}")
    for title, by_roles in (("its own properties", False), ("the catalogue", True)):
        asked = [item for item in timed if item.by_roles is by_roles and item.verdict != Verdict.NOT_APPLICABLE.value]
        clock, processor = sum(item.clock for item in asked), sum(item.processor for item in asked)
        narrowed = sum(item.narrowed for item in asked)
        goal = f"; the goal is {GOAL_CATALOGUE:.0f} s" if by_roles else ""
        print(
            f"  {title}: {len(asked)} verdicts, {clock:.1f} s by the clock, {processor:.1f} s of processor{goal};"
            f" {narrowed} without dissolutions because they are wider"
        )
    for item in sorted(timed, key=lambda item: -item.processor)[:SLOWEST]:
        over = f"  over {GOAL_EACH:.0f} s" if item.processor > GOAL_EACH else ""
        print(
            f"  {item.clock:8.2f} s {item.processor:8.2f} s of processor {item.situations:>10,} situations"
            f"  {item.verdict:<8} {item.name}{over}",
            flush=True,
        )


if __name__ == "__main__":
    main()
