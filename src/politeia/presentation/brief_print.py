"""The brief as a paper to hold: one page of findings, then the detail condensed, set as PDF by WeasyPrint."""

from __future__ import annotations

from typing import NoReturn

from politeia import __version__
from politeia.comparison.model import ArticleChange, BodyChange, Fate
from politeia.diagnostics.model import failure
from politeia.presentation.brief_content import Brief
from politeia.presentation.brief_page import environment_of
from politeia.presentation.findings import EXPLAINING
from politeia.presentation.verdicts import SIGNS, STANDINGS, counted

SIZES = (7.6, 7.3, 7.0, 6.7, 6.4, 6.1)
"""Sizes of letters for the page of findings, in points: the largest with which it is one page is taken."""


def printable(brief: Brief, size: float = SIZES[0], *, detail: bool = True) -> str:
    """The printable edition as HTML, which WeasyPrint sets; without `detail` the page of findings alone."""
    from markupsafe import Markup

    environment = environment_of(brief)
    source, _, _ = environment.loader.get_source(environment, "brief_print.css")  # type: ignore[union-attr]
    return environment.get_template("brief_print.html.j2").render(
        brief=brief,
        size=size,
        detail=detail,
        acts=_by_act(brief.articles),
        changed=brief.comparison.with_fate(Fate.CHANGED, Fate.RENAMED),
        whole=[
            ("Norms that are new", brief.comparison.with_fate(Fate.ADDED)),
            ("Norms that are gone", brief.comparison.with_fate(Fate.REMOVED)),
        ],
        drawn=[body for body in brief.comparison.bodies if _filled(body)],
        explaining=EXPLAINING,
        signs=SIGNS,
        standings=STANDINGS,
        counted=counted,
        style=Markup(source),
        version=__version__,
    )


def _filled(body: BodyChange) -> bool:
    """Whether the text says on both days who fills the seats of a body, so that they can be drawn."""
    return all(
        any(seats) for seats in zip(*((part.seats_before, part.seats_after) for part in body.parts), strict=True)
    ) and bool(body.parts and body.seats_before and body.seats_after)


def _by_act(changes: tuple[ArticleChange, ...]) -> list[tuple[str, list[ArticleChange]]]:
    """The changes by act and commencement, in the order in which they appear."""
    found: dict[str, list[ArticleChange]] = {}
    for change in changes:
        found.setdefault(f"{change.act_label}, {change.commencement}", []).append(change)
    return list(found.items())


def refuse_without_library() -> None:
    """Raise a failure of exit status 2 when WeasyPrint, or the Pango that it needs, is not installed."""
    try:
        import weasyprint  # noqa: F401
    except (ImportError, OSError):
        raise failure(
            "W207",
            "a PDF needs WeasyPrint, which is not installed",
            expectation="Paper is set with an optional library; on Debian it needs the package libpangoft2-1.0-0 too.",
            remedy="Install it with: pip install 'politeia[paper]'; or print the page that --html writes.",
        ) from None


def paper(brief: Brief) -> bytes:
    """The brief as PDF; nothing is fetched from anywhere."""
    import weasyprint

    def written(html: str) -> weasyprint.HTML:
        return weasyprint.HTML(string=html, url_fetcher=_refuse)

    fitting = (size for size in SIZES if len(written(printable(brief, size, detail=False)).render().pages) == 1)
    found = written(printable(brief, next(fitting, SIZES[-1]))).write_pdf()
    assert isinstance(found, bytes)
    return found


def _refuse(url: str, *_: object, **__: object) -> NoReturn:
    raise ValueError(f"the paper fetches nothing, and not {url}")
