"""Where charters lie: those that come with politeia, and those in folders of one's own."""

from __future__ import annotations

from pathlib import Path

from politeia.diagnostics.model import failure
from politeia.diagnostics.nearest import nearest

BASES = ("constitution.md", "charter.md", "statute.md", "treaty.md")
STATUTES = "statutes"
BESIDE = (STATUTES, "treaties")
"""Folders of a charter that hold documents of their own, each in a folder by its name: kazakhstan/election-law."""

SCENARIOS = "scenarios"
"""The folder of a charter that holds who sat in its bodies, and when: one or more scenarios in each document."""

NO_TEXT = ("acts", SCENARIOS, *BESIDE)
"""Folders of a charter that hold no text that could take its place."""


def shelf() -> Path:
    """The folder of the charters that come with politeia."""
    return Path(__file__).parents[1] / "library"


def charter_names() -> tuple[str, ...]:
    """The charters that come with politeia, in alphabetical order."""
    return _names_in(shelf())


def collections() -> tuple[str, ...]:
    """The folders of the library that hold several small charters of one kind: crises, elections."""
    folders = (folder for folder in shelf().iterdir() if folder.is_dir() and base_in(folder) is None)
    return tuple(sorted(folder.name for folder in folders if _names_in(folder)))


def collected_names(collection: str) -> tuple[str, ...]:
    """The charters of a collection, as they are asked for: "crises/lebanon-2014"."""
    return tuple(f"{collection}/{name}" for name in _names_in(shelf() / collection))


def _names_in(folder: Path) -> tuple[str, ...]:
    return tuple(sorted(inner.name for inner in folder.iterdir() if inner.is_dir() and base_in(inner) is not None))


def names_beside(charter: str, kinds: tuple[str, ...] = BESIDE) -> tuple[str, ...]:
    """The statutes and treaties that lie beside a charter, as they are asked for: "kazakhstan/election-law"."""
    root = _folder(charter)
    found = (folder for kind in kinds for folder in sorted((root / kind).glob("*")))
    return tuple(f"{charter}/{folder.name}" for folder in found if base_in(folder) is not None)


def base_in(folder: Path) -> Path | None:
    """The base document of a folder, or None when it holds none."""
    return next((folder / name for name in BASES if (folder / name).is_file()), None)


def later_texts(folder: Path) -> tuple[Path, ...]:
    """The base documents one folder below a charter's own, each written to take its place: 2026/constitution.md."""
    found = (base_in(inner) for inner in sorted(folder.glob("*")) if inner.is_dir() and inner.name not in NO_TEXT)
    return tuple(path for path in found if path is not None)


def find_base(name: str) -> Path:
    """The base document of a charter: of the library, of a statute beside it, of a folder, or a Markdown file by itself."""
    if Path(name).is_file():
        return Path(name)
    folder = _folder(name)
    if folder.is_dir():
        found = base_in(folder)
        if found is not None:
            return found
        raise failure(
            "D202",
            f"the folder {name} holds no charter",
            expectation=f"A charter's folder holds one of: {', '.join(BASES)}.",
            remedy="politeia new writes one to start from.",
        )
    known = (
        *charter_names(),
        *(inner for charter in charter_names() for inner in names_beside(charter)),
        *(inner for collection in collections() for inner in collected_names(collection)),
    )
    near = nearest(name, known)
    raise failure(
        "D201",
        f"there is no charter “{name}”",
        expectation="A charter is a name of the library, a statute beside one, a folder, or a Markdown file.",
        remedy=f"Did you mean “{near}”?" if near else f"The library has: {', '.join(known)}.",
    )


def _folder(name: str) -> Path:
    """Where a name points to, whether or not it exists; the library comes first."""
    for root in (shelf(), Path()):
        charter, _, inner = name.rpartition("/")
        places = [root / name, *(root / charter / kind / inner for kind in BESIDE if charter and inner)]
        for place in places:
            if place.is_dir() and (root != shelf() or base_in(place) is not None):
                return place
    return Path(name)
