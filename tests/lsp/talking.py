"""An editor's side of the protocol, spoken with a real server process on standard input and output."""

import json
import subprocess
import sys
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import Any

Message = dict[str, Any]


class Editor:
    """Sends requests and notifications, and keeps what the server says by itself."""

    def __init__(self, **capabilities: Any) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "politeia", "lsp", "--stdio"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        self.heard: Queue[Message] = Queue()
        self.said: list[Message] = []
        self.listener = Thread(target=self._listen, daemon=True)
        self.listener.start()
        self.number = 0
        self.capabilities = self.ask("initialize", processId=None, rootUri=None, capabilities=capabilities)[
            "capabilities"
        ]
        self.tell("initialized")

    def _listen(self) -> None:
        out = self.process.stdout
        assert out is not None
        while header := out.readline():
            length = 0
            while header.strip():
                name, _, value = header.partition(b":")
                length = int(value) if name.lower() == b"content-length" else length
                header = out.readline()
            self.heard.put(json.loads(out.read(length)))

    def _send(self, message: Message) -> None:
        self.raw(json.dumps({"jsonrpc": "2.0", **message}).encode())

    def raw(self, body: bytes) -> None:
        """Bytes as one message, well formed or not."""
        pipe = self.process.stdin
        assert pipe is not None
        pipe.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        pipe.flush()

    def tell(self, method: str, **params: Any) -> None:
        self._send({"method": method, "params": params})

    def answer(self, method: str, **params: Any) -> Message:
        """The whole answer to a request, error or result."""
        self.number += 1
        self._send({"id": self.number, "method": method, "params": params})
        while True:
            message = self._next()
            if message.get("id") == self.number and "method" not in message:
                return message
            self.said.append(message)

    def ask(self, method: str, **params: Any) -> Any:
        """The result of a request that must not fail."""
        answer = self.answer(method, **params)
        assert "error" not in answer, answer
        return answer["result"]

    def _next(self) -> Message:
        try:
            return self.heard.get(timeout=60)
        except Empty:
            raise AssertionError("the server is silent") from None

    def open(self, path: Path, text: str | None = None) -> str:
        uri = path.as_uri()
        words = path.read_text(encoding="utf-8") if text is None else text
        self.tell(
            "textDocument/didOpen", textDocument={"uri": uri, "languageId": "markdown", "version": 1, "text": words}
        )
        return uri

    def change(self, uri: str, text: str, version: int = 2) -> None:
        self.tell(
            "textDocument/didChange", textDocument={"uri": uri, "version": version}, contentChanges=[{"text": text}]
        )

    def findings(self, uri: str) -> list[Message]:
        """The next findings that the server publishes about a file."""
        while True:
            kept = next(
                (
                    m
                    for m in self.said
                    if m.get("method") == "textDocument/publishDiagnostics" and m["params"]["uri"] == uri
                ),
                None,
            )
            if kept is not None:
                self.said.remove(kept)
                found: list[Message] = kept["params"]["diagnostics"]
                return found
            self.said.append(self._next())

    def at(self, method: str, uri: str, line: int, character: int, **more: Any) -> Any:
        return self.ask(
            f"textDocument/{method}", textDocument={"uri": uri}, position={"line": line, "character": character}, **more
        )

    def leave(self) -> tuple[int, str]:
        """End as an editor ends; gives the exit status and what the server wrote on stderr."""
        self.ask("shutdown")
        self.tell("exit")
        status = self.process.wait(timeout=30)
        pipes = (self.process.stdin, self.process.stdout, self.process.stderr)
        assert pipes[2] is not None
        wrote = pipes[2].read().decode()
        self.listener.join(timeout=30)
        for pipe in pipes:
            assert pipe is not None
            pipe.close()
        return status, wrote


def units(text: str) -> int:
    """The length of a text as the protocol counts it: UTF-16 code units."""
    return len(text.encode("utf-16-le")) // 2


def place_of(text: str, words: str, nth: int = 0) -> tuple[int, int]:
    """The position (line, UTF-16 units) of some words of a text."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    line = text.count("\n", 0, start)
    return line, units(text[text.rfind("\n", 0, start) + 1 : start])
