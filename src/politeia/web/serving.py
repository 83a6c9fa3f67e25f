"""The explorer as a local server: pages drawn when they are asked for, and nothing sent anywhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from politeia.diagnostics.model import PoliteiaError
from politeia.web.bookshelf import Bookshelf
from politeia.web.catalogue import languages, texts
from politeia.web.making import page_at
from politeia.web.model import Address, Page
from politeia.web.rendering import ASSETS, POLICY, render

if TYPE_CHECKING:
    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import Response

HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cache-Control": "no-store",
}
LONGEST_PATH = 300


def application(shelf: Bookshelf, language: str = "en") -> Starlette:
    """The web application over a shelf of charters."""
    from starlette.applications import Starlette
    from starlette.routing import Mount, Route
    from starlette.staticfiles import StaticFiles

    def draw(request: Request) -> Response:
        return _answer(shelf, request, language)

    return Starlette(
        routes=[
            Mount("/assets", StaticFiles(directory=ASSETS)),
            Route("/{path:path}", draw, methods=["GET", "HEAD"]),
        ]
    )


def _answer(shelf: Bookshelf, request: Request, first_language: str) -> Response:
    from starlette.responses import HTMLResponse, RedirectResponse

    path = request.path_params["path"]
    language = request.query_params.get("language", first_language)
    language = language if language in languages() else first_language
    folders = tuple(part for part in path.removesuffix("index.html").split("/") if part)
    if not path.endswith("index.html") and path and len(path) < LONGEST_PATH:
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(
            f"/{'/'.join(quote(part) for part in folders)}/index.html{query}", status_code=308, headers=HEADERS
        )
    if len(path) >= LONGEST_PATH:
        return HTMLResponse(_message(language, ()), status_code=404, headers=HEADERS)
    try:
        page = page_at(shelf, folders, dict(request.query_params), language)
    except PoliteiaError as problem:
        status = 404 if any(item.code == "X404" for item in problem.diagnostics) else 422
        lines = tuple(item.message for item in problem.diagnostics[:20])
        return HTMLResponse(_message(language, lines), status_code=status, headers=HEADERS)
    return HTMLResponse(render(page, language=language), headers=HEADERS)


def _message(language: str, lines: tuple[str, ...]) -> str:
    """A page that says what cannot be shown; it may stand at any depth, so its links start at the root."""
    words = texts(language)
    title = words["wrong_input"] if lines else words["not_found"]
    return render(Page(Address(), title, "message.html.j2", {"lines": lines}), language=language, root="/")
