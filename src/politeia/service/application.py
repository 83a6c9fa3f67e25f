"""The service over one body: its addresses put together, every mistake told as a problem, and every answer with its headers."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.openapi.utils import get_openapi
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from politeia import __version__
from politeia.diagnostics.model import PoliteiaError
from politeia.polity.model import Reason, Refused
from politeia.service import commanding, entering, pages, reading
from politeia.service.admitting import House
from politeia.service.problems import Problem, Turned, of_error, of_refusal, problem, told
from politeia.web.guarding import HOSTS
from politeia.web.rendering import HEADERS

LARGEST = 1_000_000
"""Bytes of a request."""
DESCRIPTION = """A body that runs under its charter. Every act is accepted with what it brings about, or refused with the article and what
would make it lawful; what is accepted is in the ledger before it is answered. Send an Idempotency-Key with what changes something, so
that a request that is repeated counts once, and Expected-Entry when it rests on what you have seen. A signature (Act-Signature) is of
the canonical JSON of {"body": genesis, "command": {"kind", "by", "what"}, "key"}; what of a secret vote is signed leaves out the
choice."""
log = logging.getLogger("politeia.service")


class Shell:
    """Around everything: no request larger than is taken, every answer with its headers, no trace of a fault of the program."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun, arrived = False, 0

        async def received() -> Message:
            nonlocal arrived
            message = await receive()
            arrived += len(message.get("body", b""))
            if arrived > LARGEST:
                raise Turned(413, "X723", f"a request has at most {LARGEST:,} bytes")
            return message

        async def sent(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                known = {name.lower() for name, _ in message["headers"]}
                extra = [(name.lower().encode(), value.encode()) for name, value in HEADERS.items()]
                message["headers"] = [*message["headers"], *(item for item in extra if item[0] not in known)]
            await send(message)

        try:
            await self.app(scope, received, sent)
        except Exception as failed:
            if not isinstance(failed, Turned):
                log.exception("a request could not be answered")
            if begun:
                return
            found = (
                failed.problem if isinstance(failed, Turned) else problem(500, "X500", "this is a fault of the program")
            )
            await told(found)(scope, receive, sent)


def application(house: House, hosts: Sequence[str] = ()) -> FastAPI:
    """The web application; `hosts` are the names by which it is reached beside those of this machine."""
    app = FastAPI(
        title="politeia: a body under its charter",
        version=__version__,
        description=DESCRIPTION,
        openapi_url="/api/openapi.json",
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
    )
    app.state.house = house
    for router in (commanding.router, entering.door, entering.router, reading.router, reading.feed):
        app.include_router(router)
    app.router.routes.extend(pages.routes())
    for kind in (Refused, PoliteiaError, Turned, RequestValidationError, HTTPException):
        app.add_exception_handler(kind, _mistake)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=[*HOSTS, *hosts], www_redirect=False)
    app.add_middleware(Shell)
    _document(app)
    return app


async def _mistake(request: Request, failed: Exception) -> Response:
    headers, found = dict(getattr(failed, "headers", None) or {}), _problem(failed)
    if request.url.path.startswith("/api/"):
        return told(found, headers)
    answer = await run_in_threadpool(pages.mistake, request, found)
    if "Retry-After" in headers:
        answer.headers["Retry-After"] = headers["Retry-After"]
    return answer


def _problem(failed: Exception) -> Problem:
    if isinstance(failed, Refused):
        return of_refusal(failed)
    if isinstance(failed, PoliteiaError):
        return of_error(failed)
    if isinstance(failed, Turned):
        return failed.problem
    if isinstance(failed, HTTPException):
        return problem(failed.status_code, f"X{failed.status_code}", str(failed.detail).lower())
    assert isinstance(failed, RequestValidationError)
    reasons = (Reason(f"{'.'.join(str(part) for part in item['loc'])}: {item['msg']}") for item in failed.errors()[:20])
    return problem(422, "X705", "the request is not as it is to be", reasons)


def _document(app: FastAPI) -> None:
    """The OpenAPI document, with the parts that addresses refer to by name and the media type of every problem."""
    made: dict[str, Any] = {}

    def document() -> dict[str, Any]:
        if not made:
            made.update(
                get_openapi(title=app.title, version=app.version, description=app.description, routes=app.routes)
            )
            schemas = made["components"]["schemas"]
            schemas.update(commanding.SCHEMAS)
            schemas.update(_problem_schemas())
            for name in ("HTTPValidationError", "ValidationError"):
                schemas.pop(name, None)
        return made

    app.openapi = document  # type: ignore[method-assign]


def _problem_schemas() -> dict[str, Any]:
    from pydantic import TypeAdapter

    found = TypeAdapter(Problem).json_schema(ref_template="#/components/schemas/{model}")
    parts: dict[str, Any] = found.pop("$defs", {})
    return {"Problem": found, **parts}
