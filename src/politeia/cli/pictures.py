"""What every picture has in common: its kinds of file, its words for those who do not see it, and marks that need no colour."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from politeia.cli.files import write_whole
from politeia.diagnostics.model import failure

if TYPE_CHECKING:
    from matplotlib.figure import Figure

KINDS = (".svg", ".png")
STYLE: Any = {"svg.fonttype": "none", "svg.hashsalt": "politeia", "font.family": "sans-serif", "hatch.linewidth": 0.7}
"""Words stay words in an SVG, and the same figures give the same file."""


def refuse_other_kinds(path: Path) -> None:
    """Raise an error of exit status 2 where no picture can be written: an unknown kind of file, or no library to draw with."""
    if path.suffix not in KINDS:
        raise failure(
            "W204",
            f"“{path.name}” names no kind of picture",
            None,
            expectation="A picture is written as .svg or .png.",
            remedy=f"For example {path.with_suffix('.svg').name}.",
        )
    try:
        import matplotlib.figure  # noqa: F401
    except ImportError:
        raise failure(
            "W203",
            "pictures need matplotlib, which is not installed",
            None,
            expectation="Figures are drawn with an optional library.",
            remedy="Install it with: pip install 'politeia[pictures]'",
        ) from None


def new_figure(width: float, height: float) -> Figure:
    """An empty figure, in inches."""
    from matplotlib import rc_context
    from matplotlib.figure import Figure

    with rc_context(STYLE):
        return Figure(figsize=(width, height), layout="constrained")


def write_picture(figure: Figure, path: Path, title: str, figures: Sequence[str]) -> None:
    """Write a figure whole; its title and its figures, a line each, go into the file for screen readers and for search."""
    from matplotlib import rc_context

    words = "\n".join(figures)
    buffer = BytesIO()
    with rc_context(STYLE):
        known = {"Date": None} if path.suffix == ".svg" else {"Title": title, "Description": words}
        figure.savefig(buffer, format=path.suffix[1:], dpi=150, metadata=known)
    drawn = buffer.getvalue()
    if path.suffix == ".svg":
        drawn = _spoken(drawn.decode("utf-8"), title, words).encode("utf-8")
    write_whole(path, drawn)


def _spoken(drawing: str, title: str, words: str) -> str:
    """The SVG with its title and description as its first elements, where screen readers look for them."""
    start = drawing.index("<svg")
    end = drawing.index(">", start)
    told = f'<title id="title">{escape(title, quote=False)}</title>\n <desc id="figures">{escape(words, quote=False)}</desc>'
    return f'{drawing[:end]} role="img" aria-labelledby="title figures">\n {told}{drawing[end + 1 :]}'
