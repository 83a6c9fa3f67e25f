"""What holds for every text: reading never fails, formatting is idempotent and keeps the prose."""

import contextlib
from importlib.resources import files
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as some

from politeia.diagnostics.rendering import render
from politeia.documents.model import Fence
from politeia.documents.reading import read_document
from politeia.documents.rewriting import rewrite_fences
from politeia.language.formatting import format_lines
from politeia.language.parsing import parse_norms

LIBRARY = Path(str(files("politeia").joinpath("library")))
WORDS = some.sampled_from(
    ["power", "stage", "by", "held by", "needs", "2/3", "per 63(2)", "# note", "President", "is", "of", ",", ":", "  "]
)
LINES = some.lists(some.lists(WORDS, max_size=6).map(" ".join), max_size=8).map(tuple)


@given(some.binary(max_size=400))
def test_any_bytes_are_read_without_an_exception(data: bytes) -> None:
    for item in read_document("a.md", data).diagnostics:
        render(item)


@given(LINES)
def test_any_lines_are_parsed_without_an_exception(lines: tuple[str, ...]) -> None:
    for item in parse_norms(Fence("norm", lines, 1, "a.md", "1", "1")).diagnostics:
        render(item)


@given(LINES)
def test_formatting_twice_is_formatting_once(lines: tuple[str, ...]) -> None:
    once = format_lines(lines)
    assert format_lines(once) == once


@given(some.binary(max_size=300))
def test_rewriting_with_the_same_lines_keeps_every_byte(data: bytes) -> None:
    with contextlib.suppress(UnicodeDecodeError):
        assert rewrite_fences(data, lambda lines: lines) == data


def test_the_library_is_formatted_and_crlf_survives() -> None:
    data = (LIBRARY / "kazakhstan" / "constitution.md").read_bytes()
    once = rewrite_fences(data, format_lines)
    assert once == data
    windows = data.replace(b"\n", b"\r\n")
    assert rewrite_fences(windows, format_lines) == windows
