"""Stages of a procedure that nothing enters, and stages that nothing leaves."""

from __future__ import annotations

from collections.abc import Iterator

from politeia.language.contents import Effect, Ends, GoTo, Stays, Unspecified, Verb
from politeia.language.model import Clause, NormSyntax, StageSyntax
from politeia.norms.lint.model import Examined, Finding, at_words, found
from politeia.norms.names import full_name

UNENTERED = "L201"
UNLEFT = "L202"


def unentered_stages(examined: Examined) -> Iterator[Finding]:
    """A stage that no answer of an earlier stage leads to, and at which no effect begins the procedure."""
    for norm in examined.institutions.norms:
        for stage in _unreached(norm, _entries(norm, examined)):
            yield found(
                UNENTERED,
                norm,
                f"nothing leads to stage {stage.name} of {norm.kind} {norm.name}",
                at_words(stage.place, stage.name),
                stage=stage.name,
                expectation="A stage is the first one, or an answer of another stage goes to it.",
                remedy=f"Add “go to {stage.name}” where the text leads there, or take the stage out.",
            )


def _entries(norm: NormSyntax, examined: Examined) -> set[str]:
    """The first stage, and those at which an effect of some norm begins the procedure."""
    name = full_name(norm.kind, norm.name)
    begun = {
        clause.value.detail
        for other in examined.institutions.norms
        for clause in other.clauses
        if isinstance(clause.value, Effect) and clause.value.verb is Verb.BEGINS and clause.value.name == name
    }
    return {stage.name for stage in norm.stages[:1]} | begun


def _unreached(norm: NormSyntax, entries: set[str]) -> Iterator[StageSyntax]:
    by_name = {stage.name: stage for stage in norm.stages}
    reached: set[str] = set()
    waiting = [name for name in entries if name in by_name]
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting += [target for target in _targets(by_name[name]) if target in by_name]
    yield from (stage for stage in norm.stages if stage.name not in reached)


def unleft_stages(examined: Examined) -> Iterator[Finding]:
    """Stages from which no run of answers comes to an end, and whose procedure no effect stops."""
    for norm in examined.institutions.norms:
        trapped = () if _is_stopped(norm, examined) else tuple(_trapped(norm))
        if trapped:
            names = " or ".join(stage.name for stage in trapped)
            yield found(
                UNLEFT,
                norm,
                f"no answer at stage {names} ever brings {norm.kind} {norm.name} to an end",
                at_words(trapped[0].place, trapped[0].name),
                stage=trapped[0].name,
                expectation="Every procedure can end: in force, rejected, resigned, or whatever the text calls it.",
                remedy="Add the answer that ends it, “if no ends ...”, or write “if silent unspecified” where the text is open.",
            )


def _is_stopped(norm: NormSyntax, examined: Examined) -> bool:
    name = full_name(norm.kind, norm.name)
    return any(
        isinstance(clause.value, Effect) and clause.value.verb is Verb.STOPPED and clause.value.name == name
        for other in examined.institutions.norms
        for clause in other.clauses
    )


def _trapped(norm: NormSyntax) -> Iterator[StageSyntax]:
    """Stages from which no answer, however many stages later, ends the procedure or is left open."""
    free = {stage.name for stage in norm.stages if any(_ends(clause) for clause in stage.clauses)}
    while True:
        more = {stage.name for stage in norm.stages if stage.name not in free and free & set(_targets(stage))}
        if not more:
            break
        free |= more
    yield from (stage for stage in norm.stages if stage.name not in free)


def _targets(stage: StageSyntax) -> Iterator[str]:
    for clause in stage.clauses:
        for outcome in _outcomes(clause):
            if isinstance(outcome, GoTo):
                yield outcome.stage


def _ends(clause: Clause) -> bool:
    if isinstance(clause.value, Unspecified) and not clause.value.between:
        return clause.word.startswith("if ")
    return any(isinstance(outcome, Ends) for outcome in _outcomes(clause))


def _outcomes(clause: Clause) -> tuple[GoTo | Ends | Stays, ...]:
    if isinstance(clause.value, Unspecified):
        return clause.value.between
    return (clause.value,) if isinstance(clause.value, GoTo | Ends | Stays) else ()
