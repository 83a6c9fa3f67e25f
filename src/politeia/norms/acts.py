"""What may or must be done: powers, procedures with their stages, duties, emergencies."""

from __future__ import annotations

import re

from politeia.language.contents import Actors, Condition, Duration, Effect, Least, Number, Threshold, Unit, Within
from politeia.language.model import NormSyntax, StageSyntax
from politeia.norms.binding import Binding, report_missing
from politeia.norms.cited import Cited
from politeia.norms.clauses import all_cited, bars, citation_of, cited, outcome, roles, shares_in, text, texts
from politeia.norms.consents import read_consents
from politeia.norms.model import BEGINNING, Duty, Earliest, Emergency, Power, Procedure, Stage
from politeia.norms.names import full_name


def read_power(norm: NormSyntax, binding: Binding) -> Power:
    """A power; N105 when nobody holds it."""
    held = cited(norm, "held by", Actors)
    if held is None:
        report_missing(norm, "held by", "who holds the power", binding)
    return Power(
        norm.name,
        held or Cited(Actors(()), norm.citation),
        cited(norm, "initiated by", Actors),
        cited(norm, "needs", Threshold),
        read_consents(norm, binding),
        texts(norm, "ground"),
        bars(norm),
        all_cited(norm, "effect", Effect),
        cited(norm, "within", Within),
        outcome(norm, "if silent"),
        norm.citation,
        cited(norm, "at most", Number),
        roles(norm),
        text(norm, "by way of"),
        cited(norm, "lasts", Duration),
    )


def read_procedure(norm: NormSyntax, binding: Binding) -> Procedure:
    """A procedure, removal or amendment with its stages and the time for all of it."""
    within = cited(norm, "within", Within)
    start = within.value.start.removeprefix("the ").strip() if within else ""
    return Procedure(
        norm.kind,
        full_name(norm.kind, norm.name),
        cited(norm, "initiated by", Actors),
        read_consents(norm, binding),
        texts(norm, "ground"),
        bars(norm),
        tuple(_stage(norm, stage, binding) for stage in norm.stages),
        all_cited(norm, "effect", Effect),
        norm.citation,
        within,
        start if any(stage.name == start for stage in norm.stages) else "",
        roles(norm),
        outcome(norm, "if silent"),
        cited(norm, "readings", Least),
    )


def _stage(norm: NormSyntax, stage: StageSyntax, binding: Binding) -> Stage:
    citation = stage.citation or norm.citation
    flat = NormSyntax("stage", stage.name, stage.clauses, (), citation, stage.place, complete=norm.complete)
    by = cited(flat, "by", Actors)
    if by is None:
        report_missing(flat, "by", "who decides at this stage", binding)
    return Stage(
        stage.name,
        by or Cited(Actors(()), flat.citation),
        cited(flat, "initiated by", Actors),
        cited(flat, "needs", Threshold),
        cited(flat, "valid if", Threshold),
        all_cited(flat, "carried if", Threshold),
        read_consents(flat, binding),
        text(flat, "must"),
        cited(flat, "within", Within),
        bars(flat),
        outcome(flat, "if yes"),
        outcome(flat, "if no"),
        outcome(flat, "if changed"),
        outcome(flat, "if silent"),
        flat.citation,
        all_cited(flat, "also needs", Threshold),
        _alternatives(flat),
        cited(flat, "casting vote", Actors),
        cited(flat, "quorum", Threshold),
        outcome(flat, "if no quorum"),
        votes_each=each.value.value if (each := cited(flat, "votes each", Number)) is not None else 1,
        tied=outcome(flat, "if tied"),
        earliest=_earliest(flat, [other.name for other in norm.stages]),
    )


def _alternatives(stage: NormSyntax) -> tuple[tuple[Cited[Threshold], ...], ...]:
    """What suffices instead, each the shares of one line."""
    return tuple(
        tuple(Cited(share, citation_of(stage, clause)) for share in shares_in(clause.value))
        for clause in stage.clauses
        if clause.word == "or needs"
    )


_AFTER = re.compile(rf"(\d+) ({'|'.join(Unit)})s?(?: from (?:the )?(.*))?")
_INITIATIVE = frozenset({"beginning", "initiative", "initiation"})


def _earliest(stage: NormSyntax, stages: list[str]) -> Cited[Earliest] | None:
    """The earliest day of a stage: `after 3 days`, with what it is counted from; any other `after` is no time."""
    for item in texts(stage, "after"):
        found = _AFTER.fullmatch(item.value)
        if found is not None:
            start = found[3] or ""
            counted_from = BEGINNING if start in _INITIATIVE else start if start in stages else ""
            return Cited(Earliest(Duration(int(found[1]), Unit(found[2])), counted_from), item.citation)
    return None


def read_duty(norm: NormSyntax, binding: Binding) -> Duty | None:
    """A duty, or None with N105 when it does not say when it arises, whose it is, or what must be done."""
    on, by, must = cited(norm, "on", Condition), cited(norm, "by", Actors), text(norm, "must")
    if on is None or by is None or must is None:
        absent = "on" if on is None else "by" if by is None else "must"
        report_missing(norm, absent, "when the duty arises, whose it is, and what must be done", binding)
        return None
    return Duty(
        norm.name,
        on,
        by,
        must,
        cited(norm, "within", Within),
        all_cited(norm, "effect", Effect),
        outcome(norm, "otherwise"),
        norm.citation,
        roles(norm),
    )


def read_emergency(norm: NormSyntax, binding: Binding) -> Emergency:
    """A state of exception; N105 when nobody declares it."""
    by = cited(norm, "by", Actors)
    lasts = cited(norm, "lasts", Duration)
    if by is None:
        report_missing(norm, "by", "who declares it", binding)
    return Emergency(
        norm.name,
        by or Cited(Actors(()), norm.citation),
        read_consents(norm, binding),
        texts(norm, "ground"),
        lasts.value if lasts else None,
        cited(norm, "ended by", Actors),
        texts(norm, "suspends"),
        norm.citation,
    )
