"""Aligning the blocks of a draft as `politeia fmt` does, as the lines that change."""

from __future__ import annotations

from collections.abc import Iterator

from politeia.documents.rewriting import rewrite_fences
from politeia.language.formatting import format_lines
from politeia.lsp.drafts import Draft, document_of


def aligned_lines(draft: Draft) -> Iterator[tuple[int, str]]:
    """Each line (from 0) that alignment changes, with its new text; none in a draft with a block that is never closed."""
    if any(item.code in ("D101", "D103", "D110") for item in document_of(draft).diagnostics):
        return
    aligned = rewrite_fences(draft.text.encode("utf-8", "replace"), format_lines).decode("utf-8")
    changed = Draft(draft.path, aligned).lines
    if len(changed) == len(draft.lines):
        yield from ((number, text) for number, text in enumerate(changed) if text != draft.line(number))
