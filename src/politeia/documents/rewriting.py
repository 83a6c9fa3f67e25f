"""Rewriting the lines inside fenced blocks; everything else of the file stays byte for byte."""

from __future__ import annotations

import re
from collections.abc import Callable

_OPENING = re.compile(rb"^(`{3,}|~{3,})[ \t]*([a-z]+)[ \t]*$")

Rewrite = Callable[[tuple[str, ...]], tuple[str, ...]]


def rewrite_fences(
    data: bytes, rewrite: Rewrite, words: tuple[str, ...] = ("norm", "property", "amend", "test")
) -> bytes:
    """The same bytes with the lines of each such block rewritten; every line keeps its own line ending.

    `rewrite` gives back as many lines as it gets. Raises UnicodeDecodeError when a block is not UTF-8.
    """
    wanted = {word.encode() for word in words}
    lines = re.findall(rb"[^\n]*\n|[^\n]+", data)
    result: list[bytes] = []
    position = 0
    while position < len(lines):
        opened = _OPENING.match(lines[position].rstrip(b"\r\n"))
        result.append(lines[position])
        position += 1
        if opened is None or opened[2] not in wanted:
            continue
        end = next((i for i in range(position, len(lines)) if lines[i].strip() == opened[1]), None)
        if end is None:
            continue
        inside = lines[position:end]
        endings = [line[len(line.rstrip(b"\r\n")) :] for line in inside]
        rewritten = rewrite(tuple(line.rstrip(b"\r\n").decode("utf-8") for line in inside))
        result += [line.encode("utf-8") + ending for line, ending in zip(rewritten, endings, strict=True)]
        position = end
    return b"".join(result)
