"""Lint over the library: every finding is explained in the notes of its charter, and no explanation is stale."""

import pytest

from politeia.amendment.charters import load_charter
from politeia.amendment.examining import days_of, examine
from politeia.documents.library import charter_names


@pytest.mark.parametrize("name", charter_names())
def test_every_finding_is_fixed_or_explained(name: str) -> None:
    charter = load_charter(name)
    examination = examine(charter, days_of(charter))
    assert [f"{item.finding.code} {item.finding.subject}" for item in examination.unexplained] == []
    assert [item.message for item in examination.stale] == []
