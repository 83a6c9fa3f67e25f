"""The desk of a body: one clerk decides on requests in the order of their arrival, everybody else reads what is on record."""

from __future__ import annotations

from asyncio import AbstractEventLoop, get_running_loop
from asyncio import Future as AsyncFuture
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import Any

from politeia.diagnostics.model import PoliteiaError
from politeia.polity.deciding import passed
from politeia.polity.events import replayed
from politeia.polity.ledger import Flaw, Head, Line, flaws, replay
from politeia.polity.model import BY_HAND, Polity, Refused
from politeia.polity.running import Accepted, LiveBody, Request
from politeia.polity.storing import Store, open_store
from politeia.polity.telling import Possible, possible_acts

LARGEST_BATCH = 64
"""Requests that share one commit to the disk."""
GLANCE = 1.0
"""Seconds after which the clerk looks whether somebody else has written into the same ledger."""
ATTEMPTS = 5


@dataclass(frozen=True, slots=True)
class Seen:
    """What is on record after an entry: the body today, and the entry."""

    state: Polity
    head: Head
    genesis: str
    at: str


@dataclass(frozen=True, slots=True)
class _Work:
    do: Request | Callable[[LiveBody, datetime], Any]
    done: Future[Any] | AsyncFuture[Any]


class Desk:
    """Everything that a service asks of a body at an address. Close it when it is no longer needed.

    Requests are decided by one thread, several in one transaction, and answered after the commit. Views are of the last
    commit. Another process may write into the same ledger: acts are always decided on what stands there, and views follow
    within a second.
    """

    def __init__(self, address: str, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._address = address
        self._body = LiveBody(open_store(address))
        self._reading: Store = open_store(address)
        self._reading_turn = Lock()
        self._clock = clock
        self._by_hand: date | None = None
        self._queue: SimpleQueue[_Work | None] = SimpleQueue()
        self._seen = self._look()
        self._acts = lru_cache(maxsize=1024)(_acts_of)
        self._thread = Thread(target=self._work, name="politeia-clerk", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Finish what has arrived, and let go of the ledger."""
        self._queue.put(None)
        self._thread.join()
        self._body.store.close()
        self._reading.close()

    # -- asking the clerk

    async def ask(self, request: Request) -> Accepted | Refused:
        """Hand in a request; the answer is there after the commit. Raises PoliteiaError when nothing could be written."""
        done: AsyncFuture[Accepted | Refused] = get_running_loop().create_future()
        self._queue.put(_Work(request, done))
        return await done

    def submit(self, request: Request) -> Accepted:
        """Hand in a request and wait. Raises Refused or PoliteiaError."""
        answer: Accepted | Refused = self._hand_in(request).result()
        if isinstance(answer, Refused):
            raise answer
        return answer

    def set_day(self, day: date) -> None:
        """Let the calendar of a body whose clock is in the hand go on to a day. Raises Refused when it cannot."""

        def go_on(body: LiveBody, now: datetime) -> None:
            del now
            if body.state.clock != BY_HAND:
                raise Refused("X720", "the day of this body is that of the calendar")
            if day < self._today(body.state):
                raise Refused("X721", f"it is {self._today(body.state).isoformat()} already")
            if day > self._today(body.state) + timedelta(days=3660):
                raise Refused("X722", "the calendar goes on by ten years at most")
            self._by_hand = day
            body.tick(_noon(day))

        self._hand_in(go_on).result()

    def _hand_in(self, do: Request | Callable[[LiveBody, datetime], Any]) -> Future[Any]:
        done: Future[Any] = Future()
        self._queue.put(_Work(do, done))
        return done

    def _work(self) -> None:
        while True:
            try:
                batch = [self._queue.get(timeout=GLANCE)]
            except Empty:
                self._glance()
                continue
            while len(batch) < LARGEST_BATCH and batch[-1] is not None and not self._queue.empty():
                batch.append(self._queue.get())
            self._serve([work for work in batch if work is not None])
            if batch[-1] is None:
                return

    def _glance(self) -> None:
        """See what others have written; when the ledger cannot be reached now, the next request will say so."""
        try:
            self._body.refresh()
            self._seen = self._look()
        except Exception:
            self._reach_again()

    def _serve(self, batch: list[_Work]) -> None:
        requests = [(work, work.do) for work in batch if isinstance(work.do, Request)]
        answers: list[tuple[_Work, Any]] = []
        if requests:
            try:
                answers += zip(
                    (work for work, _ in requests),
                    self._body.submit_all([request for _, request in requests], self._now()),
                    strict=True,
                )
            except Exception as failed:
                answers += [(work, failed) for work, _ in requests]
                self._reach_again()
        for work in batch:
            if not isinstance(work.do, Request):
                try:
                    answers.append((work, work.do(self._body, self._now())))
                except Exception as failed:
                    answers.append((work, failed))
        try:
            self._seen = self._look()
        except Exception as failed:
            answers = [(work, failed if isinstance(answer, Exception) else answer) for work, answer in answers]
        _hand_out(answers)

    def _reach_again(self) -> None:
        """After a failure, a new way to the ledger for the next request: the connection may be gone. What is known stays known."""
        try:
            store = open_store(self._address)
        except PoliteiaError:
            return
        self._body.store, lost = store, self._body.store
        with suppress(Exception):
            lost.close()

    def _today(self, state: Polity) -> date:
        return max(state.day, self._by_hand or state.day)

    def _now(self) -> datetime:
        state = self._body.state
        return _noon(self._today(state)) if state.clock == BY_HAND else self._clock()

    def _look(self) -> Seen:
        body = self._body
        state = replayed(passed(body.state, self._now()).events, body.state)
        return Seen(state, body.head, body.genesis, body.at)

    # -- reading

    @property
    def seen(self) -> Seen:
        """The body as it is on record, today."""
        return self._seen

    def acts_of(self, person: str) -> tuple[Possible, ...]:
        """Every act that is for a person to do or to begin, with what stands against it now."""
        seen = self._seen
        return self._acts(_Moment(seen.head.hash, seen.state.day, seen.state), person)

    @contextmanager
    def _ledger(self) -> Iterator[Store]:
        with self._reading_turn:
            try:
                yield self._reading
            except PoliteiaError:
                with suppress(PoliteiaError):
                    self._reading = open_store(self._address)
                raise

    def entries(self, after: int = 0, count: int = 100) -> tuple[Line, ...]:
        """So many entries after a number, in order."""
        found: list[Line] = []
        with self._ledger() as store:
            for line in store.lines(after):
                if len(found) == count:
                    break
                found.append(line)
        return tuple(found)

    def all_entries(self) -> tuple[Line, ...]:
        """The ledger."""
        with self._ledger() as store:
            return tuple(store.lines())

    def at(self, *, number: int | None = None, instant: str = "") -> tuple[Polity, Head]:
        """The body as it was after an entry, or at an instant (ISO, in UTC), and the last entry then."""
        kept: list[Line] = []
        for line in self.all_entries():
            if (number is not None and line.number > number) or (instant and line.entry["at"] > instant):
                break
            kept.append(line)
        return replay(kept), Head(kept[-1].number, kept[-1].hash) if kept else Head()

    def verified(self) -> tuple[Head, tuple[Flaw, ...], bool]:
        """The last entry, everything that is wrong with the ledger, and whether open urns were compared with who voted.

        They are compared when nothing is written meanwhile, which is tried several times.
        """
        for attempt in range(ATTEMPTS):
            with self._ledger() as store:
                before, urns = store.head(), store.urns()
                lines = tuple(store.lines())
                still = store.head() == before
            if still or attempt == ATTEMPTS - 1:
                break
        head = Head(lines[-1].number, lines[-1].hash) if lines else Head()
        return head, tuple(flaws(lines, urns if still else None)), still


def _hand_out(answers: list[tuple[_Work, Any]]) -> None:
    """Tell everybody; a loop is woken once for all of its answers, because each waking waits for the interpreter."""
    loops: dict[AbstractEventLoop, list[tuple[_Work, Any]]] = {}
    for work, answer in answers:
        if isinstance(work.done, AsyncFuture):
            loops.setdefault(work.done.get_loop(), []).append((work, answer))
        else:
            _settle(work, answer)
    for loop, found in loops.items():
        with suppress(RuntimeError):  # a loop that is closed by now waits for nothing
            loop.call_soon_threadsafe(_settle_all, found)


def _settle_all(answers: list[tuple[_Work, Any]]) -> None:
    for work, answer in answers:
        if not work.done.done():
            _settle(work, answer)


def _settle(work: _Work, answer: Any) -> None:
    if isinstance(answer, Exception) and not (isinstance(work.do, Request) and isinstance(answer, Refused)):
        work.done.set_exception(answer)
    else:
        work.done.set_result(answer)


@dataclass(frozen=True)
class _Moment:
    """A state that is known by its last entry and its day."""

    hash: str
    day: date
    state: Polity

    def __hash__(self) -> int:
        return hash((self.hash, self.day))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Moment) and (self.hash, self.day) == (other.hash, other.day)


def _acts_of(moment: _Moment, person: str) -> tuple[Possible, ...]:
    return possible_acts(moment.state, person)


def _noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
