"""Collections of the library: small charters of one kind below a folder that is no charter itself."""

import pytest

from politeia.diagnostics.model import PoliteiaError
from politeia.documents.library import charter_names, collected_names, collections, find_base


def test_a_folder_of_small_charters_is_a_collection_and_no_charter() -> None:
    assert "elections" in collections()
    assert "elections" not in charter_names()


def test_every_charter_of_a_collection_is_found_by_the_name_that_is_listed() -> None:
    for collection in collections():
        for name in collected_names(collection):
            assert find_base(name).is_file()


def test_a_name_that_is_nearly_in_a_collection_is_offered() -> None:
    with pytest.raises(PoliteiaError) as raised:
        find_base("elections/norwa")
    assert "elections/norway" in raised.value.diagnostics[0].remedy
