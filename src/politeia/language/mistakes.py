"""Saying what is wrong with a line: the words at fault, what was expected, and one remedy to copy."""

from __future__ import annotations

import re
from collections.abc import Iterable

from politeia.diagnostics.model import Diagnostic, error
from politeia.diagnostics.nearest import nearest
from politeia.language.election_mistakes import EXPECTED_IN_ELECTIONS
from politeia.language.layout import Line
from politeia.language.vocabulary import SYNONYMS

BASES = "of all members, of members in office, of members present, of votes cast, of ballots cast, of entitled voters, of voters at the last election"

_VAGUE = re.compile(
    r"\b(absolute|simple|qualified|special|relative|overwhelming|two-thirds|three-quarters|three-fifths)\b"
)
_SHARE_WORDS = {"two-thirds": "at least 2/3", "three-quarters": "at least 3/4", "three-fifths": "at least 3/5"}
_HAS_SHARE = re.compile(r"(\d+\s*/\s*\d+|\d+(\.\d+)?\s*%|\bmajority\b|\bhalf\b)")

_EXPECTED = {
    "actors": (
        "P240",
        "these words name no actor",
        "Write names as the law does, with commas between them: President, Government, any member of Mazhilis.",
    ),
    "duration": (
        "P210",
        "this is not a length of time",
        "Write a number and a unit: 10 days, 2 months, 5 years, 48 hours.",
    ),
    "within": (
        "P210",
        "this is not a length of time",
        "Write a number and a unit: 10 days, 1 month of dispatch, unspecified.",
    ),
    "number": ("P204", "this is not a whole number", "Write it in digits: seats 98."),
    "amount": (
        "P204",
        "this is not a number with its day",
        "Write it in digits, with the day from which it holds: is 17, is 20 from 2022-06-08.",
    ),
    "weight": (
        "P204",
        "this does not say what a member weighs",
        "Write the member's name, a colon, and numbers: Germany: 29 weighted votes, 82038 inhabitants.",
    ),
    "least": ("P204", "this is not a smallest number", "Write “at least” and a number in digits: at least 2."),
    "articles": (
        "P120",
        "this is not a list of articles",
        "Write articles and paragraphs one by one: 11, 13, 16(1), 26(2).",
    ),
    "outcome": (
        "P230",
        "this says nothing about what follows",
        "Write “go to” and a stage, “ends” and an outcome, “stays”, or “unspecified”.",
    ),
    "condition": (
        "P220",
        "no condition of the language reads like this",
        "Conditions come from a closed list, such as: Mazhilis is dissolved · state of emergency is in force · "
        "less than 1 year has passed since dissolve Mazhilis · ordinary law is pending.",
    ),
    "effect": (
        "P221",
        "no effect of the language reads like this",
        "Effects come from a closed list, such as: Mazhilis is dissolved · election of Mazhilis within 2 months · "
        "Government leaves office · office of Prime Minister is vacant.",
    ),
    "consent": (
        "P240",
        "these words name no actor whose consent is needed",
        "Write a body and its share: Senate: majority of all members.",
    ),
    "limit": ("P306", "this is not a limit on terms", "Write “1 term in a lifetime” or “2 terms in a row”."),
    "tenure": (
        "P318",
        "this does not say what becomes of the holder when the term ends",
        "Write “leaves” or “stays until successor”.",
    ),
    "mandate_end": (
        "P319",
        "this does not say what ends a mandate",
        "Write leaving party, expulsion from party, end of party, recall by party, vote against party (several with commas), or “fact: ...”.",
    ),
    "part": (
        "P307",
        "this does not describe a part of a body",
        "Write its name, its seats and how they are filled: list deputies, 69 seats, elected by voters.",
    ),
    "threshold": (
        "P203",
        "this is not a share of votes",
        "Write “majority of all members”, “at least 2/3 of all members” or “3 of 5 members”.",
    ),
    "shares": (
        "P203",
        "this is not a share of votes",
        "Write one share, or several that must all be reached, with “and” between them.",
    ),
    "claim": (
        "P502",
        "no claim of the language reads like this",
        "Write who, what they can or cannot do, and the situation: President cannot force Mazhilis is dissolved.",
    ),
    **EXPECTED_IN_ELECTIONS,
}

_REMEDIES = {
    "condition": "Use a sentence of the list, or write “fact: ...” for what the law takes from the world.",
    "effect": "Use a sentence of the list, or write “consequence ...” to keep it as words.",
}


def unreadable(takes: str, words: str, column: int, line: Line, start: int) -> Diagnostic:
    """The words behind a clause word are no value of its kind; `start` is where they begin among the line's words."""
    if takes in ("threshold", "shares", "admission", "carried", "consent", "actors"):
        share = words.split(":", 1)[-1].strip() if takes == "consent" else words
        offset = start + words.rfind(share)
        if found := _bad_share(share, line, offset, always=takes in ("threshold", "shares", "admission", "carried")):
            return found
    code, message, expectation = _EXPECTED[takes]
    fault = _word_at(words, column)
    whole = takes in (
        "condition",
        "effect",
        "claim",
        "part",
        "limit",
        "tenure",
        "mandate_end",
        "duration",
        "within",
        "number",
        "amount",
        "least",
        "articles",
    )
    whole = whole or takes in EXPECTED_IN_ELECTIONS
    place = line.part(start, len(words)) if whole else line.part(start + fault[0], fault[1])
    return error(code, message, place, expectation=expectation, remedy=_REMEDIES.get(takes, ""))


def _bad_share(share: str, line: Line, start: int, *, always: bool) -> Diagnostic | None:
    if vague := _VAGUE.search(share):
        meant = _SHARE_WORDS.get(vague.group(), "majority")
        return error(
            "P202",
            f"“{vague.group()}” does not say which share of whom",
            line.part(start + vague.start(), len(vague.group())),
            expectation=f"A threshold is a share and a base: {BASES}.",
            remedy=f"Write “{meant} of all members”, or the base that the article names.",
        )
    if (found := _HAS_SHARE.search(share)) is None:
        return None
    if "of " not in share[found.end() :]:
        asked = found.group()
        return error(
            "P201",
            "a threshold without a base",
            line.part(start, len(share)),
            expectation=f"{asked[:1].upper()}{asked[1:]} of whom? Write one of: {BASES}.",
            remedy=f"For example “{_complete(share)} of all members”.",
        )
    if always:
        if re.match(r"\d", share):
            return error(
                "P203",
                "a share must say whether reaching it is enough",
                line.part(start, len(share)),
                expectation="“at least 2/3” counts the exact share as enough, “more than 1/2” does not.",
                remedy=f"Write “at least {share}” or “more than {share}”.",
            )
        return error(
            "P203",
            "this is not a share of votes",
            line.part(start, len(share)),
            expectation=f"A share lies between 0 and 1 and has one of these bases: {BASES}.",
            remedy="For example “at least 2/3 of all members”.",
        )
    return None


def _complete(share: str) -> str:
    return f"at least {share}" if re.match(r"\d", share) else share


def _word_at(words: str, column: int) -> tuple[int, int]:
    """The word that stands at a column, or the last one when the line ends too early."""
    spans = [(found.start(), len(found.group())) for found in re.finditer(r"[^\s,:]+", words)]
    later = [span for span in spans if span[0] + span[1] > column]
    return later[0] if later else (spans[-1] if spans else (0, len(words)))


def unknown_clause(line: Line, allowed: Iterable[str], what: str, everywhere: Iterable[str]) -> Diagnostic:
    """A line that begins with no clause word allowed here."""
    choices = tuple(allowed)
    first = line.words.split()[0]
    elsewhere = next((word for word in sorted(everywhere, key=len, reverse=True) if begins_with(line.words, word)), "")
    near = suggestion(line.words, choices)
    fault = elsewhere or _synonym(line.words) or first
    message = f"{what} takes no “{elsewhere}”" if elsewhere else f"“{fault}” begins no line of {what}"
    return error(
        "P112",
        message,
        line.part(0, len(fault)),
        expectation=f"{what[:1].upper()}{what[1:]} takes: {', '.join(choices)}.",
        remedy=f"Did you mean “{near}”?" if near else "Write “note” or “consequence” before words that explain.",
    )


def suggestion(words: str, allowed: tuple[str, ...]) -> str | None:
    """The clause word that a lawyer most likely meant."""
    pieces = words.split()
    if (meant := SYNONYMS.get(_synonym(words))) in allowed:
        return meant
    for count in (2, 1, 3):
        start = " ".join(pieces[:count])
        same_length = [word for word in allowed if len(word.split()) == count]
        if near := nearest(start, same_length, 0.6 if count > 1 else 0.5):
            return near
    return None


def _synonym(words: str) -> str:
    """The words of a lawyer with which a line begins and for which the language has one of its own, or an empty text."""
    pieces = words.split(" ", 3)
    starts = (" ".join(pieces[:count]) for count in (3, 2, 1))
    return next((start for start in starts if start in SYNONYMS), "")


def begins_with(words: str, word: str) -> bool:
    """Whether a line begins with a clause word."""
    return words == word or words.startswith(word + " ")
