"""How mistakes are reported: all of a block at once, one message each, never one that only follows from another."""

from politeia.documents.model import Fence
from politeia.language.parsing import parse_norms
from politeia.norms.resolution import resolve


def fence(text: str) -> Fence:
    return Fence("norm", tuple(text.split("\n")), 1, "a.md", "1", "1")


def test_all_mistakes_of_a_block_are_reported_at_once() -> None:
    found = parse_norms(fence("power a\n  held bye President\n  unless it rains\n  effect joy"))
    assert [item.code for item in found.diagnostics] == ["P112", "P220", "P221"]


def test_a_line_that_cannot_be_read_is_not_also_missing() -> None:
    parsed = parse_norms(fence("power a\n  held by President:\n"))
    assert [item.code for item in parsed.diagnostics] == ["P240"]
    assert resolve(parsed.norms).diagnostics == ()
