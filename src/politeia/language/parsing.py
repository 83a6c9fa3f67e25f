"""From the lines of a fence to the syntax tree; a mistake costs its own line and never the rest of the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from politeia.diagnostics.model import Diagnostic, Place, error, failure
from politeia.diagnostics.nearest import nearest
from politeia.documents.model import Fence
from politeia.language.amendments import AmendmentParsed, AmendmentSyntax, CommencementSyntax
from politeia.language.clauses import EVERY_WORD, clause_word, read_clause
from politeia.language.layout import Line, citation_of, read_lines
from politeia.language.mistakes import begins_with
from politeia.language.model import (
    Claim,
    Clause,
    CoalitionSyntax,
    Condition,
    NormSyntax,
    Parsed,
    PropertySyntax,
    Recorded,
    StageSyntax,
)
from politeia.language.values import Unreadable, read_claim, read_coalition, read_target, read_value
from politeia.language.vocabulary import (
    NORM_RULES,
    VERDICTS,
    ClauseRule,
    clauses_of,
    property_clauses,
    stage_clauses,
)
from politeia.language.wellformed import missing_consequences, mistakes_of, repeated_norms


@dataclass(slots=True)
class _Block:
    """A head line with the lines below it."""

    head: Line
    lines: list[Line] = field(default_factory=list)


def parse_norms(fence: Fence) -> Parsed:
    """The norms of a `norm` fence; each cites the paragraph that the fence stands under unless it says otherwise."""
    lines, found = read_lines(fence)
    diagnostics = list(found)
    norms: list[NormSyntax] = []
    for block in _blocks(lines, tuple(NORM_RULES), "a norm", diagnostics):
        if norm := _norm(block, citation_of(fence), diagnostics):
            norms.append(norm)
    diagnostics += repeated_norms(norms)
    return Parsed(norms=tuple(norms), diagnostics=_in_order(diagnostics))


def parse_properties(fence: Fence) -> Parsed:
    """The properties of a `property` fence."""
    lines, found = read_lines(fence)
    diagnostics = list(found)
    properties: list[PropertySyntax] = []
    for block in _blocks(lines, ("property",), "a property", diagnostics):
        if asked := _property(block, diagnostics):
            properties.append(asked)
    return Parsed(properties=tuple(properties), diagnostics=_in_order(diagnostics))


def parse_amendment(fence: Fence) -> AmendmentParsed:
    """The instruction of an `amend` fence, with the day or event from which it applies."""
    lines, found = read_lines(fence)
    diagnostics = list(found)
    if not lines:
        place = Place(fence.file, max(fence.first_line - 1, 1))
        return AmendmentParsed(None, (*diagnostics, _bad_instruction("an amend block without an instruction", place)))
    head, *rest = lines
    commencement = None
    for line in rest:
        if begins_with(line.words, "in force"):
            commencement = _commencement(line, diagnostics)
        else:
            diagnostics.append(
                _bad_instruction("one amend block holds one instruction", line.place)
                if line.words.split()[0] in ("replace", "insert", "repeal")
                else _unknown_line(line, "an amend block", ("in force",))
            )
    try:
        target = read_target(head.words)
    except Unreadable:
        diagnostics.append(_bad_instruction("this is no instruction", head.place))
        return AmendmentParsed(None, _in_order(diagnostics))
    amendment = AmendmentSyntax(
        target.word,
        target.article,
        target.first,
        target.last,
        not target.first,
        commencement,
        head.citation,
        head.place,
    )
    return AmendmentParsed(amendment, _in_order(diagnostics))


def parse_condition(words: str, place: Place | None = None) -> Condition:
    """A condition written on its own; raises an error of exit status 2."""
    try:
        found = read_value("condition", " ".join(words.split()))
    except Unreadable:
        found = None
    if isinstance(found, Condition):
        return found
    raise failure(
        "P220",
        f"“{words}” is no condition of the language",
        place,
        expectation="Conditions read like: Mazhilis is dissolved · ordinary law ended in force · removal of President is pending.",
    )


def parse_coalition(words: str, place: Place | None = None) -> CoalitionSyntax:
    """A coalition written on its own; raises an error of exit status 2."""
    try:
        return read_coalition(" ".join(words.split()))
    except Unreadable:
        raise failure(
            "P240",
            f"“{words}” is no coalition",
            place,
            expectation="Coalitions read like: President and voters · 2/3 of Mazhilis and all of Senate · everyone except President.",
        ) from None


def parse_claim(words: str, place: Place | None = None) -> Claim:
    """A claim written on its own; raises an error of exit status 2."""
    try:
        return read_claim(" ".join(words.split()))
    except Unreadable:
        raise failure(
            "P502",
            f"“{words}” is no claim of the language",
            place,
            expectation="Claims read like: President cannot force Mazhilis is dissolved · ordinary law ended in force is always possible.",
        ) from None


# -- blocks --------------------------------------------------------------------------------------------------------------


def _blocks(
    lines: tuple[Line, ...], heads: tuple[str, ...], what: str, diagnostics: list[Diagnostic]
) -> Iterator[_Block]:
    """Group lines under their heads; a head stands at the margin and begins with a word of the closed list."""
    margin = min((line.indent for line in lines if line.words), default=0)
    block: _Block | None = None
    kept: list[_Block] = []
    for line in lines:
        if not line.words:
            continue
        kind = line.words.split()[0]
        if kind in heads and line.indent == margin:
            block = _Block(line)
            kept.append(block)
        elif (line.indent == margin and not _is_clause(line)) or block is None:
            diagnostics.append(_unknown_head(line, heads, what))
            block = _Block(line)
        elif line.indent == margin:
            diagnostics.append(_misplaced(line, f"Indent it, so that it belongs to “{block.head.words}”."))
            block.lines.append(line)
        elif kind in heads and not _is_clause(line):
            diagnostics.append(_misplaced(line, "A norm begins at the margin: move it to the left."))
            block = _Block(line)
            kept.append(block)
        else:
            block.lines.append(line)
    yield from kept


def _is_clause(line: Line) -> bool:
    return any(begins_with(line.words, word) for word in (*EVERY_WORD, "stage"))


def _unknown_head(line: Line, heads: tuple[str, ...], what: str) -> Diagnostic:
    first = line.words.split()[0]
    near = nearest(first, heads)
    return error(
        "P101",
        f"“{first}” begins no norm" if what == "a norm" else f"“{first}” begins no property",
        line.part(0, len(first)),
        expectation=f"A block begins with one of: {', '.join(heads)}.",
        remedy=f"Did you mean “{near}”?"
        if near
        else "Begin with the kind of the norm and its name: power dissolve Mazhilis.",
    )


def _misplaced(line: Line, remedy: str) -> Diagnostic:
    return error(
        "P113",
        "this line stands at the wrong level",
        line.place,
        expectation="A norm's head stands at the margin, its clauses are indented, and the clauses of a stage once more.",
        remedy=remedy,
    )


def _unknown_line(line: Line, what: str, allowed: tuple[str, ...]) -> Diagnostic:
    first = line.words.split()[0]
    return error(
        "P112",
        f"“{first}” begins no line of {what}",
        line.part(0, len(first)),
        expectation=f"{what[:1].upper()}{what[1:]} takes: {', '.join(allowed)}.",
        remedy=f"Did you mean “{allowed[0]}”?",
    )


def _name_of(head: Line, named: str, diagnostics: list[Diagnostic]) -> str:
    kind, _, name = head.words.partition(" ")
    if not name.strip():
        diagnostics.append(
            error(
                "P110",
                f"this {kind} has no name",
                head.place,
                expectation=f"The name follows on the same line: {named}.",
                remedy=f"Write “{kind} ...” with the name that the law uses.",
            )
        )
    return " ".join(name.split())


def _in_order(diagnostics: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    """In the order of the lines, each once."""
    unique = dict.fromkeys(diagnostics)
    return tuple(sorted(unique, key=lambda item: (item.place.line, item.place.column) if item.place else (0, 0)))


# -- norms ---------------------------------------------------------------------------------------------------------------


def _norm(block: _Block, above: str, diagnostics: list[Diagnostic]) -> NormSyntax | None:
    kind = block.head.words.split()[0]
    rule = NORM_RULES[kind]
    name = _name_of(block.head, rule.named, diagnostics)
    own, staged = _by_stage(block, rule.has_stages)
    before = len(diagnostics)
    what = f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"
    clauses = _clauses(own, clauses_of(kind), what, diagnostics, stages=rule.has_stages)
    stages = tuple(_stage(part, diagnostics) for part in staged)
    complete = len(diagnostics) == before
    norm = NormSyntax(kind, name, clauses, stages, block.head.citation or above, block.head.place, block.head.comment)
    diagnostics += mistakes_of(norm)
    if complete:
        diagnostics += missing_consequences(norm)
    return norm if name else None


def _by_stage(block: _Block, has_stages: bool) -> tuple[list[Line], list[_Block]]:
    """The norm's own lines, and those of each stage: the lines indented more than the stage's first line."""
    own: list[Line] = []
    stages: list[_Block] = []
    inside = False
    for line in block.lines:
        if has_stages and begins_with(line.words, "stage"):
            stages.append(_Block(line))
            inside = True
        elif inside and line.indent > stages[-1].head.indent:
            stages[-1].lines.append(line)
        else:
            inside = False
            own.append(line)
    return own, stages


def _clauses(
    lines: list[Line],
    allowed: dict[str, ClauseRule],
    what: str,
    diagnostics: list[Diagnostic],
    *,
    citation: str = "",
    stages: bool = False,
) -> tuple[Clause, ...]:
    clauses: list[Clause] = []
    for line in lines:
        if stages and clause_word(line.words, allowed) is None and clause_word(line.words, stage_clauses()):
            diagnostics.append(_misplaced(line, "This belongs to a stage: indent it below the line “stage ...”."))
            continue
        clause, mistakes = read_clause(line, allowed, what, citation=citation)
        diagnostics += mistakes
        if clause is not None:
            clauses.append(clause)
    return tuple(clauses)


def _stage(block: _Block, diagnostics: list[Diagnostic]) -> StageSyntax:
    name = _name_of(block.head, "the step, such as “stage signature”", diagnostics)
    clauses = _clauses(block.lines, stage_clauses(), "a stage", diagnostics, citation=block.head.citation)
    return StageSyntax(name, clauses, block.head.citation, block.head.place, block.head.comment)


# -- properties ----------------------------------------------------------------------------------------------------------


def _property(block: _Block, diagnostics: list[Diagnostic]) -> PropertySyntax | None:
    name = _name_of(block.head, "what it says, in a few words", diagnostics)
    claims: list[Claim] = []
    conditions: dict[str, list[Condition]] = {"given": [], "before": []}
    words: dict[str, str] = {}
    recorded: list[Recorded] = []
    allowed = property_clauses()
    broken = False
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
        if isinstance(clause.value, Condition):
            conditions[clause.word].append(clause.value)
        elif clause.word == "recorded":
            if found := _recorded(line, clause, diagnostics):
                recorded.append(found)
        else:
            words[clause.word] = f"{words[clause.word]} {clause.written}" if clause.word in words else clause.written
    if len(claims) != 1 and not broken:
        diagnostics.append(_claims(block.head, name, len(claims)))
    assume = words.get("assume", "lawful")
    if assume not in ("lawful", "breach"):
        diagnostics.append(_bad_assumption(block, assume))
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


def _bad_assumption(block: _Block, assume: str) -> Diagnostic:
    line = next(line for line in block.lines if begins_with(line.words, "assume"))
    return error(
        "P503",
        f"“{assume}” is nothing that can be assumed",
        line.place,
        expectation="Either duties are kept (assume lawful) or anyone may break them (assume breach).",
        remedy="Write “assume breach”, or leave the line out.",
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


# -- instructions --------------------------------------------------------------------------------------------------------


def _bad_instruction(message: str, place: Place) -> Diagnostic:
    return error(
        "P401",
        message,
        place,
        expectation="An instruction is replace, insert or repeal, and what it touches: an article or its paragraphs.",
        remedy="For example “replace 61(4)-(5)”, “insert article 83-1” or “repeal 46(4)”.",
    )


def _commencement(line: Line, diagnostics: list[Diagnostic]) -> CommencementSyntax | None:
    words = " ".join(line.words.removeprefix("in force").split())
    if words == "unknown":
        return CommencementSyntax(unknown=True)
    if words.startswith("from ") and not words[5:6].isdigit():
        return CommencementSyntax(event=words.removeprefix("from "))
    try:
        return CommencementSyntax(date=date.fromisoformat(words.removeprefix("from ")))
    except ValueError:
        diagnostics.append(
            error(
                "P402",
                f"“{words}” is no day and no event" if words else "no day from which the words apply",
                line.place,
                expectation="An instruction applies from a day, from an event, or from a day not yet known.",
                remedy="Write “in force 2023-01-01”, “in force from first election of Mazhilis after 2022-06-08” or “in force unknown”.",
            )
        )
        return None
