"""From the lines of a property fence to the questions that it asks."""

from __future__ import annotations

from datetime import date

from politeia.diagnostics.model import Diagnostic, error
from politeia.documents.model import Fence
from politeia.language.blocks import Block, blocks, in_order, name_of
from politeia.language.clauses import clause_word, read_clause
from politeia.language.contents import Condition, Duration
from politeia.language.layout import Line, read_lines
from politeia.language.mistakes import begins_with
from politeia.language.model import Clause, Parsed, Unreadable
from politeia.language.questions import Claim, PropertySyntax, Recorded
from politeia.language.values import read_claim
from politeia.language.vocabulary import ASSUMED, VERDICTS, property_clauses

STATUTES = "statutes"
"""What a question can be asked of beside the charter: the statutes that stand under it on the day."""


def parse_properties(fence: Fence) -> Parsed:
    """The properties of a `property` fence."""
    lines, found = read_lines(fence)
    diagnostics = list(found)
    properties: list[PropertySyntax] = []
    for block in blocks(lines, ("property",), "a property", diagnostics):
        if asked := _property(block, diagnostics):
            properties.append(asked)
    return Parsed(properties=tuple(properties), diagnostics=in_order(diagnostics))


def _property(block: Block, diagnostics: list[Diagnostic]) -> PropertySyntax | None:
    name = name_of(block.head, "what it says, in a few words", diagnostics)
    claims: list[Claim] = []
    conditions: dict[str, list[Condition]] = {"given": [], "before": []}
    words: dict[str, str] = {}
    recorded: list[Recorded] = []
    allowed = property_clauses()
    broken = False
    horizon: Duration | None = None
    for line in block.lines:
        rule = clause_word(line.words, allowed)
        text = " ".join(line.words.removeprefix(rule.word).split()) if rule else ""
        if rule is not None and rule.takes == "claim" and text:
            try:
                claims.append(read_claim(text))
            except Unreadable:
                diagnostics.append(_bad_claim(line))
                broken = True
            continue
        clause, mistakes = read_clause(line, allowed, "a property")
        diagnostics += mistakes
        if clause is None:
            continue
        if isinstance(clause.value, Duration):
            horizon = clause.value
        elif isinstance(clause.value, Condition):
            conditions[clause.word].append(clause.value)
        elif clause.word == "recorded":
            if found := _recorded(line, clause, diagnostics):
                recorded.append(found)
        else:
            words[clause.word] = f"{words[clause.word]} {clause.written}" if clause.word in words else clause.written
    if len(claims) != 1 and not broken:
        diagnostics.append(_claims(block.head, name, len(claims)))
    assume = words.get("assume", "lawful")
    if any(word.strip() not in ASSUMED for word in assume.split(",")):
        diagnostics.append(_bad_assumption(block, assume))
        return None
    if words.get("read with", STATUTES) != STATUTES:
        diagnostics.append(_bad_company(block))
        return None
    if len(claims) != 1 or not name:
        return None
    return PropertySyntax(
        name,
        claims[0],
        tuple(conditions["given"]),
        tuple(conditions["before"]),
        assume,
        words.get("question", ""),
        words.get("why", ""),
        words.get("source", ""),
        words.get("note", ""),
        tuple(recorded),
        block.head.place,
        horizon,
        tuple(role.strip() for role in words.get("for texts with", "").split(",") if role.strip()),
        words.get("read with", "") == STATUTES,
    )


def _bad_claim(line: Line) -> Diagnostic:
    start = len(line.words) - len(line.words.removeprefix("claim").lstrip())
    return error(
        "P502",
        "no claim of the language reads like this",
        line.part(start, len(line.words) - start),
        expectation="A claim is who, “can force”, “cannot force”, “can prevent” or “cannot prevent”, and a situation; "
        "or a situation and “is always possible”.",
        remedy="For example “claim President cannot force Mazhilis is dissolved”.",
    )


def _claims(head: Line, name: str, count: int) -> Diagnostic:
    return error(
        "P501",
        f"property {name} makes {'no claim' if not count else f'{count} claims'}",
        head.place,
        expectation="A property makes exactly one claim.",
        remedy="Add a line “claim ...”." if not count else "Write one property for each claim.",
    )


def _bad_assumption(block: Block, assume: str) -> Diagnostic:
    line = next(line for line in block.lines if begins_with(line.words, "assume"))
    return error(
        "P503",
        f"“{assume}” is nothing that can be assumed",
        line.place,
        expectation="Write one or more of: lawful (duties are kept), breach (anyone may break them), facts open (facts and "
        "grounds are read both ways), coalition first, rest freely (who has the floor), every reading (a claim that fails under one reading fails).",
        remedy="Write “assume breach”, or leave the line out.",
    )


def _bad_company(block: Block) -> Diagnostic:
    line = next(line for line in block.lines if begins_with(line.words, "read with"))
    return error(
        "P504",
        "a charter is read with nothing else than its statutes",
        line.place,
        expectation="“read with statutes” asks the question of the charter together with all statutes that stand under it on the day.",
        remedy="Write “read with statutes”, or leave the line out.",
    )


def _recorded(line: Line, clause: Clause, diagnostics: list[Diagnostic]) -> Recorded | None:
    verdict, _, on = clause.written.rpartition(" at ")
    try:
        day = date.fromisoformat(on)
    except ValueError:
        day = None
    if verdict in VERDICTS and day is not None:
        return Recorded(verdict, day.isoformat())
    diagnostics.append(
        error(
            "P503",
            "this records no verdict",
            line.place,
            expectation=f"Write one of {', '.join(VERDICTS)}, then “at” and a day.",
            remedy="For example “recorded holds at 2023-04-01”.",
        )
    )
    return None
