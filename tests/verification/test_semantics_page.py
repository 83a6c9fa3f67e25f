"""The page that defines the semantics is executed: each law with its questions, and the verdicts that it states."""

from pathlib import Path

import pytest
from tests.laws import law

from politeia.documents.model import Fence
from politeia.language.properties import parse_properties
from politeia.language.questions import PropertySyntax
from politeia.verification.proving import prove

PAGE = Path(__file__).parents[2] / "docs" / "semantics.md"


def _examples() -> list[tuple[str, PropertySyntax]]:
    found: list[tuple[str, PropertySyntax]] = []
    text = ""
    for piece in PAGE.read_text(encoding="utf-8").split("\n```")[1:]:
        kind, _, body = piece.partition("\n")
        if kind == "norm":
            text = body
        elif kind == "property":
            parsed = parse_properties(Fence("property", tuple(body.splitlines()), 1, "semantics.md", "1", "1"))
            assert not parsed.diagnostics, parsed.diagnostics
            found += [(text, asked) for asked in parsed.properties]
    return found


EXAMPLES = _examples()


def test_the_page_has_examples_and_each_states_a_verdict() -> None:
    assert len(EXAMPLES) >= 9
    assert all(asked.recorded for _, asked in EXAMPLES)


@pytest.mark.parametrize(("text", "asked"), EXAMPLES, ids=[asked.name for _, asked in EXAMPLES])
def test_the_example_comes_out_as_the_page_says(text: str, asked: PropertySyntax) -> None:
    assert prove(law(text), asked).verdict.value == asked.recorded[0].verdict
