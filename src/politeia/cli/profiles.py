"""Where the time of a proof went: opening, reaching situations, solving games, and the rest."""

from __future__ import annotations

from politeia.verification.engines.choosing import EngineBySize, engine_named
from politeia.verification.engines.interface import Engine
from politeia.verification.engines.timing import Ledger, TimedEngine

REST = "unfold norms, try readings, tell witnesses"


def chosen_engine(name: str | None, ledger: Ledger | None) -> Engine | None:
    """The engine that a person asks for, with a ledger if times are wanted; None leaves the choice to each question."""
    engine: Engine | None = engine_named(name) if name else None
    if ledger is None:
        return engine
    return TimedEngine(engine or EngineBySize(), ledger)


def as_record(ledger: Ledger, total: float) -> dict[str, object]:
    """Seconds and calls by kind of work, with all that is not noted as the rest."""
    times = {work: round(seconds, 4) for work, seconds in ledger.seconds.items()}
    times[REST] = round(max(total - sum(ledger.seconds.values()), 0.0), 4)
    return {"seconds": times, "calls": dict(ledger.calls), "engines": dict(ledger.engines), "total": round(total, 4)}


def profile_lines(ledger: Ledger, total: float) -> list[str]:
    """The same as lines for the terminal, the longest work first."""
    times = {**ledger.seconds, REST: max(total - sum(ledger.seconds.values()), 0.0)}
    lines = ["Where the time went:"]
    for work, seconds in sorted(times.items(), key=lambda item: -item[1]):
        calls = ledger.calls.get(work)
        count = f"  {calls:,} time{'' if calls == 1 else 's'}" if calls else ""
        lines.append(f"  {seconds:8.3f} s  {100 * seconds / max(total, 1e-9):3.0f} %  {work}{count}")
    engines = ", ".join(f"{name} {count:,}" for name, count in sorted(ledger.engines.items()))
    return [*lines, f"  {total:8.3f} s in all; games by engine: {engines or 'none'}"]
