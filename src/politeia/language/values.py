"""Reading the value behind a clause word with the grammar in norms.lark."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from lark.exceptions import UnexpectedInput, VisitError

from politeia.language.amendments import Target
from politeia.language.contents import (
    Actors,
    Between,
    Condition,
    Consent,
    Duration,
    Effect,
    Text,
    Threshold,
    Together,
    Unspecified,
)
from politeia.language.grammar import parser
from politeia.language.lawtests import Permission, Reached, Situation
from politeia.language.model import Unreadable, Value
from politeia.language.questions import Claim, CoalitionSyntax


def read_value(kind: str, words: str) -> Value:
    """The value that `words` write, of a kind that the vocabulary names; raises Unreadable."""
    if kind == "text":
        return Text(words)
    if words == "unspecified" and kind != "within":
        return Unspecified()
    found = _read(kind, words)
    if not isinstance(found, Value):
        raise Unreadable(0)
    return found


def read_claim(words: str) -> Claim:
    """A claim of a property; raises Unreadable."""
    found = _read("claim", words)
    if not isinstance(found, Claim):
        raise Unreadable(0)
    return replace(found, written=words)


def read_coalition(words: str) -> CoalitionSyntax:
    """A coalition as a person writes it on the command line or in a property; raises Unreadable."""
    found = _read("coalition", words)
    if not isinstance(found, CoalitionSyntax):
        raise Unreadable(0)
    return replace(found, written=words)


def read_duration(words: str) -> Duration:
    """A length of time; raises Unreadable."""
    found = _read("duration", words)
    if not isinstance(found, Duration):
        raise Unreadable(0)
    return found


def read_situation(words: str) -> Situation:
    """What a test takes as given: a condition, or a dated fact; raises Unreadable."""
    found = _read("situation", words)
    if not isinstance(found, Situation):
        raise Unreadable(0)
    return found


def read_expectation(words: str) -> Permission | Claim | Reached:
    """What a test expects: that somebody may or may not do something, a claim, or a situation; raises Unreadable."""
    found = _read("expectation", words)
    if isinstance(found, Claim):
        return replace(found, written=words)
    if not isinstance(found, Permission | Reached):
        raise Unreadable(0)
    return found


def read_target(words: str) -> Target:
    """The first line of an `amend` block, such as `replace 61(4)-(5)`; raises Unreadable."""
    found = _read("instruction", words)
    if not isinstance(found, Target):
        raise Unreadable(0)
    return found


@cache
def _read(kind: str, words: str) -> object:
    try:
        found = parser().parse(words, start=f"value_{kind}")
    except UnexpectedInput as problem:
        column = problem.column - 1 if problem.column and problem.column > 0 else len(words)
        raise Unreadable(min(column, len(words))) from None
    except VisitError as problem:
        if isinstance(problem.orig_exc, Unreadable):
            raise problem.orig_exc from None
        raise
    return _as_written(found, words)


def _as_written(value: object, words: str) -> object:
    if isinstance(value, Actors | Threshold | Condition):
        return replace(value, written=words)
    if isinstance(value, Between):
        options = words.removeprefix("unspecified").strip().removeprefix("between").split(",")
        return Between(
            tuple(replace(item, written=said.strip()) for item, said in zip(value.options, options, strict=True))
        )
    if isinstance(value, Together):
        said_of_each = words.split(" and ")
        return Together(
            tuple(replace(item, written=said.strip()) for item, said in zip(value.shares, said_of_each, strict=True))
        )
    if isinstance(value, Consent):
        who, _, share = words.partition(":")
        actors = replace(value.actors, written=who.strip())
        return Consent(actors, replace(value.threshold, written=share.strip()) if value.threshold else None)
    if isinstance(value, Effect):
        return replace(value, written=words.split(":", 1)[-1].strip() if value.when else words)
    return value
