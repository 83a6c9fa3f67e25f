"""Machine code of the kernel's loops, kept in the user's cache, so that a process plays without starting the compiler."""

# mypy: disable-error-code="no-untyped-call"
from __future__ import annotations

import ctypes
import os
import sys
import tempfile
from collections.abc import Callable, Mapping
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any, Protocol, cast

import llvmlite.binding as llvm  # type: ignore[import-untyped]
import numpy as np

from politeia.language.grammar import cache_folder

LOOPS = Path(__file__).with_name("loops.py")
READ_BY_LOOPS = tuple(Path(__file__).with_name(name) for name in ("graphs.py", "interface.py", "packing.py"))
"""The modules whose constants the loops read; a change in one of them asks for new machine code."""

OFF = "POLITEIA_KEEP_MACHINE_CODE"
"""Set to “no” in the environment, this keeps no machine code; each process then compiles what it plays with."""

Loop = Callable[..., None]
KINDS: dict[str, Any] = {
    "int64": np.int64,
    "int32": np.int32,
    "int16": np.int16,
    "uint8": np.uint8,
    "boolean": np.bool_,
}
WHOLE, TRUTH = "int64", "boolean"
WORDS, NUMBERS, ACTS, BYTES, MARKS = "int64[::1]", "int32[::1]", "int16[::1]", "uint8[::1]", "boolean[::1]"
TABLE, FLOORS = "int64[:,::1]", "boolean[:,::1]"
PROGRAM = (TABLE, TABLE, TABLE, WHOLE, TABLE)
EDGES = (WORDS, NUMBERS, ACTS, BYTES)
SIGNATURES: Mapping[str, tuple[str, ...]] = {
    "spread": (*PROGRAM, WORDS, NUMBERS, WORDS, WHOLE),
    "reseat": (WORDS, WHOLE, NUMBERS),
    "find": (WORDS, NUMBERS, WORDS, WORDS),
    "link": (*PROGRAM, WORDS, NUMBERS, NUMBERS, ACTS, WORDS, MARKS, MARKS),
    "turn_round": (NUMBERS, ACTS, WORDS, WORDS, NUMBERS, ACTS),
    "marks": (TABLE, WHOLE, WORDS, MARKS),
    "kinds": (TABLE, WORDS, MARKS, NUMBERS, ACTS, TABLE, BYTES),
    "count_needs": (NUMBERS, BYTES, MARKS, MARKS, MARKS, NUMBERS, NUMBERS),
    "attract": (*EDGES, MARKS, MARKS, MARKS, TRUTH, NUMBERS, NUMBERS, NUMBERS, NUMBERS, WHOLE),
    "walk_back": (WORDS, NUMBERS, NUMBERS, NUMBERS, WHOLE),
    "step": (*EDGES, MARKS, MARKS, MARKS, MARKS, WHOLE, FLOORS, FLOORS, FLOORS, BYTES, FLOORS),
    "shrink": (*EDGES, MARKS, MARKS, MARKS, MARKS, NUMBERS, MARKS, NUMBERS, WHOLE),
    "count_own": (*EDGES, MARKS, MARKS, NUMBERS, MARKS),
}
"""Every loop that is called from Python, with numba's names for what it takes; none gives anything back."""


class Loops(Protocol):
    """The loops by their names in `loops`."""

    def __getattr__(self, name: str) -> Loop: ...


@cache
def loops() -> Loops:
    """The loops from the kept machine code, made and kept first where there is none; compiled as they are called where none can be kept.

    Raises ImportError where the compiler is not installed.
    """
    place = _place()
    if place is None:
        return _compiled()
    kept = _read(place)
    if kept is not None:
        return cast("Loops", Native(kept))
    try:
        made = _made()
    except Unkeepable:
        return _compiled()
    _write(place, made)
    return cast("Loops", Native(made))


def _compiled() -> Loops:
    from politeia.verification.engines import loops as compiled

    return cast("Loops", compiled)


# -- calling -----------------------------------------------------------------------------------------------------------


class Native:
    """Loops in machine code of an object file, called as numba calls them: places for nothing returned and for a fault come
    first, and an array is its owner and parent (none here), size, bytes of an item, address, shape and strides."""

    def __init__(self, code: bytes) -> None:
        llvm.initialize_native_target()
        llvm.initialize_native_asmprinter()
        self._engine = llvm.create_mcjit_compiler(llvm.parse_assembly(""), _machine())
        self._engine.add_object_file(llvm.ObjectFileRef.from_data(code))
        self._engine.finalize_object()
        for name, takes in SIGNATURES.items():
            setattr(self, name, self._loop(name, takes))

    def _loop(self, name: str, takes: tuple[str, ...]) -> Loop:
        kinds = [ctypes.c_void_p, ctypes.c_void_p, *(kind for taken in takes for kind in _passed(taken))]
        function = ctypes.CFUNCTYPE(ctypes.c_int32, *kinds)(self._engine.get_function_address(_symbol(name)))
        readers = tuple(_reader(name, taken) for taken in takes)

        def call(*arguments: Any) -> None:
            nothing, fault = ctypes.c_void_p(), ctypes.c_void_p()
            given = [part for read, argument in zip(readers, arguments, strict=True) for part in read(argument)]
            if function(ctypes.byref(nothing), ctypes.byref(fault), *given):
                raise RuntimeError(f"the loop “{name}” of the kernel stopped")

        return call


def _passed(taken: str) -> tuple[Any, ...]:
    """The C types in which one argument is passed."""
    if taken == WHOLE:
        return (ctypes.c_int64,)
    if taken == TRUTH:
        return (ctypes.c_bool,)
    dimensions = 1 + taken.count(",")
    return (*(ctypes.c_void_p,) * 2, *(ctypes.c_int64,) * 2, ctypes.c_void_p, *(ctypes.c_int64,) * 2 * dimensions)


def _reader(name: str, taken: str) -> Callable[[Any], tuple[Any, ...]]:
    """How an argument becomes what is passed; an array of another kind would be misread, so it is refused."""
    if "[" not in taken:
        return lambda value: (value,)
    kind, dimensions = np.dtype(KINDS[taken.partition("[")[0]]), 1 + taken.count(",")

    def read(array: Any) -> tuple[Any, ...]:
        if array.dtype != kind or array.ndim != dimensions or not array.flags.c_contiguous:
            raise TypeError(f"the loop “{name}” takes {taken}, and not {array.dtype} in {array.ndim} dimensions")
        return (None, None, array.size, array.itemsize, array.ctypes.data, *array.shape, *array.strides)

    return read


def _symbol(name: str) -> str:
    return f"politeia_{name}"


# -- making ------------------------------------------------------------------------------------------------------------


NOTHING_TO_FREE = "define void @NRT_MemInfo_call_dtor(ptr %owner) { ret void }"
"""Loops let go of their arrays when they end; ours come without an owner and the loops make none, so nothing is ever freed."""


class Unkeepable(Exception):
    """The machine code needs something of the process that made it."""


def _machine() -> Any:
    return llvm.Target.from_default_triple().create_target_machine(
        cpu=llvm.get_host_cpu_name(), features=llvm.get_host_cpu_features().flatten(), opt=3, jit=True
    )


def _made() -> bytes:
    """Compile every loop and put them in one object file; raises Unkeepable when one calls anything but the C library's memory."""
    import numba

    from politeia.verification.engines import loops as sources

    llvm.initialize_native_target()
    llvm.initialize_native_asmprinter()
    machine = _machine()
    whole = llvm.parse_assembly(NOTHING_TO_FREE)
    for name, takes in SIGNATURES.items():
        loop = getattr(sources, name)
        loop.compile(tuple(getattr(numba, kind) if "[" not in kind else _array(numba, kind) for kind in takes))
        signature = loop.signatures[-1]
        part = llvm.parse_assembly(loop.inspect_llvm(signature))
        own = loop.overloads[signature].fndesc.llvm_func_name
        _keep_only(part, own, machine)
        part.get_function(own).name = _symbol(name)
        whole.link_in(part)
    strangers = [
        item.name
        for item in (*whole.functions, *whole.global_variables)
        if item.is_declaration and not item.name.startswith(("llvm.", "memset", "memcpy", "memmove"))
    ]
    if strangers:
        raise Unkeepable(", ".join(strangers))
    return bytes(machine.emit_object(whole))


def _array(numba: Any, kind: str) -> Any:
    name, _, shape = kind.partition("[")
    return numba.types.Array(getattr(numba, name), 1 + shape.count(","), "C")


def _keep_only(part: Any, own: str, machine: Any) -> None:
    """Leave of a module one function and what it needs."""
    for item in (*part.functions, *part.global_variables):
        if not item.is_declaration and item.name != own:
            item.linkage = "internal"
    builder = llvm.create_pass_builder(machine, llvm.create_pipeline_tuning_options())
    passes = llvm.create_new_module_pass_manager()
    passes.add_global_dead_code_eliminate_pass()
    passes.add_strip_dead_prototype_pass()
    passes.run(part, builder)


# -- keeping -----------------------------------------------------------------------------------------------------------


def _place() -> Path | None:
    """The file for these loops, this compiler and this processor, or None where nothing is to be kept.

    The folder belongs to the user alone, since whoever writes the file decides what runs.
    """
    folder = cache_folder()
    if folder is None or os.environ.get(OFF, "") == "no":
        return None
    made_of = sha256()
    for source in (LOOPS, *READ_BY_LOOPS, Path(__file__)):
        made_of.update(source.read_bytes())
    named = [version("numba"), version("llvmlite"), sys.version, llvm.get_process_triple(), llvm.get_host_cpu_name()]
    made_of.update("\n".join([*named, llvm.get_host_cpu_features().flatten()]).encode())
    return folder / f"loops-{made_of.hexdigest()[:24]}.o"


def _read(place: Path) -> bytes | None:
    """What is kept, where it is whole: the file begins with the digest of the rest."""
    try:
        kept = place.read_bytes()
    except OSError:
        return None
    digest, code = kept[:32], kept[32:]
    return code if sha256(code).digest() == digest else None


def _write(place: Path, code: bytes) -> None:
    """Keep machine code at once or not at all."""
    try:
        with tempfile.NamedTemporaryFile(dir=place.parent, prefix="loops-", delete=False) as file:
            file.write(sha256(code).digest() + code)
        os.replace(file.name, place)
    except OSError:
        return
