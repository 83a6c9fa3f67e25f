"""What a norm must say beyond its words: each clause once, every answer leads somewhere, every deadline has an end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from politeia.diagnostics.model import Diagnostic, error
from politeia.diagnostics.nearest import nearest
from politeia.language.contents import Effect, Ends, GoTo, Unspecified, Within
from politeia.language.model import Clause, NormSyntax, StageSyntax
from politeia.language.vocabulary import ClauseRule, clauses_of, stage_clauses

ANSWERS = ("if yes", "if no", "if tied", "if changed", "if no quorum", "if silent")


def mistakes_of(norm: NormSyntax) -> Iterator[Diagnostic]:
    """Clauses that stand twice, stages that stand twice, and answers that lead to no stage."""
    yield from _repeated_clauses(norm.clauses, clauses_of(norm.kind))
    seen: dict[str, StageSyntax] = {}
    for stage in norm.stages:
        yield from _repeated_clauses(stage.clauses, stage_clauses())
        if seen.setdefault(stage.name, stage) is not stage:
            yield error(
                "P116",
                f"stage {stage.name} stands twice in {norm.kind} {norm.name}",
                stage.place,
                expectation="A stage is known by its name.",
                remedy="Give one of the two another name.",
            )
    for stage in norm.stages:
        for clause in stage.clauses:
            yield from _unknown_stages(clause, tuple(seen), norm)
    for clause in norm.clauses:
        yield from _unknown_stages(clause, tuple(seen), norm)


def missing_consequences(norm: NormSyntax) -> Iterator[Diagnostic]:
    """Deadlines without a consequence, stages without an answer, and effects of outcomes that never come."""
    for stage in norm.stages:
        if not any(clause.word in ANSWERS for clause in stage.clauses):
            yield error(
                "P117",
                f"stage {stage.name} leads nowhere",
                stage.place,
                expectation="A stage says where its answer leads: if yes, if no, if changed, if silent.",
                remedy="Add “if yes ends ...” or “if yes go to ...”.",
            )
        yield from _silence(stage.clauses, "if silent")
    if norm.kind == "power" or norm.stages:
        yield from _silence(norm.clauses, "if silent")
    if norm.kind == "duty":
        yield from _silence(norm.clauses, "otherwise")
    if norm.stages:
        yield from _effects_without_outcome(norm)


def _repeated_clauses(clauses: tuple[Clause, ...], rules: dict[str, ClauseRule]) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for clause in clauses:
        if clause.word in seen and not rules[clause.word].repeats:
            yield error(
                "P115",
                f"“{clause.word}” stands twice",
                clause.place.around(clause.word),
                expectation=f"There can be only one line “{clause.word}” here.",
                remedy="Join the two lines, or write two norms.",
            )
        seen.add(clause.word)


def _outcomes(clause: Clause) -> tuple[object, ...]:
    if isinstance(clause.value, Unspecified):
        return clause.value.between
    return (clause.value,)


def _unknown_stages(clause: Clause, known: tuple[str, ...], norm: NormSyntax) -> Iterator[Diagnostic]:
    for outcome in _outcomes(clause):
        if isinstance(outcome, GoTo) and outcome.stage not in known:
            near = nearest(outcome.stage, known)
            yield error(
                "P231",
                f"{norm.kind} {norm.name} has no stage “{outcome.stage}”",
                clause.place.around(outcome.stage),
                expectation=f"Its stages are: {', '.join(known)}.",
                remedy=f"Did you mean “{near}”?" if near else "Add the stage, or end here with “ends ...”.",
            )


def _silence(clauses: tuple[Clause, ...], needed: str) -> Iterator[Diagnostic]:
    within = next((clause for clause in clauses if clause.word == "within"), None)
    if within is None or any(clause.word == needed for clause in clauses):
        return
    if isinstance(within.value, Within) and within.value.duration is not None:
        yield error(
            "P305",
            "a deadline without a consequence",
            within.place.around(within.written),
            expectation=f"Say what happens when {within.value.duration} have passed: add “{needed} ...”."
            if within.value.duration.count != 1
            else f"Say what happens when {within.value.duration} has passed: add “{needed} ...”.",
            remedy=f"If the text does not say, write “{needed} unspecified”.",
        )


def _effects_without_outcome(norm: NormSyntax) -> Iterable[Diagnostic]:
    known = tuple(
        dict.fromkeys(
            outcome.outcome
            for clauses in (norm.clauses, *(stage.clauses for stage in norm.stages))
            for clause in clauses
            for outcome in _outcomes(clause)
            if isinstance(outcome, Ends)
        )
    )
    for clause in norm.clauses:
        if isinstance(clause.value, Effect) and clause.value.when and clause.value.when not in known:
            near = nearest(clause.value.when, known)
            yield error(
                "P232",
                f"{norm.kind} {norm.name} never ends “{clause.value.when}”",
                clause.place.around(clause.value.when),
                expectation=f"It can end: {', '.join(known) or 'in no way'}.",
                remedy=f"Did you mean “{near}”?" if near else "Tie the effect to one of these outcomes.",
            )
