"""A witness as tests beside the law: its steps as acts, and the claim as the law answers it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from politeia.documents.model import Fence
from politeia.language.aloud import condition_in_words
from politeia.language.contents import Condition
from politeia.language.expectations import parse_tests
from politeia.language.lawtests import LawTest
from politeia.language.layout import CITATION
from politeia.language.questions import PropertySyntax
from politeia.norms.model import Institutions
from politeia.verification.acting import Stopped, act_out, set_up
from politeia.verification.lawtests import run_test
from politeia.verification.model import Answer, Step, Verdict, Witness

INDENT = 13
CITED_AT = 70


class NotATest(Exception):
    """A witness cannot be written as a test; the message says why."""


def block_of(asked: PropertySyntax, answer: Answer, institutions: Institutions, day: date) -> str:
    """A `test` block that passes on this edition: the witness step by step, then the claim where it holds in all readings.

    `asked` is the question in the names of the edition. Raises NotATest when the witness has no steps that can be acted
    out, or rests on assumptions that a test does not make.
    """
    witness = answer.witness
    if witness is None or not any(step.written for step in witness.steps):
        raise NotATest("its witness has no steps that somebody takes")
    if asked.assume != "lawful":
        raise NotATest(f"a test assumes that the law is kept, and this property assumes “{asked.assume}”")
    text = _acted(asked, witness, institutions, day)
    claimed = _claimed(asked, answer, day)
    for candidate in (f"{text}\n\n{claimed}" if claimed else text, text):
        if all(run_test(test, institutions, day).passed for test in _parsed(candidate)):
            return f"```test\n{candidate}\n```"
    raise NotATest("acted out with all dissolutions and dismissals it goes another way")


def _acted(asked: PropertySyntax, witness: Witness, institutions: Institutions, day: date) -> str:
    """The steps as acts, and the situation that they end in, found by acting them out."""
    lines = [f"test {asked.name}, step by step", _line("on", day.isoformat()), *_givens(asked)]
    lines += [_doing(step) for step in witness.steps if step.written]
    goals = [words for goal in asked.claim.goals for words in _words(goal)]
    if not goals:
        raise NotATest("its claim names no situation to reach")
    reached = _line("then", " or ".join(goals))
    test = _parsed("\n".join([*lines, reached]))[0]
    given = tuple(item for item in test.given if isinstance(item, Condition))
    stage = act_out(test, set_up(test, given, institutions))
    if isinstance(stage, Stopped):
        raise NotATest(f"“{stage.doing.written}” does not follow there: {stage.why}")
    if not any(stage.holds(goal) for goal in asked.claim.goals):
        reached = _line("then", f"still not {' or '.join(goals)}")
    return "\n".join([*lines, reached])


def _claimed(asked: PropertySyntax, answer: Answer, day: date) -> str:
    """The claim as a test of its own; nothing where it does not hold, or is limited in time."""
    if answer.verdict is not Verdict.HOLDS or asked.before or asked.within is not None or not asked.claim.written:
        return ""
    lines = [f"test {asked.name}", _line("on", day.isoformat()), *_givens(asked), _line("then", asked.claim.written)]
    return "\n".join(lines)


def _givens(asked: PropertySyntax) -> Iterable[str]:
    """The situation at the start; where it speaks of several procedures, a question begins with the first."""
    return (_line("given", next(_words(condition))) for condition in asked.given)


def _words(condition: Condition) -> Iterator[str]:
    """A condition as the language writes it, once for each procedure or office that it speaks of."""
    if condition.written:
        yield condition.written
    else:
        for name in condition.names or ("",):
            alone = replace(condition, names=(name,) if name else ())
            yield condition_in_words(alone).replace("“", "").replace("”", "")


def _doing(step: Step) -> str:
    cited = ", ".join(dict.fromkeys(piece for citation in step.citations for piece in citation.split(", ")))
    line = _line("when", step.written)
    return f"{line.ljust(CITED_AT)}  per {cited}" if CITATION.fullmatch(cited) else line


def _line(word: str, words: str) -> str:
    return f"  {word}".ljust(INDENT + 2) + words


def _parsed(text: str) -> tuple[LawTest, ...]:
    parsed = parse_tests(Fence("test", tuple(text.splitlines()), 1, "witness"))
    if parsed.diagnostics:
        raise NotATest(f"its words are not those of a test: {parsed.diagnostics[0].message}")
    return parsed.tests
