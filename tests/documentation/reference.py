"""Pages made from the program: the reference of the language from its closed lists and grammar, the commands from their help.

python -m tests.documentation.reference    write docs/reference.md and docs/commands.md
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from click.testing import CliRunner

from politeia.cli.main import COMMANDS, group
from politeia.diagnostics.model import Place
from politeia.documents.reading import WORDS
from politeia.language.aloud import head_aloud
from politeia.language.model import NormSyntax
from politeia.language.roles import ACT_ROLES, HOLDER_ROLES
from politeia.language.vocabulary import (
    ASSUMED,
    BLOC_CLAUSES,
    NORM_RULES,
    PROPERTY_CLAUSES,
    SCENARIO_CLAUSES,
    STAGE_CLAUSES,
    TEST_CLAUSES,
    VERDICTS,
    ClauseRule,
)

ROOT = Path(__file__).parents[2]
GRAMMAR = ROOT / "src" / "politeia" / "language" / "norms.lark"
_STAR = r" \*"
_RULE = re.compile(r"^\??(?P<name>[a-z]\w*)\s*:\s*(?P<body>.*(?:\n[ \t]+\S.*)*)", re.MULTILINE)

_TERMINAL = re.compile(r"^(?P<name>_?[A-Z][A-Z_]*)(?:\.\d+)?\s*:\s*(?P<pattern>.*)$", re.MULTILINE)

HEAD = """# Reference of the language

Made from the language's own closed lists and grammar by `make docs`, so that it cannot be out of date. [The language](language.md)
explains what stands here, [semantics](semantics.md) what it means.

A star marks a clause that may stand more than once. The second column names the kind of value; a value of kind *text* is free words,
every other kind is a rule of the grammar below. Wherever the law is silent, `unspecified` may stand.
"""


def reference() -> str:
    """The page of the language."""
    parts = [HEAD, f"Blocks: {_listed(WORDS)}.\n", "## Kinds of norms\n", *(_kind(kind) for kind in NORM_RULES)]
    for title, rules in (
        ("A stage of a procedure, removal or amendment", STAGE_CLAUSES),
        ("A property", PROPERTY_CLAUSES),
        ("A test", TEST_CLAUSES),
        ("A scenario", SCENARIO_CLAUSES),
        ("A bloc of a scenario", BLOC_CLAUSES),
    ):
        parts.append(f"## {title}\n\n{_table(rules)}")
    parts.append("## Words of closed lists\n")
    parts.append(f"* `role` of an office, a body or an appointment: {_listed(HOLDER_ROLES)}")
    parts.append(f"* `role` of a power, a procedure or a duty: {_listed(ACT_ROLES)}")
    parts.append(f"* `assume`: {_listed(ASSUMED)}")
    parts.append(f"* `recorded`: {_listed(VERDICTS)}, each with `at DAY`\n")
    parts.append(
        "## Values\n\nThe grammar in the notation of lark: `|` parts choices, `[ ]` may be left out, `*` and `+` repeat.\n"
    )
    parts += [f"### {name}\n\n```text\n{body}\n```\n" for name, body in rules_of_the_grammar()]
    parts.append("### Words in capitals\n\nWhat stands for the words in capitals above, as a pattern.\n\n```text")
    parts.append("\n".join(f"{name}  {pattern}" for name, pattern in words_of_the_grammar()) + "\n```\n")
    return "\n".join(parts)


def words_of_the_grammar() -> Iterator[tuple[str, str]]:
    """Every terminal of the grammar with its pattern."""
    for found in _TERMINAL.finditer(GRAMMAR.read_text(encoding="utf-8")):
        yield found["name"], found["pattern"]


def rules_of_the_grammar() -> Iterator[tuple[str, str]]:
    """Every rule of the grammar with its body, without the names that the program gives to its branches."""
    text = re.sub(r"^//.*\n", "", GRAMMAR.read_text(encoding="utf-8"), flags=re.MULTILINE)
    for found in _RULE.finditer(text):
        if not found["name"].startswith("value_"):
            lines = (re.sub(r"\s*->\s*\w+", "", line).rstrip() for line in found["body"].splitlines())
            yield found["name"], "\n".join(lines)


def kinds_of_values() -> frozenset[str]:
    """Every kind of value that some clause takes."""
    rules = (*(rule for norm in NORM_RULES.values() for rule in norm.clauses), *STAGE_CLAUSES, *PROPERTY_CLAUSES)
    return frozenset(rule.takes for rule in rules)


def _kind(kind: str) -> str:
    rule = NORM_RULES[kind]
    stages = "\n\nIt may have stages: `stage NAME`, and the clauses of a stage below." if rule.has_stages else ""
    place = Place("", 0)
    aloud = head_aloud(NormSyntax(kind, "NAME", (), (), "", place)).removesuffix(".")
    return f"### {kind}\n\n`{kind} NAME`, where the name is {rule.named}. Read aloud: *{aloud} …*{stages}\n\n{_table(rule.clauses)}"


def _table(rules: Iterable[ClauseRule]) -> str:
    rows = (f"| `{rule.word}`{_STAR if rule.repeats else ''} | {rule.takes.replace('_', ' ')} |" for rule in rules)
    return "\n".join(("| clause | takes |", "| --- | --- |", *rows)) + "\n"


def _listed(words: Iterable[str]) -> str:
    return " · ".join(f"`{word}`" for word in words)


def commands() -> str:
    """The page of the commands: what each one says of itself."""
    shown = (f"## {name}\n\n{summary}\n\n```text\n{_help(name)}\n```\n" for name, summary in COMMANDS.items())
    head = "# Commands\n\nWhat each command says of itself, made by `make docs`. Exit status: 0 holds, 1 a check failed, 2 the input is wrong.\n"
    return "\n".join((head, *shown))


def _help(name: str) -> str:
    printed = CliRunner().invoke(group, [name, "--help"], terminal_width=100).output
    return "\n".join(line.rstrip() for line in printed.replace("Usage: root", "Usage: politeia").strip().splitlines())


PAGES = {"reference.md": reference, "commands.md": commands}

if __name__ == "__main__":
    for name, make in PAGES.items():
        (ROOT / "docs" / name).write_text(make(), encoding="utf-8")
