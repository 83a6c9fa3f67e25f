"""Refusals as they are told over the web: a status, and the reasons with their articles, never the inside of the program."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from starlette.responses import JSONResponse

from politeia.diagnostics.model import PoliteiaError
from politeia.polity.model import Reason, Refused

MEDIA = "application/problem+json"
NOT_FOR_THEM = frozenset({"A102", "A121", "A123", "A141", "A155"})
NOT_NOW = frozenset(
    {
        "A100",
        "A104",
        "A105",
        "A106",
        "A118",
        "A122",
        "A125",
        "A130",
        "A131",
        "A133",
        "A143",
        "A144",
        "A145",
        "A146",
        "A153",
        "A154",
        "A156",
        "A160",
    }
    | {"X710", "X711", "X721"}
)
NOT_THERE = frozenset({"X712", "X730"})
LATER = "the ledger cannot be written now: send it again with the same Idempotency-Key, and it counts once"
"""A connection may break at the very commit, so that only the ledger knows what became of the request."""
NOT_WRITTEN = frozenset({"A173", "A174", "A175", "A177"})
"""Messages of a store that cannot write now."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a request was not carried out (RFC 9457), with the reasons of the law and what would make it lawful."""

    type: str
    title: str
    status: int
    code: str
    reasons: tuple[Reason, ...] = ()


class Turned(Exception):
    """A request that is turned away before anybody decides on it: not let in, too often, too large."""

    def __init__(self, status: int, code: str, message: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(message)
        self.problem = problem(status, code, message)
        self.headers = dict(headers or {})


def problem(status: int, code: str, title: str, reasons: Iterable[Reason] = ()) -> Problem:
    """A problem; its type names the kind of refusal."""
    return Problem(f"urn:politeia:{code}", title, status, code, tuple(reasons))


def of_refusal(refused: Refused) -> Problem:
    """A refusal of the law or the record: 403 for who may not, 409 for what is not so now, 422 for what fits nothing."""
    code = refused.code
    status = 403 if code in NOT_FOR_THEM else 409 if code in NOT_NOW else 404 if code in NOT_THERE else 422
    return problem(status, code, refused.message, refused.reasons)


def of_error(failed: PoliteiaError) -> Problem:
    """A message of the program: 503 when the ledger cannot be written now, else what was sent is wrong."""
    first = failed.diagnostics[0]
    status = 503 if first.code in NOT_WRITTEN else 422
    reasons = tuple(Reason(item.message, (), item.remedy) for item in failed.diagnostics)
    title = LATER if status == 503 else first.message
    return problem(status, first.code, title, () if status == 503 else reasons)


def told(found: Problem, headers: Mapping[str, str] | None = None) -> JSONResponse:
    """A problem as an answer."""
    kept = {"Retry-After": "5", **(headers or {})} if found.status == 503 else dict(headers or {})
    return JSONResponse(asdict(found), found.status, kept, media_type=MEDIA)


_SAID = {
    400: "the request cannot be read",
    401: "nobody has signed in, or the pass is not good",
    403: "it is not for this account, or for this person under the charter",
    404: "there is none of that name or number",
    409: "it is not lawful now, or something has happened since: the reasons say what",
    413: "it is larger than is taken",
    415: "the fields come as application/json",
    422: "it is not as it is to be: the reasons say what was expected",
    429: "it was asked too often; Retry-After says how long to wait",
    503: "the ledger cannot be written now; sent again with the same Idempotency-Key, the request counts once",
}


def documented(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The answers beside success, for the OpenAPI document."""
    schema = {"$ref": "#/components/schemas/Problem"}
    return {status: {"description": _SAID[status], "content": {MEDIA: {"schema": schema}}} for status in statuses}


@dataclass(frozen=True, slots=True)
class Done:
    """Something is done, and there is nothing more to tell."""

    done: bool = field(default=True)
