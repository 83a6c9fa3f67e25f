"""Reading one clause: its word from the closed list, its value, and the article that it names."""

from __future__ import annotations

from collections.abc import Mapping

from politeia.diagnostics.model import Diagnostic, error
from politeia.diagnostics.nearest import nearest
from politeia.language.layout import Line
from politeia.language.mistakes import unknown_clause, unreadable
from politeia.language.model import Clause, Unreadable
from politeia.language.roles import ROLES
from politeia.language.values import read_value
from politeia.language.vocabulary import NORM_RULES, PROPERTY_CLAUSES, STAGE_CLAUSES, ClauseRule

EVERY_WORD = tuple(
    dict.fromkeys(
        rule.word
        for rules in (*(norm.clauses for norm in NORM_RULES.values()), STAGE_CLAUSES, PROPERTY_CLAUSES)
        for rule in rules
    )
)


LONGEST = max(len(word.split()) for word in EVERY_WORD)


def clause_word(words: str, allowed: Mapping[str, ClauseRule]) -> ClauseRule | None:
    """The clause that a line begins with; the longest word wins ("may not" before "may")."""
    pieces = words.split(" ", LONGEST)
    for count in range(min(LONGEST, len(pieces)), 0, -1):
        if rule := allowed.get(" ".join(pieces[:count])):
            return rule
    return None


def read_clause(
    line: Line, allowed: Mapping[str, ClauseRule], what: str, *, citation: str = ""
) -> tuple[Clause | None, tuple[Diagnostic, ...]]:
    """A clause, or what is wrong with its line; `what` names the norm for the message ("a power")."""
    rule = clause_word(line.words, allowed)
    if rule is None:
        return None, (unknown_clause(line, allowed, what, EVERY_WORD),)
    start = len(rule.word) + len(line.words[len(rule.word) :]) - len(line.words[len(rule.word) :].lstrip())
    words = " ".join(line.words[start:].split())
    if not words:
        return None, (_empty(rule, line),)
    if rule.one_of and words not in rule.one_of:
        return None, (_unknown_role(words, rule, what, line, start),)
    try:
        value = read_value(rule.takes, words)
    except Unreadable as problem:
        written = line.words[start:]
        return None, (unreadable(rule.takes, written, problem.column, line, start),)
    return Clause(rule.word, value, words, line.citation or citation, line.place, line.comment), ()


def _empty(rule: ClauseRule, line: Line) -> Diagnostic:
    return error(
        "P111",
        f"“{rule.word}” with nothing behind it",
        line.part(0, len(rule.word)),
        expectation="Every clause word is followed by what it says.",
        remedy=f"Complete the line, or write “{rule.word} unspecified” where the text is silent.",
    )


def _unknown_role(words: str, rule: ClauseRule, what: str, line: Line, start: int) -> Diagnostic:
    near = nearest(words, rule.one_of)
    return error(
        "P118",
        f"“{words}” is no role" + (f" of {what}" if words in ROLES else ""),
        line.part(start, len(line.words) - start),
        expectation=f"Roles of {what} are: {', '.join(rule.one_of)}.",
        remedy=f"Did you mean “{near}”?" if near else "Leave the line out when no role fits.",
    )
