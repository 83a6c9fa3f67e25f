"""The explorer as a local server: pages drawn when they are asked for, and nothing sent anywhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from politeia.diagnostics.model import Diagnostic, PoliteiaError
from politeia.web.bookshelf import Bookshelf
from politeia.web.catalogue import languages, texts
from politeia.web.drafts.answering import Answered, DraftDesk
from politeia.web.drafts.keeping import Drafts
from politeia.web.drafts.pages import HOME as DRAFTS
from politeia.web.game_tables import GameTables
from politeia.web.guarding import HOSTS, Guard, fields_of, sent_from_here
from politeia.web.making import named_edition, page_at
from politeia.web.model import Address, Page
from politeia.web.rendering import ASSETS, HEADERS, POLICY, Switch, render

if TYPE_CHECKING:
    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import Response

LONGEST_PATH = 300
STATUSES = {"X400": 400, "X403": 403, "X404": 404, "X413": 413}
"""The answers of the web to mistakes of a request; every other mistake lies in a charter or a question."""


def application(shelf: Bookshelf, language: str = "en", drafts: Drafts | None = None) -> Starlette:
    """The web application over a shelf of charters; without a folder for drafts those pages are not there."""
    from starlette.applications import Starlette
    from starlette.concurrency import run_in_threadpool
    from starlette.middleware import Middleware
    from starlette.middleware.trustedhost import TrustedHostMiddleware
    from starlette.routing import Mount, Route
    from starlette.staticfiles import StaticFiles

    tables = GameTables(shelf)
    desk = DraftDesk(shelf, drafts, Guard()) if drafts is not None else None

    def draw(request: Request) -> Response:
        return _answer(shelf, desk, tables, request, language)

    async def receive(request: Request) -> Response:
        spoken = _language(request, language)
        try:
            if not sent_from_here(request):
                return _refusal(request, spoken, 403, (texts(spoken)["sent_from_elsewhere"],))
            fields = await fields_of(request)
        except PoliteiaError as problem:
            return _told(request, spoken, problem)
        return await run_in_threadpool(_form, desk, request, spoken, fields)

    return Starlette(
        routes=[
            Mount("/assets", StaticFiles(directory=ASSETS)),
            Route("/{path:path}", draw, methods=["GET", "HEAD"]),
            Route("/{path:path}", receive, methods=["POST"]),
        ],
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=HOSTS, www_redirect=False)],
    )


def _answer(
    shelf: Bookshelf, desk: DraftDesk | None, tables: GameTables, request: Request, first_language: str
) -> Response:
    from starlette.responses import RedirectResponse

    path = request.path_params["path"]
    language = _language(request, first_language)
    folders = _folders(path)
    if len(path) >= LONGEST_PATH:
        return _refusal(request, language, 404, ())
    if not path.endswith("index.html") and path:
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(
            f"/{'/'.join(quote(part) for part in folders)}/index.html{query}", status_code=308, headers=HEADERS
        )
    asked = dict(request.query_params)
    try:
        if desk is not None and folders[:1] == (DRAFTS,):
            return _sent(request, language, desk.shown(folders, asked, language))
        if len(folders) == 3 and folders[2] == "play":
            return _game(request, language, tables, folders)
        return _page(request, language, page_at(shelf, folders, asked, language))
    except PoliteiaError as problem:
        return _told(request, language, problem)


def _game(request: Request, language: str, tables: GameTables, folders: tuple[str, ...]) -> Response:
    from starlette.responses import PlainTextResponse, RedirectResponse

    name, day = named_edition(folders)
    asked = [item for item in request.query_params.multi_items() if item[0] != "language"]
    played = tables.answer(name, day, asked, language)
    if played.query:
        address = f"{quote(request.url.path)}{played.query}"
        return _with_language(request, RedirectResponse(address, status_code=303, headers=HEADERS), language)
    if played.page is None:
        return PlainTextResponse(played.tests, headers=HEADERS)
    return _page(request, language, played.page)


def _form(desk: DraftDesk | None, request: Request, language: str, fields: dict[str, str]) -> Response:
    folders = _folders(request.path_params["path"])
    if desk is None or folders[:1] != (DRAFTS,):
        return _refusal(request, language, 404, ())
    try:
        return _sent(request, language, desk.sent(folders, fields, language))
    except PoliteiaError as problem:
        return _told(request, language, problem)


def _folders(path: str) -> tuple[str, ...]:
    return tuple(part for part in path.removesuffix("index.html").split("/") if part)


def _sent(request: Request, language: str, answered: Answered) -> Response:
    from starlette.responses import RedirectResponse, Response

    if answered.address:
        return RedirectResponse(f"/{answered.address}", status_code=303, headers=HEADERS)
    if answered.page is None:
        headers = {**HEADERS, "Content-Security-Policy": answered.policy or POLICY}
        if answered.name:
            headers["Content-Disposition"] = f'attachment; filename="{answered.name}"'
        return Response(answered.file, media_type=answered.kind, headers=headers)
    return _page(request, language, answered.page, answered.status)


def _page(request: Request, language: str, page: Page, status: int = 200, root: str | None = None) -> Response:
    from starlette.responses import HTMLResponse

    drawn = render(page, language=language, root=root, switch=_switch(request))
    return _with_language(request, HTMLResponse(drawn, status_code=status, headers=HEADERS), language)


def _with_language(request: Request, answer: Response, language: str) -> Response:
    """The answer, with the language kept for later pages where this request chose it."""
    if request.query_params.get("language") in languages():
        answer.set_cookie("language", language, httponly=True, samesite="strict")
    return answer


def _language(request: Request, first: str) -> str:
    """The language that the address asks for, the one that was asked for last, or the one of the command line."""
    asked = (request.query_params.get("language"), request.cookies.get("language"), first)
    return next((language for language in asked if language in languages()), first)


def _switch(request: Request) -> Switch:
    """Every language with the address of the same page in it, all that was asked kept."""
    kept = [(key, value) for key, value in request.query_params.multi_items() if key != "language"]
    return tuple((code, texts(code)["name"], "?" + urlencode([*kept, ("language", code)])) for code in languages())


def _told(request: Request, language: str, problem: PoliteiaError) -> Response:
    """A mistake as a page that says what was found and what mends it."""
    found = problem.diagnostics[:20]
    status = next((STATUSES[item.code] for item in found if item.code in STATUSES), 422)
    return _refusal(request, language, status, (), found)


def _refusal(
    request: Request, language: str, status: int, lines: tuple[str, ...], found: tuple[Diagnostic, ...] = ()
) -> Response:
    """A page that says what cannot be shown; it may stand at any depth, so its links start at the root."""
    words = texts(language)
    title = words["wrong_input"] if lines or found else words["not_found"]
    told = {"lines": lines, "found": found}
    return _page(request, language, Page(Address(), title, "message.html.j2", told), status, root="/")
