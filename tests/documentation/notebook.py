"""The researcher's notebook: run in a fresh kernel, and made into a page.

python -m tests.documentation.notebook renew    run it, keep what it shows, and write docs/researcher.md
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

DOCS = Path(__file__).parents[2] / "docs"
NOTEBOOK = DOCS / "researcher.ipynb"
PAGE = DOCS / "researcher.md"


def kept() -> nbformat.NotebookNode:
    """The notebook as it is kept, with the outputs that readers see."""
    return nbformat.read(NOTEBOOK, as_version=4)


def run() -> nbformat.NotebookNode:
    """The notebook run anew; raises CellExecutionError when a cell fails."""
    found = kept()
    os.environ.setdefault("PYDEVD_DISABLE_FILE_VALIDATION", "1")
    NotebookClient(found, timeout=300, kernel_name="python3").execute()
    for cell in found.cells:
        cell.metadata.clear()
    found.metadata.pop("language_info", None)
    return found


def shown(notebook: nbformat.NotebookNode) -> list[str]:
    """What each cell of code prints or returns."""
    return ["".join(_words(output) for output in cell.outputs) for cell in notebook.cells if cell.cell_type == "code"]


def _words(output: nbformat.NotebookNode) -> str:
    return str(output.text) if output.output_type == "stream" else f"{output.data['text/plain']}\n"


def page(notebook: nbformat.NotebookNode) -> str:
    """The notebook as Markdown."""
    parts = []
    outputs = iter(shown(notebook))
    for cell in notebook.cells:
        if cell.cell_type != "code":
            parts.append(cell.source)
            continue
        printed = next(outputs).rstrip()
        parts.append(f"```python\n{cell.source}\n```" + (f"\n\n```text\n{printed}\n```" if printed else ""))
    return "\n\n".join(parts) + "\n"


if __name__ == "__main__" and sys.argv[1:] == ["renew"]:
    done = run()
    nbformat.write(done, NOTEBOOK)
    PAGE.write_text(page(done), encoding="utf-8")
