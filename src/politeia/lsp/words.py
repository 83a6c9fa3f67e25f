"""The words that begin the lines of a block, for every kind of block."""

from __future__ import annotations

from collections.abc import Mapping

from politeia.language.clauses import EVERY_WORD
from politeia.language.vocabulary import (
    NORM_RULES,
    ClauseRule,
    bloc_clauses,
    property_clauses,
    scenario_clauses,
    test_clauses,
)

HEADS: Mapping[str, tuple[str, ...]] = {
    "norm": tuple(NORM_RULES),
    "property": ("property",),
    "test": ("test",),
    "claim": ("claim",),
    "scenario": ("scenario",),
    "amend": ("replace", "insert", "insert article", "repeal"),
}
"""What a line at the margin begins with, by the word of its block; a known finding begins with its code."""

INNER = {"norm": "stage", "scenario": "bloc"}
"""What begins a part of a norm or of a scenario, whose clauses are indented once more."""

_CLAIM = ("says", "rests on", "check", "limit", "source", "note")


def clauses_in(block: str) -> Mapping[str, ClauseRule]:
    """The clauses of a block that is no norm; the values of a test are sentences, though they are read later."""
    if block == "property":
        return property_clauses()
    if block == "test":
        return test_clauses() | {
            "given": ClauseRule("given", "situation", True),
            "then": ClauseRule("then", "expectation", True),
        }
    if block == "scenario":
        return scenario_clauses()
    if block == "claim":
        return {word: ClauseRule(word, "claim" if word in ("check", "limit") else "text") for word in _CLAIM}
    return {word: ClauseRule(word, "text") for word in {"known": ("because",), "amend": ("in force",)}.get(block, ())}


def _every_word() -> tuple[str, ...]:
    of_blocks = (word for block in (*HEADS, "known") for word in clauses_in(block))
    return tuple(sorted({*EVERY_WORD, *of_blocks, *bloc_clauses()}, key=lambda word: (-len(word), word)))


ALL_HEADS = tuple(dict.fromkeys(head for heads in HEADS.values() for head in heads))
ALL_CLAUSES = _every_word()
"""Every word that may begin an indented line, the longest first."""
