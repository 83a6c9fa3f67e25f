"""Duties without a deadline, and deadlines whose passing changes nothing."""

from __future__ import annotations

from collections.abc import Iterator

from politeia.language.contents import Effect, Stays, Verb, Within
from politeia.language.model import Clause, NormSyntax
from politeia.norms.lint.model import Examined, Finding, at_words, clauses_with_stage, found, syntax_of

ENDLESS_DUTY = "L501"
TOOTHLESS_DEADLINE = "L502"
SILENT_WORDS = {"duty": "otherwise", "election": "if silent", "referendum": "if silent"}


def endless_duties(examined: Examined) -> Iterator[Finding]:
    """A duty, or a stage at which somebody must say yes, with no line on time."""
    for norm in examined.institutions.norms:
        owed = [("", norm.clauses)] if norm.kind == "duty" else [(stage.name, stage.clauses) for stage in norm.stages]
        for stage, clauses in owed:
            must = next((clause for clause in clauses if clause.word == "must"), None)
            if must is not None and not any(clause.word == "within" for clause in clauses):
                yield found(
                    ENDLESS_DUTY,
                    norm,
                    "a duty without a deadline",
                    at_words(must.place, must.written),
                    stage=stage,
                    expectation="Whoever must act should know by when, and others from when on the duty is broken.",
                    remedy="Add “within ...”; where the text sets no time, write “within unspecified”, and it counts as a gap.",
                )


def toothless_deadlines(examined: Examined) -> Iterator[Finding]:
    """A time limit after which nothing happens, or of which the text does not say what happens after it."""
    for norm in examined.institutions.norms:
        yield from _without_line(norm)
        yield from _that_change_nothing(norm)
        yield from _due_elections(norm, examined)


def _without_line(norm: NormSyntax) -> Iterator[Finding]:
    """Elections and referendums with a deadline and no line for its passing; elsewhere the parser asks for one."""
    word = SILENT_WORDS.get(norm.kind, "")
    within = _deadline(norm.clauses)
    if norm.kind in ("election", "referendum") and within and not any(item.word == word for item in norm.clauses):
        yield _found(norm, within, "", f"nothing is said for the case that the {_length(within)} pass", f"{word} ...")


def _that_change_nothing(norm: NormSyntax) -> Iterator[Finding]:
    for stage, clauses in (("", norm.clauses), *((stage.name, stage.clauses) for stage in norm.stages)):
        within = _deadline(clauses)
        silent = any(item.word in ("if silent", "otherwise") and isinstance(item.value, Stays) for item in clauses)
        if within and silent:
            yield _found(norm, within, stage, f"when the {_length(within)} pass, everything stays as it is", "ends ...")


def _due_elections(norm: NormSyntax, examined: Examined) -> Iterator[Finding]:
    """An election that falls due within a time, where its own norm is silent on an election that is not held."""
    for stage, clause in clauses_with_stage(norm):
        effect = clause.value
        if not isinstance(effect, Effect) or effect.verb is not Verb.ELECTION_DUE or effect.duration is None:
            continue
        election = syntax_of(examined, "election", effect.name)
        if election is None or not any(item.word == "if silent" for item in election.clauses):
            yield found(
                TOOTHLESS_DEADLINE,
                norm,
                f"nothing is said for the case that the election of {effect.name} is not held within {effect.duration}",
                at_words(clause.place, str(effect.duration)),
                stage=stage.name if stage else "",
                expectation="A deadline that may pass without a consequence binds nobody.",
                remedy=f"Add “if silent ...” to the norm election {effect.name}; “if silent unspecified” where the text is open.",
            )


def _deadline(clauses: tuple[Clause, ...]) -> Clause | None:
    return next((item for item in clauses if isinstance(item.value, Within) and item.value.duration is not None), None)


def _length(within: Clause) -> str:
    assert isinstance(within.value, Within)
    return str(within.value.duration)


def _found(norm: NormSyntax, within: Clause, stage: str, message: str, example: str) -> Finding:
    return found(
        TOOTHLESS_DEADLINE,
        norm,
        message,
        at_words(within.place, within.written),
        stage=stage,
        expectation="A deadline that may pass without a consequence binds nobody.",
        remedy=f"Say what follows, such as “{example}”; write “unspecified” where the text is open.",
    )
