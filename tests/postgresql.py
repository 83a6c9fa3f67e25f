"""A PostgreSQL server of its own for a test, on a free port, gone afterwards."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

PROGRAMS = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"))
"""The servers that are installed; none where there is no PostgreSQL."""


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _as_owner(*words: str) -> list[str]:
    """PostgreSQL refuses to run as root."""
    return ["runuser", "-u", "postgres", "--", *words] if os.geteuid() == 0 else list(words)


@contextmanager
def running_server() -> Iterator[int]:
    """The port of a server in which the user `owner` may do everything in the database `postgres`."""
    programs, folder, port = PROGRAMS[-1].parent, Path(mkdtemp(prefix="politeia-")), _free_port()
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
    data = folder / "data"
    options = f"-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories={folder} -c max_connections=300"
    subprocess.run(
        _as_owner(str(programs / "initdb"), "-D", str(data), "-A", "trust", "-U", "owner", "-E", "UTF8"),
        check=True, capture_output=True,
    )  # fmt: skip
    control = _as_owner(str(programs / "pg_ctl"), "-D", str(data), "-w")
    log = str(folder / "log")
    subprocess.run([*control, "-o", options, "-l", log, "start"], check=True, stdout=subprocess.DEVNULL)
    try:
        yield port
    finally:
        subprocess.run([*control, "-m", "immediate", "stop"], check=True, stdout=subprocess.DEVNULL)
        shutil.rmtree(folder, ignore_errors=True)
