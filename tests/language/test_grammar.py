"""The tables of the grammar that are kept between runs: wrong or missing ones never change how a law is read."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from politeia.language.grammar import parser


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    parser.cache_clear()
    yield
    parser.cache_clear()


def read_again() -> object:
    parser.cache_clear()
    return parser().parse("at least 2/3 of all members", start="value_threshold")


def test_the_tables_are_kept_in_the_users_cache_and_used_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr("sys.platform", "linux")
    first = read_again()
    (kept,) = (tmp_path / "politeia").iterdir()
    assert kept.stat().st_size > 0
    assert (tmp_path / "politeia").stat().st_mode & 0o077 == 0
    assert read_again() == first


@pytest.mark.parametrize("damage", [b"", b"not tables", b"\n" * 3])
def test_damaged_tables_are_built_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: bytes) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr("sys.platform", "linux")
    first = read_again()
    (kept,) = (tmp_path / "politeia").iterdir()
    kept.write_bytes(damage)
    assert read_again() == first
    assert kept.stat().st_size > len(damage)


def test_without_a_place_for_the_tables_the_grammar_still_reads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "a file"
    blocked.write_text("")
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))
    assert read_again()
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    assert read_again()
