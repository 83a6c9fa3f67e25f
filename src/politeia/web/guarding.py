"""Who may send a form: a page of this site, with the token that it was given, and no more than a draft can hold."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Mapping
from hmac import compare_digest
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlsplit

from politeia.diagnostics.model import failure

if TYPE_CHECKING:
    from starlette.requests import Request

HOSTS = ["127.0.0.1", "localhost"]
"""The names by which a browser on this machine reaches the site; any other name was led here by somebody else."""

LARGEST_FORM = 1_500_000
"""Bytes of a form: a draft in percent signs takes up to three times its size."""

PATIENCE = 30.0
"""Seconds within which a form must have arrived."""

MOST_FIELDS = 200
TOKEN = "token"


class Guard:
    """Holds the token of this run of the server, which only pages of the site can read."""

    def __init__(self) -> None:
        self.token = secrets.token_urlsafe(32)

    def admits(self, fields: Mapping[str, str]) -> bool:
        """Whether a form carries the token."""
        return compare_digest(fields.get(TOKEN, "").encode("utf-8"), self.token.encode("utf-8"))


def sent_from_here(request: Request) -> bool:
    """Whether a page of this site sent the request, as far as the browser says where it comes from."""
    site = request.headers.get("sec-fetch-site")
    if site is not None and site != "same-origin":
        return False
    origin = request.headers.get("origin")
    if origin is None:
        return True
    return urlsplit(origin).netloc == request.headers.get("host") and urlsplit(origin).scheme == request.url.scheme


async def fields_of(request: Request) -> dict[str, str]:
    """The fields of a form; raises X413 when it is larger than a draft can be, X400 when it is no form or does not arrive."""
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/x-www-form-urlencoded":
        raise failure("X400", "this is no form of these pages", remedy="Send it from the page of the draft.")
    try:
        body = await asyncio.wait_for(_body(request), PATIENCE)
        found = parse_qsl(body.decode("ascii"), keep_blank_values=True, max_num_fields=MOST_FIELDS, errors="strict")
    except (TimeoutError, UnicodeDecodeError, ValueError):
        raise failure(
            "X400", "this form cannot be read", remedy="Open the page of the draft again, and send it from there."
        ) from None
    return dict(found)


async def _body(request: Request) -> bytes:
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > LARGEST_FORM:
            raise failure("X413", "this form is larger than a draft can be", remedy="Shorten the draft.")
    return bytes(body)
