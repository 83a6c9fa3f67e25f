"""Machine code is kept between processes, made anew when it is damaged, and never given an array that it would misread."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from politeia.verification.engines import machine_code
from politeia.verification.engines.compiled import CompiledKernel
from politeia.verification.engines.machine_code import Loops, Native


def seats(loops: Loops) -> list[int]:
    """The numbers of three words and of a stranger, by the hash table of these loops."""
    words, slots = np.array([7, 11, 5], dtype=np.int64), np.full(8, -1, dtype=np.int32)
    loops.reseat(words, 3, slots)
    found = np.empty(4, dtype=np.int64)
    loops.find(words, slots, np.array([5, 7, 11, 99], dtype=np.int64), found)
    return [int(number) for number in found[:3]] + [int(found[3] < 0)]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache of one's own, and loops that are asked for anew."""
    monkeypatch.setattr(machine_code, "cache_folder", lambda: tmp_path)
    monkeypatch.setattr(machine_code, "loops", machine_code.loops.__wrapped__)
    return tmp_path


def test_machine_code_is_kept_and_taken_up_again_without_the_compiler(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert seats(machine_code.loops()) == [2, 0, 1, 1]
    (kept,) = folder.iterdir()

    def refuse() -> bytes:
        raise AssertionError("compiled again")

    monkeypatch.setattr(machine_code, "_made", refuse)
    assert seats(machine_code.loops()) == [2, 0, 1, 1]
    assert list(folder.iterdir()) == [kept]


def test_damaged_machine_code_is_made_anew(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = machine_code._made()
    monkeypatch.setattr(machine_code, "_made", lambda: made)
    machine_code.loops()
    (kept,) = folder.iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(whole[:-100])
    assert seats(machine_code.loops()) == [2, 0, 1, 1]
    assert kept.read_bytes() == whole


def test_without_a_place_to_keep_it_the_loops_are_compiled_as_they_are_called(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(machine_code.OFF, "no")
    found = machine_code.loops()
    assert isinstance(found, ModuleType)
    assert seats(found) == [2, 0, 1, 1]
    assert not list(folder.iterdir())


def test_an_array_of_another_kind_is_refused() -> None:
    loops = CompiledKernel().loops
    assert isinstance(loops, Native)
    slots = np.full(8, -1, dtype=np.int32)
    with pytest.raises(TypeError, match=r"“reseat” takes int64\[::1\], and not int32 in 1 dimensions"):
        loops.reseat(np.array([7], dtype=np.int32), 1, slots)
    with pytest.raises(TypeError, match="“reseat”"):
        loops.reseat(np.arange(10, dtype=np.int64)[::2], 1, slots)
