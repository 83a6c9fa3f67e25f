"""From the lines of a scenario fence to the blocs that it names and what each of them holds."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from politeia.diagnostics.model import Diagnostic, Place, error
from politeia.documents.model import Fence
from politeia.language.blocks import Block, blocks, in_order, name_of
from politeia.language.clauses import read_clause
from politeia.language.layout import Line, read_lines
from politeia.language.mistakes import begins_with
from politeia.language.model import Clause, Unreadable
from politeia.language.scenarios import BlocSyntax, Holding, ScenariosParsed, ScenarioSyntax
from politeia.language.values import read_coalition
from politeia.language.vocabulary import ClauseRule, bloc_clauses, scenario_clauses

BLOC = "bloc"


def parse_scenarios(fence: Fence) -> ScenariosParsed:
    """The scenarios of a `scenario` fence."""
    lines, found = read_lines(fence)
    diagnostics = list(found)
    read = [_scenario(block, diagnostics) for block in blocks(lines, ("scenario",), "a scenario", diagnostics)]
    return ScenariosParsed(tuple(item for item in read if item is not None), in_order(diagnostics))


def _scenario(block: Block, diagnostics: list[Diagnostic]) -> ScenarioSyntax | None:
    name = name_of(block.head, "who sits, and when: scenario parliament of March 2023", diagnostics)
    before = len(diagnostics)
    own, parts = _by_bloc(block)
    said: dict[str, list[str]] = {}
    day: date | None = None
    for clause, line in _clauses(own, scenario_clauses(), "a scenario", diagnostics):
        if clause.word in ("on", "for") and clause.word in said:
            diagnostics.append(_twice(clause, line))
        said.setdefault(clause.word, []).append(clause.written)
        if clause.word == "on":
            day = _day(clause, line, diagnostics)
    blocs = tuple(_bloc(part, diagnostics) for part in parts)
    diagnostics += _named_twice(blocs)
    if not blocs and len(diagnostics) == before:
        diagnostics.append(_no_bloc(block, name))
    if not name or len(diagnostics) > before:
        return None
    words = {word: " ".join(written) for word, written in said.items()}
    return ScenarioSyntax(
        name, day, words.get("for", ""), blocs, words.get("source", ""), words.get("note", ""), block.head.place
    )


def _by_bloc(block: Block) -> tuple[list[Line], list[Block]]:
    """The scenario's own lines, and those of each bloc: the lines indented more than the bloc's first line."""
    own: list[Line] = []
    parts: list[Block] = []
    for line in block.lines:
        if begins_with(line.words, BLOC):
            parts.append(Block(line))
        elif parts and line.indent > parts[-1].head.indent:
            parts[-1].lines.append(line)
        else:
            own.append(line)
    return own, parts


def _bloc(block: Block, diagnostics: list[Diagnostic]) -> BlocSyntax:
    name = name_of(block.head, "the bloc, such as a party: bloc Amanat", diagnostics)
    before = len(diagnostics)
    holds: list[Holding] = []
    notes: list[str] = []
    apart = False
    for clause, line in _clauses(block.lines, bloc_clauses(), "a bloc", diagnostics):
        if clause.word == "holds":
            holds += _holds(clause, line, diagnostics)
        elif clause.word == "votes":
            apart = True
            if clause.written != "apart":
                diagnostics.append(_votes_otherwise(clause, line))
        else:
            notes.append(clause.written)
    if name and not holds and len(diagnostics) == before:
        diagnostics.append(_empty(block, name))
    return BlocSyntax(name, tuple(holds), " ".join(notes), block.head.place, apart)


def _clauses(
    lines: list[Line], allowed: Mapping[str, ClauseRule], what: str, diagnostics: list[Diagnostic]
) -> list[tuple[Clause, Line]]:
    found: list[tuple[Clause, Line]] = []
    for line in lines:
        clause, mistakes = read_clause(line, allowed, what)
        diagnostics += mistakes
        if clause is not None:
            found.append((clause, line))
    return found


def _holds(clause: Clause, line: Line, diagnostics: list[Diagnostic]) -> tuple[Holding, ...]:
    try:
        read = read_coalition(clause.written)
    except Unreadable:
        read = None
    if read is None or read.everyone:
        diagnostics.append(
            error(
                "P522",
                "this does not say what the bloc holds",
                _value(clause, line),
                expectation="A bloc holds offices (President), whole bodies (all of Senate), or seats in a body or a part "
                "of it (40 seats of list deputies), with commas between them.",
                remedy="For example “holds 62 seats of Mazhilis”.",
            )
        )
        return ()
    return tuple(Holding(member, line.place.around(member.name)) for member in read.members)


def _votes_otherwise(clause: Clause, line: Line) -> Diagnostic:
    return error(
        "P524",
        f"a bloc does not vote “{clause.written}”",
        _value(clause, line),
        expectation="A bloc votes as one, unless a line says that its members vote each alone.",
        remedy="Write “votes apart”, or leave the line out.",
    )


def _day(clause: Clause, line: Line, diagnostics: list[Diagnostic]) -> date | None:
    try:
        return date.fromisoformat(clause.written)
    except ValueError:
        diagnostics.append(
            error(
                "P520",
                f"“{clause.written}” is not a day",
                _value(clause, line),
                expectation="A day is written year-month-day.",
                remedy="For example “on 2023-03-29”.",
            )
        )
        return None


def _twice(clause: Clause, line: Line) -> Diagnostic:
    return error(
        "P115",
        f"“{clause.word}” stands twice",
        line.part(0, len(clause.word)),
        expectation=f"There can be only one line “{clause.word}” here.",
        remedy="Write two scenarios.",
    )


def _no_bloc(block: Block, name: str) -> Diagnostic:
    return error(
        "P521",
        f"scenario {name} names no bloc",
        block.head.place,
        expectation="A scenario says who sits where: blocs, each with lines “holds ...”.",
        remedy="Add a line “bloc ...” with the name of a party, and below it “holds 62 seats of ...”.",
    )


def _empty(block: Block, name: str) -> Diagnostic:
    return error(
        "P521",
        f"bloc {name} holds nothing",
        block.head.place,
        expectation="A bloc holds offices, bodies, or seats.",
        remedy="Indent a line “holds ...” below it, such as “holds 62 seats of Mazhilis”.",
    )


def _named_twice(blocs: tuple[BlocSyntax, ...]) -> list[Diagnostic]:
    seen: set[str] = set()
    found: list[Diagnostic] = []
    for bloc in blocs:
        if bloc.name in seen:
            found.append(
                error(
                    "P523",
                    f"bloc {bloc.name} stands twice",
                    bloc.place,
                    expectation="A bloc votes as one, and stands once with everything that it holds.",
                    remedy="Write all of its “holds” below one line “bloc”, or give the two different names.",
                )
            )
        seen.add(bloc.name)
    return found


def _value(clause: Clause, line: Line) -> Place:
    start = len(clause.word) + len(line.words[len(clause.word) :]) - len(line.words[len(clause.word) :].lstrip())
    return line.part(start, len(line.words) - start)
