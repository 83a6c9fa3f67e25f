"""The colours of the blocks in editors: a TextMate grammar made from the closed lists of the language.

python -m politeia.lsp.textmate editors/vscode/syntaxes
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable
from pathlib import Path

from politeia.documents.reading import WORDS
from politeia.language.contents import Base, Unit, Verb
from politeia.language.questions import ClaimForm
from politeia.lsp.words import ALL_CLAUSES, ALL_HEADS, INNER

Pattern = dict[str, object]

_VALUE_WORDS = (
    "majority of",
    "at least",
    "more than",
    "less than",
    "any member of",
    "each of",
    "jointly",
    "most votes",
)
_OUTCOMES = ("go to", "ends", "stays")
_NOT_BEFORE, _NOT_AFTER = r"(?<![\w-])", r"(?![\w-])"


def grammar() -> dict[str, object]:
    """The grammar of the lines of a block: heads, stages, clause words, citations, comments, and words of values."""
    return {
        "$schema": "https://raw.githubusercontent.com/martinring/tmlanguage/master/tmlanguage.json",
        "name": "Politeia",
        "scopeName": "source.politeia",
        "patterns": [
            _match("comment.line.number-sign.politeia", r"(?:^|(?<=\s))#.*$"),
            _captured(
                rf"^({_any(ALL_HEADS)}|L\d{{3}})(?:\s+(.*?))?(?=\s+per\s+[^#]*$|\s+#|$)",
                "keyword.control.norm",
                "entity.name.type",
            ),
            _captured(
                rf"^\s+({_any(INNER.values())})(?:\s+(.*?))?(?=\s+per\s+[^#]*$|\s+#|$)",
                "keyword.control.stage",
                "entity.name.section",
            ),
            _captured(rf"^\s+({_any(ALL_CLAUSES)})(?=\s|$)", "keyword.other.clause"),
            _captured(r"(?<=\s)(per)\s+([^#]*?)(?=\s*(?:#|$))", "keyword.operator.citation", "constant.other.citation"),
            _word("invalid.deprecated.gap.politeia", ("unspecified",)),
            _match("constant.numeric.date.politeia", r"\b\d{4}-\d{2}-\d{2}\b"),
            _match(
                "constant.numeric.politeia",
                rf"\b\d+(?:/\d+|%)?(?:\s+(?:{_any(unit.value for unit in Unit)})s?)?(?![\w%-])",
            ),
            _word("support.function.outcome.politeia", _OUTCOMES),
            _word("support.function.condition.politeia", _phrases(Verb, ClaimForm)),
            _word("support.constant.share.politeia", (*_VALUE_WORDS, *(base.value for base in Base))),
        ],
    }


def injection() -> dict[str, object]:
    """The grammar that finds the blocks in Markdown and hands their lines to the one above."""
    return {
        "name": "Politeia blocks in Markdown",
        "scopeName": "markdown.politeia.codeblock",
        "injectionSelector": "L:text.html.markdown",
        "fileTypes": [],
        "patterns": [{"include": "#block"}],
        "repository": {
            "block": {
                "begin": rf"(^|\G)(\s*)(`{{3,}}|~{{3,}})\s*({_any(WORDS)})\s*$",
                "end": r"(^|\G)(\2|\s{0,3})(\3)\s*$",
                "name": "markup.fenced_code.block.markdown",
                "beginCaptures": {
                    "3": {"name": "punctuation.definition.markdown"},
                    "4": {"name": "fenced_code.block.language.markdown"},
                },
                "endCaptures": {"3": {"name": "punctuation.definition.markdown"}},
                "patterns": [
                    {
                        "begin": r"(^|\G)(?=.*)",
                        "while": r"(^|\G)(?!\s*(?:`{3,}|~{3,})\s*$)",
                        "contentName": "meta.embedded.block.politeia",
                        "patterns": [{"include": "source.politeia"}],
                    }
                ],
            }
        },
    }


def _phrases(*lists: Iterable[str]) -> tuple[str, ...]:
    """The phrases of closed lists that name parts of a sentence: "less than ... remain of term of" is two of them."""
    pieces = (piece.strip() for words in lists for phrase in words for piece in str(phrase).split("..."))
    return tuple(sorted({piece for piece in pieces if " " in piece}, key=lambda piece: (-len(piece), piece)))


def _any(words: Iterable[str]) -> str:
    """Any of some words, the longest first, however many spaces stand between them."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(r"\s+".join(re.escape(piece) for piece in word.split()) for word in ordered)


def _match(name: str, pattern: str) -> Pattern:
    return {"name": name, "match": pattern}


def _word(name: str, words: Iterable[str]) -> Pattern:
    return _match(name, f"{_NOT_BEFORE}(?:{_any(words)}){_NOT_AFTER}")


def _captured(pattern: str, *names: str) -> Pattern:
    return {
        "match": pattern,
        "captures": {str(number): {"name": f"{name}.politeia"} for number, name in enumerate(names, start=1)},
    }


FILES = {"politeia.tmLanguage.json": grammar, "politeia-blocks.tmLanguage.json": injection}
"""Each file of the extension's grammars, and what it holds."""


def written(name: str) -> str:
    """The text of one of the files."""
    return json.dumps(FILES[name](), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    for name in FILES:
        (Path(sys.argv[1]) / name).write_text(written(name), encoding="utf-8")
