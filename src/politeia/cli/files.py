"""Writing files so that a reader never sees half of one."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def write_whole(path: Path, content: str | bytes) -> None:
    """Write a file in one step: a temporary file beside it takes its place, with its permissions."""
    refuse_unwritable(path)
    target = path.resolve()
    mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_mask()
    try:
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    except OSError as refused:
        raise type(refused)(refused.errno, refused.strerror, str(path)) from None
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content.encode("utf-8") if isinstance(content, str) else content)
        os.chmod(name, mode)
        os.replace(name, target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def refuse_unwritable(path: Path) -> None:
    """Raise OSError now when a file could not be written later, before any long work."""
    if path.is_dir():
        raise IsADirectoryError(21, "is a directory", str(path))
    if not path.resolve().parent.is_dir():
        raise FileNotFoundError(2, "no such directory", str(path.parent))
    if not os.access(path if path.exists() else path.resolve().parent, os.W_OK):
        raise PermissionError(13, "permission denied", str(path))


def refuse_unwritable_ledger(address: str) -> None:
    """Raise OSError when a ledger cannot be made at a path, in the words of the path and not of the database."""
    if not address.startswith(("postgresql://", "postgres://")):
        refuse_unwritable(Path(address))


def _mask() -> int:
    """The process's file mode mask, which can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
