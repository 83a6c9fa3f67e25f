"""Requests made up by schemathesis from the OpenAPI document, right and wrong ones: none brings about a fault, and every answer is as documented.

`POLITEIA_FUZZ=500 pytest tests/service/test_fuzzing.py` tries so many examples of every operation.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.strategies import sampled_from
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from tests.service.houses import Opened, club_house
from tests.service.test_rights import ADDRESSES

from politeia.service.application import application

EXAMPLES = int(os.environ.get("POLITEIA_FUZZ", "3"))
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
LEFT_OUT = (("DELETE", "/api/session"), ("DELETE", "/api/me/passes/{number}"), ("PATCH", "/api/accounts/{name}"))
"""What takes back the passes that the test shows; `test_rights` asks these."""


@pytest.fixture(scope="module")
def club() -> Iterator[Opened]:
    with club_house(Path(mkdtemp(prefix="politeia-"))) as opened:
        opened.do("member1", "act", act="fill Chair", nominee="Member 7")
        yield opened


@pytest.fixture(scope="module")
def document(club: Opened) -> Any:
    return schemathesis.openapi.from_asgi("/api/openapi.json", application(club.house, ["*"]))


@pytest.fixture(scope="module")
def shown(club: Opened) -> list[str]:
    return [club.client(account).headers["Authorization"] for account in ("clerk", "member1")]


@pytest.mark.parametrize("mode", list(schemathesis.GenerationMode))
@pytest.mark.parametrize(("method", "path"), [item for item in ADDRESSES if item not in LEFT_OUT])
def test_no_request_brings_about_a_fault(
    document: Any, shown: list[str], method: str, path: str, mode: schemathesis.GenerationMode
) -> None:
    operation = document[path][method]
    if mode is schemathesis.GenerationMode.NEGATIVE and not (
        operation.body or operation.query or operation.path_parameters
    ):
        pytest.skip("there is nothing that could be wrong with it")

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
        derandomize=EXAMPLES < 50,
    )
    @given(case=operation.as_strategy(generation_mode=mode), account=sampled_from(shown))
    def tried(case: schemathesis.Case, account: str) -> None:
        case.call_and_validate(headers={"Authorization": account}, checks=CHECKS)

    tried()
