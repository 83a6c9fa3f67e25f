"""What a terminal and a pipe get: no spaces at the ends of lines, no colours in a pipe, and a few names for many actors."""

from datetime import date

from click.testing import CliRunner

from politeia.amendment.charters import load_charter
from politeia.amendment.consolidation import consolidate
from politeia.cli.main import group
from politeia.norms.resolution import resolve
from politeia.verification.coalitions import in_words, whole, without


def test_piped_output_has_no_colours_and_no_spaces_at_the_ends_of_lines() -> None:
    shown = CliRunner().invoke(group, ["read", "kazakhstan@2023-04-01", "63"]).output
    assert shown
    assert "\x1b" not in shown
    assert [line for line in shown.splitlines() if line != line.rstrip()] == []


def test_a_coalition_of_nearly_all_is_told_by_who_is_outside() -> None:
    institutions = resolve(consolidate(load_charter("kazakhstan"), date(2023, 4, 1)).norms)
    president = whole(("President",), institutions)
    assert in_words(president, institutions) == "President"
    assert in_words(without(president, institutions), institutions) == "everyone except President"
