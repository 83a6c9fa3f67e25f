"""Names in free words that nothing declares, and declared names that nothing uses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from politeia.diagnostics.nearest import nearest
from politeia.language.contents import Base, Condition, Effect, Ends, Unspecified, Verb
from politeia.language.model import Clause, NormSyntax
from politeia.norms.clauses import shares_in
from politeia.norms.lint.model import Examined, Finding, at_words, clauses_with_stage, declared_names, found
from politeia.norms.model import COLLECTIVES
from politeia.norms.names import full_name

UNDEFINED = "L101"
UNUSED = "L102"
ABOUT_ITSELF = (
    *("office", "body", "appointment", "election", "succession", "quorum", "mandate"),
    *("eligibility", "incompatibility", "immunity", "removal"),
)
"""Kinds of norms that only describe the office or body whose name they bear."""


def undefined_names(examined: Examined) -> Iterator[Finding]:
    """A chair, an adviser, a suspended power, a stage or an outcome that no norm knows."""
    known = declared_names(examined) | set(COLLECTIVES)
    for norm in examined.institutions.norms:
        for stage, clause in clauses_with_stage(norm):
            for name, candidates in _named_in_words(clause, known, examined):
                near = nearest(name, candidates)
                yield found(
                    UNDEFINED,
                    norm,
                    f"“{name}” is named here, and no norm in force knows it",
                    at_words(clause.place, name),
                    stage=stage.name if stage else "",
                    expectation="Whoever advises, presides or is suspended has a norm of its own; so have stages and outcomes.",
                    remedy=f"Did you mean “{near}”?"
                    if near
                    else f"Declare “{name}”, or name what the law means by it.",
                )


def _named_in_words(clause: Clause, known: frozenset[str], examined: Examined) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Names that resolution does not look at, each with what might have been meant."""
    names = tuple(sorted(known))
    if clause.word in ("chair", "suspends") and clause.written not in (*known, "unspecified"):
        yield clause.written, names
    elif clause.word == "after":
        for piece in re.findall(r"opinion of (?:the )?([A-Z][^,]*)", clause.written):
            if not any(piece == name or piece.startswith(f"{name} ") for name in known):
                yield _title(piece), names
    elif clause.word == "protects" and (shielded := re.fullmatch(r"(?:limit|term) of (.+)", clause.written)):
        if shielded[1] not in known:
            yield shielded[1], names
    elif isinstance(clause.value, Condition):
        yield from _named_in_condition(clause.value, known, examined)
    elif isinstance(clause.value, Effect) and clause.value.verb is Verb.BEGINS and clause.value.detail:
        yield from _missing(clause.value.detail, _stages(examined, clause.value.name))


def _named_in_condition(
    condition: Condition, known: frozenset[str], examined: Examined
) -> Iterator[tuple[str, tuple[str, ...]]]:
    for name in condition.names:
        if condition.verb is Verb.AT_STAGE:
            yield from _missing(condition.detail, _stages(examined, name))
        elif condition.verb is Verb.ENDED:
            yield from _missing(condition.detail, _outcomes(examined, name))
        elif condition.verb is Verb.CONSIDERING and condition.detail not in known:
            yield condition.detail, tuple(sorted(known))


def _missing(name: str, candidates: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    if candidates and name not in candidates:
        yield name, candidates


def _stages(examined: Examined, procedure: str) -> tuple[str, ...]:
    return tuple(stage.name for norm in _procedures(examined, procedure) for stage in norm.stages)


def _outcomes(examined: Examined, procedure: str) -> tuple[str, ...]:
    return tuple(
        outcome.outcome
        for norm in _procedures(examined, procedure)
        for stage in norm.stages
        for clause in stage.clauses
        for outcome in (clause.value.between if isinstance(clause.value, Unspecified) else (clause.value,))
        if isinstance(outcome, Ends)
    )


def _procedures(examined: Examined, name: str) -> tuple[NormSyntax, ...]:
    return tuple(
        norm for norm in examined.institutions.norms if norm.stages and full_name(norm.kind, norm.name) == name
    )


def _title(words: str) -> str:
    """The name at the beginning of some words: its capitalised words, with "of", "on", "the" and "and" between them."""
    match = re.match(r"[A-Z][\w'’-]*(?: (?:(?:of|on|the|and|for) )*[A-Z][\w'’-]*)*", words)
    return match.group() if match else words


def unused_names(examined: Examined) -> Iterator[Finding]:
    """An office, body, parameter or state of exception that no other norm speaks of."""
    for norm in examined.institutions.norms:
        if norm.kind in ("office", "body", "parameter", "emergency") and not _is_used(norm, examined):
            yield found(
                UNUSED,
                norm,
                f"no other norm speaks of {norm.name}",
                at_words(norm.place, norm.name),
                expectation="What the text sets up, another norm should give something to do, to decide or to forbid.",
                remedy=_use_of(norm.kind),
            )


def _use_of(kind: str) -> str:
    if kind == "parameter":
        return "Use it in a part of a body, such as “2 for each ...”, or take it out."
    if kind == "emergency":
        return "Say what it suspends, or which act it bars: “unless ... is in force”."
    return "Add the power, consent or duty that the text gives it, or take it out."


def _is_used(declared: NormSyntax, examined: Examined) -> bool:
    if declared.kind == "emergency" and any(clause.word == "suspends" for clause in declared.clauses):
        return True
    if declared.kind == "parameter" and any(
        any(share.base is Base.UNITS for share in shares_in(clause.value))
        for norm in examined.institutions.norms
        for _, clause in clauses_with_stage(norm)
    ):
        return True
    name = re.compile(rf"(?<!\w){re.escape(declared.name)}(?!\w)")
    others = [
        norm
        for norm in examined.institutions.norms
        if not (norm.name == declared.name and norm.kind in (*ABOUT_ITSELF, declared.kind))
    ]
    return any(name.search(words) for norm in others for words in _words_of(norm))


def _words_of(norm: NormSyntax) -> Iterator[str]:
    """The name of a norm and what its clauses say, notes left out."""
    yield norm.name
    yield from (clause.written for _, clause in clauses_with_stage(norm) if clause.word != "note")
