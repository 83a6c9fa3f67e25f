"""The catalogue: the questions that politeia puts to any charter by roles, read from the library."""

from __future__ import annotations

from functools import cache

from politeia.documents.library import shelf
from politeia.documents.reading import read_document
from politeia.language.properties import parse_properties
from politeia.language.questions import PropertySyntax

CATALOGUE = "catalogue.md"


@cache
def catalogue() -> tuple[PropertySyntax, ...]:
    """The questions of the catalogue, in their order."""
    document = read_document(CATALOGUE, (shelf() / CATALOGUE).read_bytes())
    return tuple(asked for fence in document.properties for asked in parse_properties(fence).properties)
