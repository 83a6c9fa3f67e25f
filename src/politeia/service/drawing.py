"""Drawing the pages of the service: the frame around them, their words in a language, and what every form carries."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from secrets import token_urlsafe
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse

from politeia import __version__
from politeia.polity.model import Reason
from politeia.service.admitting import house_of
from politeia.service.model import Role, Visitor
from politeia.web.catalogue import FIRST, languages, texts

if TYPE_CHECKING:
    from jinja2 import Environment

HERE = Path(__file__).parent
MENU = ("office", "standing", "ballots", "history", "notices")
KEPT_BY_THE_SECRETARY = ("record", "accounts")


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def language_of(request: Request) -> str:
    """The language that the address asks for, or the one that was asked for last."""
    asked = (request.query_params.get("language"), request.cookies.get("language"), FIRST)
    return next(language for language in asked if language in languages())


def draw(request: Request, visitor: Visitor | None, name: str, status: int = 200, **content: Any) -> HTMLResponse:
    """A page by the name of its template. `key` makes a form that is sent twice count once."""
    from markupsafe import Markup

    language = language_of(request)
    words = texts(language, HERE / "texts")
    state = house_of(request).desk.seen.state
    secretary = visitor is not None and visitor.account.role is Role.SECRETARY
    asked = [item for item in request.query_params.multi_items() if item[0] != "language"]
    page = _environment().get_template(f"{name}.html.j2")
    drawn = page.render(
        t=words,
        language=language,
        switch=[
            (code, texts(code, HERE / "texts")["name"], "?" + urlencode([*asked, ("language", code)]))
            for code in languages()
        ],
        english=Markup(' lang="en"') if language != FIRST else "",
        own=Markup(f' lang="{language}"') if language != FIRST else "",
        visitor=visitor,
        menu=(*MENU, *(KEPT_BY_THE_SECRETARY if secretary else ())) if visitor is not None else (),
        here=name,
        state=state,
        word=visitor.form_word if visitor is not None else "",
        key=lambda: token_urlsafe(16),
        reason=in_a_line,
        breakable=_breakable,
        version=__version__,
        **{"title": words.get(name, name), **content},
    )
    answer = HTMLResponse(drawn, status)
    if request.query_params.get("language") in languages():
        answer.set_cookie("language", language, httponly=True, samesite="strict")
    return answer


def _breakable(words: str) -> Any:
    """A long word that may break anywhere a line ends."""
    from markupsafe import Markup

    return Markup("<wbr>").join(words[at : at + 8] for at in range(0, len(words), 8))


def in_a_line(found: Reason) -> str:
    """A reason with its articles."""
    return found.words + (f" [{', '.join(found.citations)}]" if found.citations else "")


def remedies(reasons: Iterable[Reason]) -> tuple[str, ...]:
    """What would make it lawful, each once."""
    return tuple(dict.fromkeys(item.remedy for item in reasons if item.remedy))
