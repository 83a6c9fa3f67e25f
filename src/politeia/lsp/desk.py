"""The drafts of one editor and what was last found in their charters."""

from __future__ import annotations

from pathlib import Path

from lsprotocol import types
from pygls.uris import to_fs_path
from pygls.workspace import PositionCodec

from politeia.diagnostics.model import Diagnostic, Place, Severity
from politeia.lsp.citations import cited_at, places_of
from politeia.lsp.completing import Proposal, Sort, proposals
from politeia.lsp.drafts import Draft, Drafts, charter_of, located
from politeia.lsp.examining import Examined, examined
from politeia.lsp.hovering import hover_text
from politeia.lsp.names import Declaration, Mention, declarations, mention_at, mentions
from politeia.lsp.outlining import Entry, Heading
from politeia.lsp.positions import address_of, letter_at, location_of, range_of, range_of_place

_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.NOTE: types.DiagnosticSeverity.Information,
}
_SORTS = {
    Sort.WORD: types.CompletionItemKind.Keyword,
    Sort.NAME: types.CompletionItemKind.Class,
    Sort.VALUE: types.CompletionItemKind.Value,
    Sort.ARTICLE: types.CompletionItemKind.Reference,
}
_HEADINGS = {
    Heading.ARTICLE: types.SymbolKind.Namespace,
    Heading.NORM: types.SymbolKind.Function,
    Heading.INSTRUCTION: types.SymbolKind.Event,
    Heading.QUESTION: types.SymbolKind.Boolean,
}


class Desk:
    """What lies open, in the editor's own places and back."""

    def __init__(self) -> None:
        self._open: dict[Path, str] = {}
        self._addresses: dict[Path, str] = {}
        self._found: dict[Path, Examined] = {}
        self.codec = PositionCodec()

    # -- drafts ------------------------------------------------------------------------------------------------------

    @property
    def drafts(self) -> Drafts:
        """The drafts as they stand now; a copy, so that another thread may read them."""
        return Drafts(dict(self._open))

    def put(self, address: str, text: str) -> Path:
        """Keep the text of an open document."""
        path = path_of(address)
        self._open[path] = text
        self._addresses[path] = address
        return path

    def close(self, address: str) -> Path:
        """Forget an open document: its file counts again."""
        path = path_of(address)
        self._open.pop(path, None)
        return path

    def draft(self, address: str) -> Draft:
        """The draft at an address."""
        return self.drafts.draft(path_of(address))

    def address(self, path: Path) -> str:
        """The address of a file, as the editor wrote it when it opened the file."""
        return self._addresses.get(path) or address_of(Draft(path, ""))

    # -- findings ----------------------------------------------------------------------------------------------------

    def keep(self, path: Path, found: Examined) -> frozenset[Path]:
        """Keep what a check found, and give the files whose findings are to be shown: also those that have none any more."""
        charter = _key(path)
        before = self._found.get(charter)
        self._found[charter] = found
        return found.files | (frozenset(before.findings) if before else frozenset())

    def shown(self, path: Path, found: Examined) -> list[types.Diagnostic]:
        """The findings about one file in the words of the protocol."""
        return [self._diagnostic(path, item) for item in found.findings.get(path, ())]

    def _diagnostic(self, path: Path, item: Diagnostic) -> types.Diagnostic:
        place = item.place or Place(str(path), 1)
        return types.Diagnostic(
            range=range_of_place(self.drafts.draft(path), place, self.codec),
            message="\n".join(words for words in (item.message, item.expectation, item.remedy) if words),
            severity=_SEVERITIES[item.severity],
            code=item.code,
            source="politeia",
            related_information=[self._related(other) for other in item.others] or None,
        )

    def _related(self, place: Place) -> types.DiagnosticRelatedInformation:
        draft = self.drafts.draft(located(place.file))
        return types.DiagnosticRelatedInformation(
            types.Location(self.address(draft.path), range_of_place(draft, place, self.codec)),
            place.text.strip() or "also here",
        )

    def _examined(self, path: Path) -> Examined:
        """What is known of the charter of a file; checked now when nothing is."""
        charter = _key(path)
        if charter not in self._found:
            self._found[charter] = examined(path, self.drafts)
        return self._found[charter]

    # -- names -------------------------------------------------------------------------------------------------------

    def declared(self, draft: Draft) -> tuple[Declaration, ...]:
        """Every name that the charter of a draft declares."""
        return declarations(self.drafts.around(draft.path))

    def mentioned(self, draft: Draft) -> tuple[Mention, ...]:
        """Every place in the charter of a draft that speaks of a declared name."""
        around = self.drafts.around(draft.path)
        return tuple(mentions(around, declarations(around)))

    def mention(self, draft: Draft, position: types.Position) -> Mention | None:
        """The declared name at a position."""
        letter = letter_at(draft, position, self.codec)
        return mention_at(self.mentioned(draft), draft, position.line, letter)

    def range(self, mention: Mention) -> types.Range:
        """The range of a mention."""
        return range_of(mention.draft, mention.line, mention.start, mention.end, self.codec)

    def location(self, mention: Mention) -> types.Location:
        """The range of a mention with the address of its file."""
        return types.Location(self.address(mention.draft.path), self.range(mention))

    def definitions(self, draft: Draft, position: types.Position) -> list[types.Location]:
        """Where the name or the citation at a position leads."""
        letter = letter_at(draft, position, self.codec)
        found = self.mention(draft, position)
        if found is not None:
            return [
                location_of(item.draft, item.line, *_words_of(item), self.codec)
                for item in self.declared(draft)
                if (item.name, item.owner) == (found.name, found.owner)
            ]
        cited = cited_at(draft.line(position.line), letter)
        places = places_of(cited, self.drafts.around(draft.path), draft.path) if cited else ()
        return [types.Location(self.address(to.path), range_of_place(to, place, self.codec)) for to, place in places]

    # -- answers -----------------------------------------------------------------------------------------------------

    def hover(self, draft: Draft, position: types.Position) -> types.Hover | None:
        """What stands under the pointer."""
        found = self.mention(draft, position)
        checked = self._examined(draft.path).checked
        told = hover_text(draft, position.line, checked, found, self.declared(draft) if found else ())
        if not told:
            return None
        where = self.range(found) if found else None
        return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, told), where)

    def completion(self, draft: Draft, position: types.Position) -> list[types.CompletionItem]:
        """What may be written at a position."""
        letter = letter_at(draft, position, self.codec)
        around = self.drafts.around(draft.path)
        offered = proposals(draft, position.line, letter, around, declarations(around))
        return [self._item(draft, position.line, letter, number, item) for number, item in enumerate(offered)]

    def _item(self, draft: Draft, line: int, letter: int, number: int, item: Proposal) -> types.CompletionItem:
        where = range_of(draft, line, item.start, letter, self.codec)
        return types.CompletionItem(
            label=item.words.rstrip(),
            kind=_SORTS[item.sort],
            detail=item.detail,
            sort_text=f"{number:05d}",
            filter_text=item.words,
            text_edit=types.TextEdit(where, item.words),
        )

    def symbol(self, draft: Draft, entry: Entry) -> types.DocumentSymbol:
        """An entry of the outline in the words of the protocol."""
        end = len(draft.line(entry.last))
        first = range_of(draft, entry.line, 0, len(draft.line(entry.line)), self.codec)
        last = range_of(draft, entry.last, 0, end, self.codec)
        return types.DocumentSymbol(
            name=entry.name,
            kind=_HEADINGS[entry.heading],
            range=types.Range(first.start, last.end),
            selection_range=first,
            detail=entry.detail or None,
            children=[self.symbol(draft, inner) for inner in entry.inside],
        )


def _words_of(item: Declaration) -> tuple[int, int]:
    """Where the name stands on the line that declares it."""
    text = item.draft.line(item.line)
    start = max(text.find(item.name), 0)
    return start, start + len(item.name) if item.name in text else len(text)


def _key(path: Path) -> Path:
    return charter_of(path) or path


def path_of(address: str) -> Path:
    """The path that an address names; a document that was never saved has a path of its own that does not exist."""
    if address.startswith("file:"):
        return Path(to_fs_path(address) or "/").resolve()
    return Path("/untitled") / address.replace("/", "_").replace("\0", "")
