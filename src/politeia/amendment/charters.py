"""Loading a charter: its first text, its acts and its properties, parsed and with every mistake collected."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Protocol, TypeVar

from politeia.amendment.model import Act, ArticleInForce, Charter, Instructed, ParagraphInForce
from politeia.amendment.timeline import timeline_mistakes
from politeia.diagnostics.model import Diagnostic, Place, error
from politeia.documents.library import SCENARIOS, find_base, later_texts, shelf
from politeia.documents.model import Article, Document, Fence, Instruction, Paragraph
from politeia.documents.reading import read_document
from politeia.language.expectations import parse_tests
from politeia.language.instructions import parse_amendment
from politeia.language.known import parse_known
from politeia.language.parsing import parse_norms
from politeia.language.properties import parse_properties
from politeia.language.seating import parse_scenarios


class FenceRead(Protocol):
    """What a fence was read as: whatever it holds, the mistakes stand beside it."""

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Every mistake found in it."""


Content = TypeVar("Content", bound=FenceRead)
Item = TypeVar("Item")

FIRST_DAY = date(1, 1, 1)
Read = Callable[[Path], bytes]
"""How the bytes of a file are had: from the disk, or from an editor that has not saved them yet."""

COMPANIONS = ("properties.md", "tests.md", "notes.md")
"""Documents beside a charter that are not law: what it is said to guarantee, tests of it, and known lint findings."""


def load_charter(name: str, read: Read = Path.read_bytes) -> Charter:
    """The charter of a name of the library, of a folder or of a file; raises only when there is none.

    Texts in folders below its own that replace it stand in `later`, in the order of their days.
    """
    base_path = find_base(name)
    if Path(name).is_file():
        return load_alone(base_path, read)
    first = _charter(name, base_path, read)
    later = [_charter(name, path, read) for path in later_texts(base_path.parent)]
    later.sort(key=lambda text: text.base.front.in_force or date.max)
    mistakes = tuple(timeline_mistakes(first, tuple(later)))
    return replace(
        first,
        later=tuple(text for text in later if text.base.front.in_force is not None),
        files=(*first.files, *(file for text in later for file in text.files)),
        diagnostics=(*first.diagnostics, *(item for text in later for item in text.diagnostics), *mistakes),
    )


def load_alone(path: Path, read: Read = Path.read_bytes) -> Charter:
    """A file by itself as a charter, whatever lies beside it; the file need not exist where `read` knows its bytes."""
    return _charter(str(path), path, read, alone=True)


def _charter(name: str, base_path: Path, read: Read, *, alone: bool = False) -> Charter:
    """One text with the acts and properties in its folder; a file by itself has neither."""
    diagnostics: list[Diagnostic] = []
    base = _read(base_path, diagnostics, read)
    articles = tuple(_article(item, "", base.front.in_force, diagnostics) for item in base.articles)
    folder = base_path.parent
    documents = [] if alone else [_read(path, diagnostics, read) for path in sorted((folder / "acts").glob("*.md"))]
    documents.sort(key=lambda item: (item.front.adopted or str(item.front.in_force or ""), item.file))
    acts = []
    for document in documents:
        act, mistakes = read_act(document, base)
        diagnostics += mistakes
        acts.append(act)
    companions = [] if alone else [folder / beside for beside in COMPANIONS if (folder / beside).is_file()]
    questions = [base, *(_read(path, diagnostics, read) for path in companions)]
    properties = _held(
        (fence for document in questions for fence in document.properties),
        parse_properties,
        lambda parsed: parsed.properties,
        diagnostics,
    )
    tests = _held(
        (fence for document in (*questions, *documents) for fence in document.tests),
        parse_tests,
        lambda parsed: parsed.tests,
        diagnostics,
    )
    seated = [] if alone else [_read(path, diagnostics, read) for path in sorted((folder / SCENARIOS).glob("*.md"))]
    scenarios = _held(
        (fence for document in (*questions, *seated) for fence in document.scenarios),
        parse_scenarios,
        lambda parsed: parsed.scenarios,
        diagnostics,
    )
    known = _held(
        (fence for document in questions for fence in document.known),
        parse_known,
        lambda parsed: parsed.known,
        diagnostics,
    )
    files = (base.file, *(item.file for item in documents), *(item.file for item in (*questions[1:], *seated)))
    title = base.front.label or base.front.title or name
    return Charter(
        name,
        title,
        base,
        articles,
        tuple(acts),
        tuple(properties),
        files,
        tuple(diagnostics),
        tuple(known),
        tests=tuple(tests),
        scenarios=tuple(scenarios),
    )


def _read(path: Path, diagnostics: list[Diagnostic], read: Read) -> Document:
    document = read_document(shown(path), read(path))
    diagnostics += document.diagnostics
    return document


def shown(path: Path) -> str:
    """The name of a file for messages: from the library on, or as the user wrote it."""
    return str(path.relative_to(shelf())) if path.is_relative_to(shelf()) else str(path)


def _wrong_target(act: Document, base: Document) -> tuple[Diagnostic, ...]:
    if not act.front.amends or act.front.amends == base.front.identifier:
        return ()
    return (
        error(
            "P415",
            f"this act amends “{act.front.amends}”, and the charter is “{base.front.identifier}”",
            Place(act.file, 1),
            expectation="An act names the identifier of the document that it amends.",
            remedy=f"Write “amends: {base.front.identifier}”.",
        ),
    )


def read_act(document: Document, base: Document) -> tuple[Act, tuple[Diagnostic, ...]]:
    """A document as an act on a charter whose first text is `base`, with what is wrong in its norms and instructions."""
    diagnostics = list(_wrong_target(document, base))
    label = document.front.label or document.front.title
    read = (
        _instructed(instruction, order, label, document, diagnostics)
        for order, instruction in enumerate(document.instructions)
    )
    instructions = tuple(item for item in read if item is not None)
    return Act(label, document, instructions), tuple(diagnostics)


def _instructed(
    instruction: Instruction, order: int, label: str, document: Document, diagnostics: list[Diagnostic]
) -> Instructed | None:
    parsed = parse_amendment(instruction.fence)
    diagnostics += parsed.diagnostics
    syntax = parsed.amendment
    if syntax is None:
        return None
    events = dict(document.front.events)
    commencement = syntax.commencement
    event = commencement.event if commencement else ""
    day = document.front.in_force if commencement is None else commencement.date or events.get(event)
    articles = tuple(_article(item, label, day, diagnostics) for item in instruction.articles)
    paragraphs = tuple(_paragraph(item, label, day, diagnostics) for item in instruction.paragraphs)
    return Instructed(label, syntax, articles, paragraphs, day, event, order)


def _article(article: Article, act: str, since: date | None, diagnostics: list[Diagnostic]) -> ArticleInForce:
    paragraphs = tuple(_paragraph(item, act, since, diagnostics) for item in article.paragraphs)
    return ArticleInForce(article.number, article.title, article.section, paragraphs, article.left_out)


def _paragraph(paragraph: Paragraph, act: str, since: date | None, diagnostics: list[Diagnostic]) -> ParagraphInForce:
    parsed = [parse_norms(fence) for fence in paragraph.fences]
    diagnostics += [item for result in parsed for item in result.diagnostics]
    norms = tuple(norm for result in parsed for norm in result.norms)
    return ParagraphInForce(paragraph.number, paragraph.prose, norms, act, since, paragraph.place)


def _held(
    fences: Iterable[Fence],
    parse: Callable[[Fence], Content],
    items: Callable[[Content], Iterable[Item]],
    diagnostics: list[Diagnostic],
) -> list[Item]:
    """What fences of one kind hold, in order; their mistakes are added to the others."""
    found: list[Item] = []
    for fence in fences:
        parsed = parse(fence)
        diagnostics += parsed.diagnostics
        found += items(parsed)
    return found
