"""Writing the explorer to a folder: every page as a file, with its style and script, to publish anywhere."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from politeia.web.bookshelf import Bookshelf
from politeia.web.making import every_page
from politeia.web.rendering import ASSETS, render


def write_site(
    shelf: Bookshelf,
    folder: Path,
    *,
    language: str = "en",
    proofs: bool = True,
    report: Callable[[int, str], None] = lambda done, path: None,
) -> int:
    """Write all pages below a folder and return their number; files that are there already are replaced."""
    count = 0
    for page in every_page(shelf, language, proofs=proofs):
        target = folder / page.address.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(render(page, language=language, offline=True), encoding="utf-8")
        count += 1
        report(count, page.address.path)
    assets = folder / "assets"
    assets.mkdir(parents=True, exist_ok=True)
    for asset in ASSETS.iterdir():
        shutil.copyfile(asset, assets / asset.name)
    return count
