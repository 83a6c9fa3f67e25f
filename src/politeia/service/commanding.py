"""Commands over HTTP: one address a kind of command, made from the same table as the command line."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter
from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    JsonValue,
    StringConstraints,
    TypeAdapter,
    ValidationError,
    create_model,
)
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request as HttpRequest
from starlette.responses import Response

from politeia.polity.commands import COMMANDS, FIGURES, FLAG, LINES, ROWS, CommandRule, FieldRule
from politeia.polity.model import Command, Event, Reason, Refused
from politeia.polity.running import Accepted, Request
from politeia.polity.sentences import sentences
from politeia.service.admitting import SHOWN, address_of, admit, house_of
from politeia.service.model import Visitor
from politeia.service.problems import Turned, documented, of_refusal, told
from politeia.service.rights import Right

router = APIRouter(prefix="/api/do", tags=["acts"])
KEY, EXPECTED, SIGNATURE = "Idempotency-Key", "Expected-Entry", "Act-Signature"
KEYS = r"^[!-~]{1,200}$"

Line = Annotated[str, StringConstraints(max_length=2_000)]
LongText = Annotated[str, StringConstraints(max_length=900_000)]
LONG = ("text", "document")
Sum = Annotated[int, Field(ge=0, le=10**10)]
Sums = dict[Line, Sum]
_EXAMPLES = {"of": "Chair", "ballot": "B1", "question": "Q1", "matter": "M1"}


class Returns(BaseModel):
    """The sums of a vote held elsewhere: of a referendum yes, no, cast and entitled, of an election the votes of each list."""

    model_config = ConfigDict(extra="forbid")
    yes: Sum | None = None
    no: Sum | None = None
    cast: Sum | None = None
    valid: Sum | None = None
    entitled: Sum | None = None
    votes: Sums | None = None
    districts: dict[Line, Sums] | None = None
    units: dict[Line, Sums] | None = None


class Row(BaseModel):
    """A row of a table of people: the person, and its other columns."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, Line | bool]
    person: Line


@dataclass(frozen=True, slots=True)
class AcceptedAct:
    """An accepted request: its entry in the ledger, what came about, in sentences and as events, and whether it is a repetition."""

    number: int
    hash: str
    sentences: tuple[str, ...]
    events: tuple[Event, ...]
    repeated: bool


ACCEPTED = TypeAdapter(AcceptedAct)


def path_of(kind: str) -> str:
    """The last part of the address of a kind of command."""
    return kind.replace(" ", "-")


def _model(rule: CommandRule) -> type[BaseModel]:
    fields: dict[str, Any] = {item.name: _field(item) for item in rule.fields}
    name = "".join(word.title() for word in rule.kind.split()) + "Fields"
    return create_model(name, __config__=ConfigDict(extra="forbid"), __doc__=rule.meaning, **fields)


def _field(item: FieldRule) -> tuple[Any, Any]:
    kinds: dict[str, Any] = {FLAG: bool, ROWS: list[Row], FIGURES: Returns, LINES: list[Line]}
    kind = kinds.get(item.holds, LongText if item.name in LONG else Line)
    examples = [_EXAMPLES[item.name]] if item.name in _EXAMPLES else None
    if item.needed:
        return kind, Field(description=item.meaning, examples=examples)
    return kind | None, Field(None, description=item.meaning, examples=examples)


_MODELS = {kind: _model(rule) for kind, rule in COMMANDS.items()}


def fields_from(kind: str, body: bytes) -> dict[str, Any]:
    """The fields of a command from the body of a request. Raises Refused with what is wrong."""
    return _fitted(kind, lambda model: model.model_validate_json(body or b"{}"))


def fitted(kind: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a command as a form gave them. Raises Refused with what is wrong."""
    return _fitted(kind, lambda model: model.model_validate(dict(given)))


def _fitted(kind: str, read: Callable[[type[BaseModel]], BaseModel]) -> dict[str, Any]:
    """What was read; a mistake is told by the name of its field, and what stands there is never quoted: it may be a choice."""
    try:
        return read(_MODELS[kind]).model_dump(exclude_none=True)
    except ValidationError as wrong:
        reasons = tuple(
            Reason(f"{'.'.join(str(part) for part in item['loc']) or 'the body'}: {item['msg']}")
            for item in wrong.errors(include_url=False, include_context=False, include_input=False)[:20]
        )
        raise Refused("X705", f"“{kind}” has other fields", reasons) from None


def answer_to(accepted: Accepted) -> AcceptedAct:
    """An accepted request as it is told."""
    said = tuple(sentences(accepted.events))
    return AcceptedAct(accepted.number, accepted.hash, said, accepted.events, accepted.repeated)


def checked(visitor: Visitor, kind: str, what: dict[str, Any], headers: Mapping[str, str]) -> Request:
    """A request to the body as the person of an account makes it, with what its headers say. Raises Turned."""
    key = headers.get(KEY, "")
    expected = headers.get(EXPECTED, "")
    if len(key) > 200 or not all("!" <= letter <= "~" for letter in key):
        raise Turned(422, "X706", f"{KEY} has up to 200 visible letters of ASCII")
    if expected and not (expected.isascii() and expected.isdigit() and len(expected) <= 15):
        raise Turned(422, "X706", f"{EXPECTED} is the number of an entry")
    signature = headers.get(SIGNATURE, "")
    return Request(Command(kind, visitor.account.person, what), key, int(expected) if expected else None, signature)


def _header(name: str, description: str, schema: dict[str, JsonValue]) -> dict[str, Any]:
    return {"name": name, "in": "header", "required": False, "description": description, "schema": schema}


_HEADERS = [
    _header(KEY, "Sent again with the same key, a request counts once.", {"type": "string", "pattern": KEYS}),
    _header(
        EXPECTED,
        "The last entry that you have seen: when something has happened since, the request is refused with what it was.",
        {"type": "integer", "minimum": 0, "maximum": 10**15 - 1},
    ),
    _header(
        SIGNATURE,
        "The Ed25519 signature of whoever has a key, in hexadecimal.",
        {"type": "string", "pattern": "^[0-9a-f]*$"},
    ),
]


def _endpoint(kind: str) -> Callable[[HttpRequest], Awaitable[Response]]:
    async def perform(request: HttpRequest) -> Response:
        visitor = admit(request, Right.ACT)
        house, asked = house_of(request), f"{kind}"
        if request.headers.get("content-type", "application/json").partition(";")[0].strip() != "application/json":
            raise Turned(415, "X707", "the fields come as application/json")
        body = await request.body()
        try:
            handed_in = checked(visitor, kind, fields_from(kind, body), request.headers)
            answer = await house.desk.ask(handed_in)
            if isinstance(answer, Refused):
                raise answer
        except Refused as refused:
            who, where = visitor.account.name, address_of(request)
            await run_in_threadpool(house.accounts.note, who, where, asked, refused.code)
            return told(of_refusal(refused))
        return Response(ACCEPTED.dump_json(answer_to(answer)), media_type="application/json")

    return perform


def _add(rule: CommandRule) -> None:
    schema = _MODELS[rule.kind].model_json_schema(ref_template="#/components/schemas/{model}")
    schema.pop("$defs", None)
    router.add_api_route(
        f"/{path_of(rule.kind)}",
        _endpoint(rule.kind),
        methods=["POST"],
        operation_id=f"do_{rule.kind.replace(' ', '_')}",
        summary=rule.meaning,
        response_model=AcceptedAct,
        responses=documented(400, 401, 403, 409, 413, 415, 422, 429, 503),
        openapi_extra={
            "requestBody": {"required": bool(rule.fields), "content": {"application/json": {"schema": schema}}},
            "parameters": _HEADERS,
            "security": SHOWN,
        },
    )


for _rule in COMMANDS.values():
    _add(_rule)

SCHEMAS: dict[str, Any] = {
    name: schema
    for model in _MODELS.values()
    for name, schema in model.model_json_schema(ref_template="#/components/schemas/{model}").get("$defs", {}).items()
}
"""Parts of the fields that the OpenAPI document refers to."""
