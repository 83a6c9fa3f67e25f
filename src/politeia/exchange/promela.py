"""A question in Promela, the language of spin: all acts and periods as one loop, for reachability and dead ends."""

from __future__ import annotations

from collections.abc import Iterator

from politeia.diagnostics.model import failure
from politeia.exchange.formulas import Syntax, identifiers, one_line, written
from politeia.exchange.model import ODD, PosedQuestion, said_of_runs
from politeia.transition.formulas import opposite, some
from politeia.verification.engines.acts import Act

SYNTAX = Syntax("&&", "||", "!", "==", "true", "false")


def promela(question: PosedQuestion) -> str:
    """The model, with the claim that the goal is never reached (spin shows the way there when it can be).

    Promela has no coalitions: raises an error of exit status 2 for a question about one.
    """
    if question.control is not None:
        raise failure(
            "X102",
            f"“{question.claim}” is about a coalition, and Promela has one player only",
            expectation="Promela can be asked what is possible when all help: “... is never possible”.",
            remedy="Write it for PRISM-games instead: --to prism.",
        )
    return "\n".join(_lines(question)) + "\n"


def _lines(question: PosedQuestion) -> Iterator[str]:
    game, acts = question.game, question.acts
    names = identifiers(game)

    def says(act: Act) -> str:
        return written(act.when, names, SYNTAX)

    def sets(act: Act) -> str:
        return "; ".join(f"{names[name]} = {value}" for name, value in act.updates)

    def comment(act: Act) -> str:
        command = game.commands[act.command]
        return f"  /* {one_line(' '.join((command.sentence, *command.citations))).replace('*/', '* /')} */"

    yield f"/* {one_line(question.title)}"
    yield f"   {one_line(question.claim)} */"
    for variable, value in zip(game.variables, question.start, strict=True):
        meaning = ", ".join(f"{number} {word}" for number, word in enumerate(variable.values))
        yield f"short {names[variable.name]} = {value}; /* {one_line(variable.name)}: {meaning or 'periods left'} */"
    yield f"#define pressed ({written(acts.pressed, names, SYNTAX)})"
    yield f"#define due ({written(acts.due, names, SYNTAX)})"
    yield f"#define goal ({written(question.goal, names, SYNTAX)})"
    if question.again:
        yield f"#define open ({written(some((opposite(question.lost), question.goal)), names, SYNTAX)})"
        yield f"bit {ODD} = 0; /* 1 in every second period */"
    yield "active proctype polity() {"
    yield "  do"
    for act in acts.forced:
        yield comment(act)
        yield f"  :: d_step {{ {says(act)} -> {sets(act)} }}"
    for act in acts.free:
        yield comment(act)
        yield f"  :: d_step {{ !pressed && {says(act)} -> {sets(act)} }}"
    timers = [names[game.variables[number].name] for number in acts.timers]
    counted = [f"{name} = ({name} > 0 -> {name} - 1 : {name})" for name in timers]
    down = "; ".join((*counted, *((f"{ODD} = 1 - {ODD}",) if question.again else ()))) or "skip"
    yield "  /* a period passes */"
    yield f"  :: d_step {{ !pressed && !due -> {down} }}"
    yield "  od"
    yield "}"
    if not question.again:
        yield "ltl never_reached { [] !goal }"
        return
    yield f"/* {said_of_runs(question)} */"
    yield f"ltl not_again_and_again {{ !([] open && []<> goal && []<> ({ODD} == 1) && []<> ({ODD} == 0)) }}"
