"""A condition, a coalition or a claim as a person writes it on its own, such as on the command line."""

from __future__ import annotations

from politeia.diagnostics.model import Place, failure
from politeia.language.contents import Condition
from politeia.language.model import Unreadable
from politeia.language.questions import Claim, CoalitionSyntax, PropertySyntax
from politeia.language.values import read_claim, read_coalition, read_value


def parse_condition(words: str, place: Place | None = None) -> Condition:
    """A condition written on its own; raises an error of exit status 2."""
    said = " ".join(words.split())
    column = 0
    try:
        found = read_value("condition", said)
    except Unreadable as stopped:
        found, column = None, stopped.column
    if isinstance(found, Condition):
        return found
    raise failure(
        "P220",
        f"“{words}” is no condition of the language",
        place or _from(column, said),
        expectation="Conditions read like: Mazhilis is dissolved · ordinary law ended in force · removal of President is pending.",
    )


def parse_coalition(words: str, place: Place | None = None) -> CoalitionSyntax:
    """A coalition written on its own; raises an error of exit status 2."""
    said = " ".join(words.split())
    try:
        return read_coalition(said)
    except Unreadable as stopped:
        raise failure(
            "P240",
            f"“{words}” is no coalition",
            place or _from(stopped.column, said),
            expectation="Coalitions read like: President and voters · 2/3 of Mazhilis and all of Senate · everyone except President.",
        ) from None


def parse_claim(words: str, place: Place | None = None) -> Claim:
    """A claim written on its own; raises an error of exit status 2."""
    said = " ".join(words.split())
    try:
        return read_claim(said)
    except Unreadable as stopped:
        raise failure(
            "P502",
            f"“{words}” is no claim of the language",
            place or _from(stopped.column, said),
            expectation="Claims read like: President cannot force Mazhilis is dissolved · ordinary law ended in force is always possible.",
        ) from None


def _from(column: int, said: str) -> Place:
    """The words from where they stop making sense, in no file."""
    start = column if column < len(said) else said.rfind(" ") + 1
    return Place("", 0, start + 1, len(said) - start, said)


def ask(claim: str, *given: str) -> PropertySyntax:
    """A question of one's own: a claim in the words of the language, and the situation in which it is asked.

    Raises PoliteiaError for words that the language cannot read.
    """
    situation = tuple(parse_condition(words) for words in given)
    return PropertySyntax(claim, parse_claim(claim), situation, (), "lawful", "", "", "", "", (), Place("", 0))
