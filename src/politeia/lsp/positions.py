"""Places of diagnostics and positions of the protocol: letters against the code units that the editor counts in."""

from __future__ import annotations

from lsprotocol.types import Location, Position, Range
from pygls.uris import from_fs_path
from pygls.workspace import PositionCodec

from politeia.diagnostics.model import Place
from politeia.lsp.drafts import Draft


def range_of(draft: Draft, line: int, start: int, end: int, codec: PositionCodec) -> Range:
    """The range of some letters of a line (all from 0), kept inside of the line."""
    text = draft.line(line)
    start = min(max(start, 0), len(text))
    end = min(max(end, start), len(text))
    last = max(len(draft.lines) - 1, 0)
    return Range(
        Position(min(max(line, 0), last), codec.client_num_units(text[:start])),
        Position(min(max(line, 0), last), codec.client_num_units(text[:end])),
    )


def range_of_place(draft: Draft, place: Place, codec: PositionCodec) -> Range:
    """The range of a place; a place without a length is the rest of its line."""
    start = max(place.column - 1, 0)
    end = start + place.length if place.length else len(draft.line(place.line - 1))
    return range_of(draft, max(place.line - 1, 0), start, end, codec)


def letter_at(draft: Draft, position: Position, codec: PositionCodec) -> int:
    """How many letters of its line stand before a position."""
    text = draft.line(position.line)
    count = units = 0
    while count < len(text) and units < position.character:
        units += codec.client_num_units(text[count])
        count += 1
    return count


def location_of(draft: Draft, line: int, start: int, end: int, codec: PositionCodec) -> Location:
    """A range with the address of its file."""
    return Location(address_of(draft), range_of(draft, line, start, end, codec))


def address_of(draft: Draft) -> str:
    """The address of a draft's file as the protocol writes it."""
    return from_fs_path(str(draft.path)) or ""
