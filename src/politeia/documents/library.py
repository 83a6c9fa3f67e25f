"""Where charters lie: those that come with politeia, and those in folders of one's own."""

from __future__ import annotations

from pathlib import Path

from politeia.diagnostics.model import failure
from politeia.diagnostics.nearest import nearest

BASES = ("constitution.md", "charter.md", "statute.md")


def shelf() -> Path:
    """The folder of the charters that come with politeia."""
    return Path(__file__).parents[1] / "library"


def charter_names() -> tuple[str, ...]:
    """The charters that come with politeia, in alphabetical order."""
    return tuple(
        sorted(folder.name for folder in shelf().iterdir() if any((folder / name).is_file() for name in BASES))
    )


def find_base(name: str) -> Path:
    """The base document of a charter: of the library, of a folder, or a Markdown file by itself."""
    if name in charter_names():
        folder = shelf() / name
    else:
        path = Path(name)
        if path.is_file():
            return path
        if not path.is_dir():
            near = nearest(name, charter_names())
            raise failure(
                "D201",
                f"there is no charter “{name}”",
                expectation="A charter is a name of the library, a folder, or a Markdown file.",
                remedy=f"Did you mean “{near}”?" if near else f"The library has: {', '.join(charter_names())}.",
            )
        folder = path
    for base in BASES:
        if (folder / base).is_file():
            return folder / base
    raise failure(
        "D201",
        f"the folder {name} holds no charter",
        expectation=f"A charter's folder holds one of: {', '.join(BASES)}.",
        remedy="politeia new writes one to start from.",
    )
