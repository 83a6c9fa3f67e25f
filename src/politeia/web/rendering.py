"""Drawing a page with its template: the frame around it, links that work from any folder, and the words of a language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from politeia import __version__
from politeia.claims.reading import has_claims
from politeia.diagnostics.rendering import marked, where
from politeia.elections.collection import has_votes
from politeia.presentation.citations import anchor_of, article_in, pieces_of
from politeia.presentation.wording import day_in_words, percent
from politeia.web.catalogue import FIRST, texts
from politeia.web.model import Address, Page

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

HERE = Path(__file__).parent
ASSETS = HERE / "assets"
POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self'",
        "img-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "connect-src 'self'",
        "frame-ancestors 'none'",
    )
)
"""What a page may load: its own style, script and pictures, and nothing from elsewhere."""

HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
"""What every answer of a server says to the browser that shows it."""
OFFLINE_POLICY = POLICY.replace("; frame-ancestors 'none'", "").replace("; connect-src 'self'", "")
"""The same inside a file, which cannot say who may frame it and asks nothing of a server."""

Switch = Sequence[tuple[str, str, str]]
"""Languages: the code, the name, and the address of the same page in it."""

PAGES = ("text", "institutions", "procedures", "power", "properties")
"""The pages of an edition, in the order of the menu."""


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    found = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters.update(
        squeezed=lambda words: " ".join(words.split()),
        day=day_in_words,
        anchor=anchor_of,
        percent=percent,
        where=where,
        marked=marked,
    )
    return found


def render(
    page: Page, *, language: str = "en", offline: bool = False, root: str | None = None, switch: Switch = ()
) -> str:
    """The page as HTML; `offline` puts the policy into the page, for files that no server sends.

    Links lead back to the root of the site by way of the page's own folders, or by `root` where its address is not known.
    `switch` holds the languages with the address of the same page in each.
    """
    from markupsafe import Markup

    address = page.address
    foreign = language != FIRST
    about_charter = bool(address.charter) and "latest" in page.content
    home = address.root if root is None else root
    return (
        _environment()
        .get_template(page.template)
        .render(
            page=page,
            claimed=about_charter and has_claims(address.charter),
            counted=about_charter and has_votes(address.charter),
            t=texts(language),
            language=language,
            switch=switch,
            served=not offline,
            english=Markup(' lang="en"') if foreign else "",
            own=Markup(f' lang="{language}"') if foreign else "",
            root=home,
            link=lambda charter="", day="", name="": home + Address(charter, day, name).path,
            cite=lambda citations: cite(citations, address, home),
            cite_in=lambda citations, charter, day: cite(citations, Address(charter, day), home),
            menu=PAGES,
            policy=OFFLINE_POLICY if offline else "",
            version=__version__,
            **page.content,
        )
    )


def cite(citations: Iterable[str], address: Address, root: str) -> Markup:
    """Citations as links to the articles of the edition of an address; what names another document stays words."""
    from markupsafe import Markup, escape

    home = root + Address(address.charter, address.day, "text").path
    found: list[Markup] = []
    for citation in dict.fromkeys(citations):
        for piece in pieces_of(citation):
            article = article_in(piece)
            if article and address.day:
                found.append(Markup('<a href="{}#{}">{}</a>').format(home, anchor_of(article), piece))
            elif piece:
                found.append(escape(piece))
    return Markup('<span class="cite">{}</span>').format(Markup(", ").join(found)) if found else Markup("")
