"""A server that listens before it says so: a port that is taken is a message, and not a half-begun server."""

from __future__ import annotations

import contextlib
import errno
import socket
from typing import TYPE_CHECKING

from politeia.diagnostics.model import failure

if TYPE_CHECKING:
    from uvicorn import Config


def listening(host: str, port: int) -> socket.socket:
    """A socket bound to the address; raises X406 where another program has it or it is not this machine's."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    taken = socket.socket(family)
    taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        taken.bind((host, port))
        taken.listen()
    except OSError as refused:
        taken.close()
        raise failure(
            "X406",
            f"nothing can listen at {host}, port {port}: {_reason(refused)}",
            expectation="A server needs an address of this machine and a port that no other program uses.",
            remedy="Leave --listen out, or name an address of this machine."
            if refused.errno == errno.EADDRNOTAVAIL
            else f"Choose another port, for example --port {port + 1 if port < 65535 else 8000}.",
        ) from None
    return taken


def serve(config: Config, taken: socket.socket) -> None:
    """Serve on a bound socket until somebody stops it with Control-C."""
    from uvicorn import Server

    with contextlib.suppress(KeyboardInterrupt):
        Server(config).run(sockets=[taken])


def _reason(refused: OSError) -> str:
    reasons = {
        errno.EADDRINUSE: "another program uses the port",
        errno.EACCES: "this user may not use the port",
        errno.EADDRNOTAVAIL: "the address is not this machine's",
    }
    return reasons.get(refused.errno or 0, (refused.strerror or str(refused)).lower())
