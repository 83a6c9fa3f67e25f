"""Proving the properties of an edition, with progress and with the verdicts that persons have recorded."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from datetime import date
from multiprocessing import get_context

from politeia.amendment.opening import Target, with_statutes
from politeia.language.questions import PropertySyntax
from politeia.norms.model import Institutions
from politeia.norms.names import full_name
from politeia.verification.model import USUAL, Answer, Assumptions
from politeia.verification.proving import prove, prove_by_roles
from politeia.verification.rules import declared_names, used_names

Report = Callable[[int, int, str], None]
"""Told how many of how many are done, and the name of the one at work."""

Watched = Callable[[str], AbstractContextManager[Report]]
"""Opens a report for work of a title, for example a bar in the terminal."""

ENDS_AT_ONCE = (signal.SIGINT, signal.SIG_DFL)
"""Control-C ends a worker in the midst of a proof and without a word; the command itself ends as stopped."""

WORTH_A_PROCESS = 3
"""Fewer properties than this are proved sooner than another process starts."""

PARCELS_A_PROCESS = 8
"""Institutions take longer to be sent to a process than many a question takes there; more parcels share work out more evenly."""


@contextmanager
def unwatched(title: str) -> Iterator[Report]:
    """A report that nobody watches."""
    yield lambda done, total, name: None


def answers_of(
    target: Target,
    properties: tuple[PropertySyntax, ...],
    assumed: Assumptions = USUAL,
    *,
    by_roles: bool = False,
    title: str = "",
    watched: Watched = unwatched,
    alone: bool = False,
) -> tuple[Answer, ...]:
    """The verdicts on an edition, each with the recorded one of the same edition; `by_roles` for the catalogue.

    A question that is put to a charter with its statutes says which of them its articles come from. `alone` keeps the work in
    this process, for programs with threads, which must not be forked.
    """
    wide = with_statutes(target) if any(asked.with_statutes for asked in properties) else target
    matters = tuple((asked, wide.institutions if asked.with_statutes else target.institutions) for asked in properties)
    with watched(title or f"Proving {target.label}") as report:
        answers = _proved(matters, assumed, report, by_roles=by_roles, alone=alone)
    return tuple(
        replace(_naming_statutes(answer, asked, target, wide), recorded=recorded_at(asked, target.day))
        for asked, answer in zip(properties, answers, strict=True)
    )


def _naming_statutes(answer: Answer, asked: PropertySyntax, target: Target, wide: Target) -> Answer:
    """The answer with the names of the statutes whose articles it cites, or that alone know a name of the question."""
    if not asked.with_statutes:
        return answer
    foreign = set(used_names(asked)) - declared_names(target.institutions)
    known_by = [norm.citation for norm in wide.institutions.norms if full_name(norm.kind, norm.name) in foreign]
    names = (law.base.front.cited_as or law.title for law in wide.statutes)
    cited = (*answer.citations, *known_by)
    return replace(answer, read_with=tuple(n for n in names if any(item.startswith(f"{n} ") for item in cited)))


Matter = tuple[PropertySyntax, Institutions]
"""A question, and the institutions of which it is asked."""

Decide = Callable[[Institutions, PropertySyntax, Assumptions], Answer]


def _proved(
    matters: tuple[Matter, ...],
    assumed: Assumptions,
    report: Report,
    *,
    by_roles: bool,
    alone: bool,
) -> tuple[Answer, ...]:
    """The verdicts, by as many processes as there are processors: properties do not depend on each other.

    An engine that a person has chosen stays in this process.
    """
    decide_one = prove_by_roles if by_roles else prove
    processes = min(_processors(), len(matters) // WORTH_A_PROCESS)
    if alone or processes < 2 or assumed.engine is not None:
        return _one_by_one(matters, assumed, report, decide_one)
    with _stopped_by_a_person() as stopped:
        try:
            return _shared_out(matters, assumed, report, decide_one, processes)
        except BrokenProcessPool:
            if stopped.is_set():
                raise KeyboardInterrupt from None
            raise


@contextmanager
def _stopped_by_a_person() -> Iterator[threading.Event]:
    """Notes a Control-C: the interruption that it raises is lost where it falls into the forking of a process."""
    stopped = threading.Event()
    if threading.current_thread() is not threading.main_thread():
        yield stopped
        return

    def stop(number: int, frame: object) -> None:
        stopped.set()
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield stopped
    finally:
        signal.signal(signal.SIGINT, before)


def _shared_out(
    matters: tuple[Matter, ...], assumed: Assumptions, report: Report, decide_one: Decide, processes: int
) -> tuple[Answer, ...]:
    parcels = min(len(matters), processes * PARCELS_A_PROCESS)
    found: dict[int, Answer] = {}
    with ProcessPoolExecutor(
        processes, mp_context=get_context("fork"), initializer=signal.signal, initargs=ENDS_AT_ONCE
    ) as pool:
        waiting = {
            pool.submit(_parcel, matters[first::parcels], assumed, decide_one): first for first in range(parcels)
        }
        for future in as_completed(waiting):
            numbers = range(waiting[future], len(matters), parcels)
            found |= dict(zip(numbers, future.result(), strict=True))
            report(len(found), len(matters), matters[waiting[future]][0].name)
    return tuple(found[number] for number in range(len(matters)))


def _parcel(matters: tuple[Matter, ...], assumed: Assumptions, decide_one: Decide) -> tuple[Answer, ...]:
    """Several questions in one process: the institutions are sent to it once for all of them."""
    return tuple(decide_one(text, asked, assumed) for asked, text in matters)


def _one_by_one(
    matters: tuple[Matter, ...],
    assumed: Assumptions,
    report: Report,
    decide_one: Decide,
) -> tuple[Answer, ...]:
    answers: list[Answer] = []
    for number, (asked, text) in enumerate(matters):
        report(number, len(matters), asked.name)
        answers.append(decide_one(text, asked, assumed))
    report(len(matters), len(matters), "")
    return tuple(answers)


def _processors() -> int:
    """How many processors this process may use; one where processes cannot be forked safely."""
    if not sys.platform.startswith("linux"):
        return 1
    return len(os.sched_getaffinity(0))


def recorded_at(asked: PropertySyntax, day: date | None) -> str:
    """The verdict that a person has recorded for exactly this date, or ""."""
    wanted = day.isoformat() if day is not None else ""
    return next((item.verdict for item in asked.recorded if item.date == wanted), "")


def differing(answers: tuple[Answer, ...]) -> tuple[Answer, ...]:
    """The answers whose recorded verdict is another one."""
    return tuple(answer for answer in answers if answer.recorded and answer.recorded != answer.verdict.value)
