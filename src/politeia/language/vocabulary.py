"""The closed lists of the language: kinds of norms, the clauses each may have, and what each clause takes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from politeia.language.roles import ACT_ROLES, HOLDER_ROLES


@dataclass(frozen=True, slots=True)
class ClauseRule:
    """A clause word, the kind of its value (a rule of the grammar, or "text"), and whether it may stand more than once.

    `one_of` is the closed list from which a text is taken; empty where the words are free.
    """

    word: str
    takes: str
    repeats: bool = False
    one_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NormRule:
    """What a kind of norm may say: its clauses in the order in which they are usually written, and whether it has stages."""

    kind: str
    clauses: tuple[ClauseRule, ...]
    has_stages: bool = False
    named: str = "what it is called"


_PART_PLAYED = ClauseRule("role", "text", one_of=HOLDER_ROLES)
_ACT_DONE = ClauseRule("role", "text", repeats=True, one_of=ACT_ROLES)


def _clauses(*lines: str | ClauseRule) -> tuple[ClauseRule, ...]:
    """Clauses written as "word: kind", with a star after those that may repeat, or as rules."""
    rules = []
    for line in (
        *lines,
        "note: text*",
        "consequence: text*",
        "notwithstanding: text*",
        "subject to: text*",
        "reading: text",
    ):
        if isinstance(line, ClauseRule):
            rules.append(line)
            continue
        word, takes = line.split(": ")
        rules.append(ClauseRule(word, takes.removesuffix("*"), takes.endswith("*")))
    return tuple(rules)


_BARS = ("only if: condition*", "unless: condition*")
_CONSENTS = ("proposed by: actors", "after: text*", "consent of: consent*", "countersigned by: actors")

ELECTORAL = (
    "seats: number",
    "districts: districts",
    "in proportion to: text",
    "threshold: admission",
    "coalition threshold: coalition_threshold*",
    "district threshold: admission",
    "or passes with: alternative*",
    "if one passes: single_list",
    "if none passes: no_list",
    "agreements: agreements",
    "voter numbers: voter_numbers",
    "minimum: minimum",
    "bonus: bonus",
    "method: method",
    "tie: tie",
    "overhang: overhang",
    "levelling: levelling",
    "levelling threshold: admission",
    "or levels with: levelling_way*",
    "levelling method: method",
    "placed by: placement",
)
"""How votes become seats: the clauses that `politeia count` applies."""
ELECTORAL_WORDS = tuple(line.split(":")[0] for line in ELECTORAL)

_STAGE = _clauses(
    "by: actors",
    "votes each: number",
    "initiated by: actors",
    "needs: threshold",
    "also needs: threshold*",
    "or needs: shares*",
    "casting vote: actors",
    "quorum: threshold",
    "consent of: consent*",
    "valid if: threshold",
    "carried if: carried*",
    "after: text*",
    "must: text",
    "within: within",
    *_BARS,
    "if yes: outcome",
    "if no: outcome",
    "if tied: outcome",
    "if changed: outcome",
    "if no quorum: outcome",
    "if silent: outcome",
)

STAGE_CLAUSES = tuple(rule for rule in _STAGE if rule.word != "reading")

_PROCEDURE = _clauses(
    _ACT_DONE,
    "open to: text",
    "ground: text*",
    "initiated by: actors",
    *_CONSENTS,
    "readings: least",
    *_BARS,
    "within: within",
    "if silent: outcome",
    "effect: effect*",
)

NORM_RULES: dict[str, NormRule] = {
    rule.kind: rule
    for rule in (
        NormRule(
            "office",
            _clauses(
                _PART_PLAYED,
                "chosen by: actors",
                "term: duration",
                "when term ends: tenure",
                "limit: limit",
                "limit does not bind: actors",
                "incompatible with: text*",
                "answers to: actors",
                "member of: actors",
            ),
            named="the name of the office",
        ),
        NormRule(
            "body",
            _clauses(
                _PART_PLAYED,
                "seats: number",
                "part: part*",
                "member: weight*",
                "consists of: actors",
                "votes counted: text",
                "term: duration",
                "when term ends: tenure",
                "limit: limit",
                "quorum: threshold",
                "chair: text",
                "members for life: actors*",
                "renewed: text",
                "answers to: actors",
                "incompatible with: text*",
            ),
            named="the name of the body",
        ),
        NormRule(
            "election",
            _clauses(
                "by: actors",
                "called by: actors",
                "within: within",
                "elected if: threshold",
                "runoff: text",
                "system: text",
                *ELECTORAL,
                *_BARS,
                "if silent: outcome",
                "fixed day: text",
                "not with election of: actors",
                "effect: effect*",
            ),
            named="the office or body that is elected",
        ),
        NormRule(
            "appointment",
            _clauses(
                _PART_PLAYED,
                "nominated by: actors",
                "proposed by: actors",
                "after: text*",
                "consent of: consent*",
                "appointed by: actors",
                "elected by: consent",
                "candidates: least",
                "decided by: text",
                "dismissed by: actors*",
                "dismissal consent of: consent*",
                "term: duration",
                "when term ends: tenure",
                *_BARS,
                "otherwise: outcome",
                "effect: effect*",
            ),
            named="the office that is filled",
        ),
        NormRule(
            "power",
            _clauses(
                _ACT_DONE,
                "held by: actors",
                "initiated by: actors",
                "by way of: text",
                "needs: threshold",
                *_CONSENTS,
                "ground: text*",
                "at most: number",
                "lasts: duration",
                *_BARS,
                "within: within",
                "if silent: outcome",
                "effect: effect*",
            ),
            named="what may be done",
        ),
        NormRule("procedure", _PROCEDURE, has_stages=True, named="what is decided"),
        NormRule("removal", _PROCEDURE, has_stages=True, named="the office or body that is removed"),
        NormRule("amendment", _PROCEDURE, has_stages=True, named="the way of amending"),
        NormRule(
            "referendum",
            _clauses(
                "called by: actors",
                "proposed by: actors",
                "valid if: threshold",
                "valid votes needed: threshold",
                "carried if: carried*",
                "within: within",
                "if silent: outcome",
            ),
            named="what is put to the vote",
        ),
        NormRule(
            "duty",
            _clauses(
                _ACT_DONE,
                "on: condition",
                "by: actors",
                "must: text",
                "within: within",
                "effect: effect*",
                "otherwise: outcome",
            ),
            named="what must be done",
        ),
        NormRule(
            "emergency",
            _clauses(
                "by: actors",
                "ground: text*",
                "after: text*",
                "consent of: consent*",
                "lasts: duration",
                "ended by: actors",
                "suspends: text*",
            ),
            named="the state of exception",
        ),
        NormRule(
            "succession",
            _clauses("on: text", "order: actors", "lasts: text", "may not: text*", "otherwise: outcome"),
            named="the office that falls vacant",
        ),
        NormRule(
            "eligibility",
            _clauses(
                "must: text*",
                "age: text",
                "residence: text",
                "language: text",
                "education: text",
                "experience: text",
            ),
            named="the office or seat",
        ),
        NormRule(
            "incompatibility",
            _clauses("who: actors", "kin: text", "may not: text*"),
            named="what must be kept apart",
        ),
        NormRule(
            "immunity",
            _clauses("who: actors", "protects: text", "lifted by: consent", "after: text*"),
            named="whose immunity it is",
        ),
        NormRule("unamendable", _clauses("protects: text*", "if replaced: outcome"), named="what is protected"),
        NormRule(
            "right",
            _clauses(
                "who: actors",
                "may: text*",
                "guarantees: text*",
                "not for: text*",
                "limited by: text*",
            ),
            named="what it is a right to",
        ),
        NormRule(
            "prohibition",
            _clauses("who: actors", "may not: text*", "allowed if: text*", "at most: duration"),
            named="what is forbidden",
        ),
        NormRule(
            "limitation",
            _clauses("limited by: text*", "ground: text*", "may not: text*", "never: articles"),
            named="what may be limited",
        ),
        NormRule(
            "candidacy",
            _clauses(
                "for: actors",
                "nominators: text*",
                "nomination: text",
                "signatures: threshold",
                "spread over: threshold",
                "list length: list_length",
                "order of names: text",
                "may not: text*",
                "deposit: deposit",
                "reduced deposit: reduced_deposit*",
                "deposit returned if: threshold*",
                "deposit also returned if: text*",
                "vacant seat: text*",
            ),
            named="the office or seats that are stood for",
        ),
        NormRule(
            "quota",
            _clauses(
                "for: actors",
                "share: list_share",
                "categories: categories",
                "counted: text",
                "on vacancy: text",
                "otherwise: text",
            ),
            named="what is kept, and for whom",
        ),
        NormRule(
            "registration",
            _clauses(
                "with: text",
                "initiative group: least",
                "from: threshold",
                "organising committee: least",
                "committee ends: within",
                "founding congress: within",
                "papers: within",
                "members: least",
                "members in each unit: least",
                "branches in: threshold",
                "branches: within",
                "if silent: text",
            ),
            named="what is registered",
        ),
        NormRule("rank", _clauses("above: text*", "below: text*"), named="the law ranked"),
        NormRule("group", _clauses("means: text", "formerly: actors"), named="the name of those who belong to it"),
        NormRule("quorum", _clauses("needs: threshold"), named="the body that sits"),
        NormRule(
            "mandate",
            _clauses("ends on: mandate_end*", "declared by: text", "confirmed by: text"),
            named="the body, or the part of it, whose members they are",
        ),
        NormRule("definition", _clauses("means: text"), named="the words defined"),
        NormRule("parameter", _clauses("is: amount*"), named="what is counted"),
    )
}

PROPERTY_CLAUSES = tuple(
    rule
    for rule in _clauses(
        "question: text",
        "given: condition*",
        "assume: text",
        "before: condition*",
        "within: duration",
        "claim: claim",
        "for texts with: text",
        "read with: text",
        "why: text",
        "source: text",
        "recorded: text*",
    )
    if rule.word not in ("consequence", "notwithstanding", "subject to", "reading")
)

TEST_CLAUSES = (
    ClauseRule("on", "text"),
    ClauseRule("given", "text", repeats=True),
    ClauseRule("when", "text", repeats=True),
    ClauseRule("then", "text", repeats=True),
    ClauseRule("note", "text", repeats=True),
)

SCENARIO_CLAUSES = (
    ClauseRule("on", "text"),
    ClauseRule("for", "text"),
    ClauseRule("source", "text", repeats=True),
    ClauseRule("note", "text", repeats=True),
)

BLOC_CLAUSES = (
    ClauseRule("holds", "text", repeats=True),
    ClauseRule("votes", "text"),
    ClauseRule("note", "text", repeats=True),
)

ASSUMED = ("lawful", "breach", "facts open", "coalition first", "rest freely", "every reading")
"""What a property may assume: duties, facts, the floor, and whether the claim must hold under every reading."""

VERDICTS = ("holds", "fails", "depends", "not applicable")

SYNONYMS = {
    "until": "unless",
    "untill": "unless",
    "except": "unless",
    "save": "unless",
    "provided that": "only if",
    "provided": "only if",
    "if": "only if",
    "when": "only if",
    "where": "only if",
    "requires": "needs",
    "threshold": "needs",
    "majority": "needs",
    "deadline": "within",
    "not later than": "within",
    "approval of": "consent of",
    "approved by": "consent of",
    "with consent of": "consent of",
    "holder": "held by",
    "exercised by": "held by",
    "otherwise": "if silent",
    "if silent": "otherwise",
    "shall": "must",
    "shall not": "may not",
    "cannot": "may not",
    "must not": "may not",
    "members": "seats",
    "duration": "term",
    "period": "term",
    "named by": "appointed by",
    "chosen by": "elected by",
    "started by": "initiated by",
    "comment": "note",
    "remark": "note",
    "despite": "notwithstanding",
}
"""What lawyers write instead of a clause word; offered only where the clause word is allowed."""


@cache
def clauses_of(kind: str) -> dict[str, ClauseRule]:
    """The clauses that a kind of norm may have, by their words."""
    return {rule.word: rule for rule in NORM_RULES[kind].clauses}


@cache
def stage_clauses() -> dict[str, ClauseRule]:
    """The clauses that a stage may have, by their words."""
    return {rule.word: rule for rule in STAGE_CLAUSES}


@cache
def property_clauses() -> dict[str, ClauseRule]:
    """The clauses that a property may have, by their words."""
    return {rule.word: rule for rule in PROPERTY_CLAUSES}


@cache
def test_clauses() -> dict[str, ClauseRule]:
    """The clauses that a test may have, by their words."""
    return {rule.word: rule for rule in TEST_CLAUSES}


@cache
def scenario_clauses() -> dict[str, ClauseRule]:
    """The clauses that a scenario may have, by their words."""
    return {rule.word: rule for rule in SCENARIO_CLAUSES}


@cache
def bloc_clauses() -> dict[str, ClauseRule]:
    """The clauses that a bloc of a scenario may have, by their words."""
    return {rule.word: rule for rule in BLOC_CLAUSES}
