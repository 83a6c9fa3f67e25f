"""From the bytes of a Markdown file to a document: front matter, articles, paragraphs and fences; mistakes are collected."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from politeia.diagnostics.model import Diagnostic, Place, error
from politeia.diagnostics.nearest import nearest
from politeia.documents.front import read_front
from politeia.documents.model import Article, Document, Fence, FrontMatter, Instruction, Paragraph

LARGEST = 5_000_000
"""Bytes; no constitution comes near it, and a larger file was picked by mistake."""

WORDS = ("norm", "amend", "property", "test", "known", "claim", "scenario")
_NUMBER = r"[0-9]+[A-Z]{0,2}(?:-[0-9]+)*"
_ARTICLE_NUMBER = r"(?:[A-Z]\.)?[0-9]+[A-Z]{0,2}(?:[.-][0-9]+)*"
"""An article: 63, 83-1, 224A, section 4.1 of a charter in sections, or A.1 of an appendix."""
_ARTICLE = re.compile(
    rf"^###\s+Article\s+(?P<number>{_ARTICLE_NUMBER}|[A-Z](?=\.?(?:\s|$)))(?![0-9A-Za-z])\.?\s*(?P<title>.*)$"
)
_SECTION = re.compile(r"^##\s+(?P<title>.*)$")
_LEFT_OUT = re.compile(r"^>\s*not encoded:\s*(?P<reason>.*)$")
_NUMBERED = re.compile(rf"^(?P<number>{_NUMBER}|[a-z])\.\s+(?P<prose>.*)$")
"""A paragraph: 1, 2A, 58-1, or a letter where an article has lettered paragraphs: “a. ...” is cited as 87(a)."""
_UNSEEN = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069]")
"""Control characters but tabs and ends of lines and pages, and marks that override the direction of writing."""
_FENCE = re.compile(r"^(?P<marks>`{3,}|~{3,})\s*(?P<word>[^\s`]*)")


def read_document(file: str, data: bytes) -> Document:
    """Read a document; whatever is wrong stands in its diagnostics, and the rest is read all the same."""
    if len(data) > LARGEST:
        return _refused(
            file,
            "D103",
            f"this file has {len(data):,} bytes, and no charter has more than {LARGEST:,}",
            "Choose the charter's own Markdown file.",
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        return _refused(
            file,
            "D101",
            "this is not written in UTF-8",
            "Save the file as UTF-8 (in Word: Save As, Plain Text, Other encoding, Unicode UTF-8).",
            line,
        )
    if found := _UNSEEN.search(text):
        return _unseen(file, text, found)
    if not text.strip():
        return _refused(file, "D102", "this file is empty", "Begin with politeia new, which writes a small statute.")
    return _Reader(file, text).read()


def _unseen(file: str, text: str, found: re.Match[str]) -> Document:
    """D116: two names that look equal must be equal, and the words must stand in the order in which they are read."""
    before = text[: found.start()]
    line = re.sub(r"\r\n?", "\n", before).count("\n") + 1
    start = max(before.rfind("\n"), before.rfind("\r")) + 1
    written = re.split(r"[\r\n]", text[start:], maxsplit=1)[0]
    letter = f"U+{ord(found.group()):04X}"
    mistake = error(
        "D116",
        f"a character that nobody sees ({letter}) stands in this line",
        Place(file, line, found.start() - start + 1, 1, written),
        expectation="Control characters, and those that turn the order of letters round, make words other than they look.",
        remedy="Delete it: put the cursor behind it and press backspace once, or write the line anew.",
    )
    return Document(file, FrontMatter(""), (), diagnostics=(mistake,))


def _refused(file: str, code: str, message: str, remedy: str, line: int = 0) -> Document:
    return Document(file, FrontMatter(""), (), diagnostics=(error(code, message, Place(file, line), remedy=remedy),))


@dataclass(slots=True)
class _OpenParagraph:
    number: str
    place: Place
    prose: list[str] = field(default_factory=list)
    fences: list[Fence] = field(default_factory=list)

    def closed(self) -> Paragraph:
        return Paragraph(self.number, "\n".join(self.prose).strip(), tuple(self.fences), self.place)


@dataclass(slots=True)
class _OpenArticle:
    number: str
    title: str
    section: str
    place: Place
    paragraphs: list[_OpenParagraph] = field(default_factory=list)
    left_out: str = ""

    def closed(self) -> Article:
        kept = [item.closed() for item in self.paragraphs]
        return Article(
            self.number,
            self.title,
            self.section,
            tuple(item for item in kept if item.number or item.prose or item.fences),
            self.place,
            self.left_out,
        )


@dataclass(slots=True)
class _OpenInstruction:
    fence: Fence
    articles: list[_OpenArticle] = field(default_factory=list)
    loose: _OpenArticle | None = None

    def closed(self) -> Instruction:
        loose = self.loose.closed().paragraphs if self.loose else ()
        return Instruction(self.fence, tuple(item.closed() for item in self.articles), loose)


class _Reader:
    """Reads line by line and keeps where it stands."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        self.diagnostics: list[Diagnostic] = []
        self.articles: list[_OpenArticle] = []
        self.instructions: list[_OpenInstruction] = []
        self.properties: list[Fence] = []
        self.tests: list[Fence] = []
        self.known: list[Fence] = []
        self.claims: list[Fence] = []
        self.scenarios: list[Fence] = []
        self.section = ""
        self.title = ""
        self.article: _OpenArticle | None = None

    def read(self) -> Document:
        front, number, mistakes = read_front(self.file, self.lines)
        self.diagnostics += mistakes
        while number < len(self.lines):
            number = self._line(number)
        self._check_title(front)
        self._refuse_duplicates()
        if not front.title:
            front = replace(front, title=self.title)
        return Document(
            self.file,
            front,
            tuple(item.closed() for item in self.articles),
            tuple(item.closed() for item in self.instructions),
            tuple(self.properties),
            tuple(self.tests),
            tuple(self.known),
            tuple(self.claims),
            tuple(self.scenarios),
            tuple(sorted(self.diagnostics, key=lambda item: item.place.line if item.place else 0)),
        )

    # -- lines -------------------------------------------------------------------------------------------------------

    def _line(self, number: int) -> int:
        """Read one line, or a whole fence; give the number of the next line to read."""
        line = self.lines[number]
        if opened := _FENCE.match(line):
            return self._fence(number, opened)
        if found := _ARTICLE.match(line):
            self._open_article(found["number"], found["title"].strip(), number)
        elif found := _SECTION.match(line):
            self.section = found["title"].strip()
            self.article = None
        elif found := _LEFT_OUT.match(line):
            self._leave_out(found["reason"].strip(), number)
        elif line.startswith("# "):
            self.title = self.title or line[2:].strip()
        else:
            self._prose(line, number)
        return number + 1

    def _open_article(self, number: str, title: str, line: int) -> None:
        article = _OpenArticle(number, title, self.section, self._place(line, number))
        self.article = article
        if self.instructions:
            self.instructions[-1].articles.append(article)
        else:
            self.articles.append(article)

    def _leave_out(self, reason: str, number: int) -> None:
        """Keep the reason why no norm encodes the article that is open."""
        if self.article is None:
            self._report("D114", "this reason stands outside of any article", number, "Put it below the article.")
        elif not reason:
            self._report(
                "D115",
                "an article left out without a reason",
                number,
                "Say why, such as “> not encoded: a transitional rule that is spent”.",
            )
        else:
            self.article.left_out = reason

    def _prose(self, line: str, number: int) -> None:
        article = self._holder(number)
        if article is None:
            return
        if found := _NUMBERED.match(line):
            place = self._place(number, f"{article.number}({found['number']})" if article.number else "")
            article.paragraphs.append(_OpenParagraph(found["number"], place, [found["prose"].strip()]))
        elif article.paragraphs:
            article.paragraphs[-1].prose.append(line.strip())
        elif line.strip():
            article.paragraphs.append(_OpenParagraph("", self._place(number, article.number), [line.strip()]))

    def _holder(self, number: int) -> _OpenArticle | None:
        """The article that the line belongs to: open, or the loose paragraphs after an instruction."""
        if self.article is None and self.instructions:
            instruction = self.instructions[-1]
            if instruction.loose is None:
                instruction.loose = _OpenArticle("", "", self.section, self._place(number))
            return instruction.loose
        return self.article

    def _fence(self, number: int, opened: re.Match[str]) -> int:
        marks, word = opened["marks"], opened["word"].lower()
        end = next((i for i in range(number + 1, len(self.lines)) if self.lines[i].strip() == marks), len(self.lines))
        if end == len(self.lines):
            self._report("D110", "this block is never closed", number, f"Add a line “{marks}” below its last line.")
            end = self._likely_end(number)
        lines = tuple(self.lines[number + 1 : end])
        if word in WORDS:
            self._keep(Fence(word, lines, number + 2, self.file), number)
        elif word and (near := nearest(word, WORDS, 0.7)):
            self._report("D112", f"“{word}” names no kind of block", number, f"Did you mean “{near}”?")
        return end + 1

    def _likely_end(self, number: int) -> int:
        """Where a block that was never closed most likely ends: before the next blank line, heading or paragraph."""
        for position in range(number + 1, len(self.lines)):
            line = self.lines[position]
            if line.startswith("#") or _NUMBERED.match(line):
                return position - 1
        return len(self.lines)

    def _keep(self, fence: Fence, number: int) -> None:
        if fence.word == "amend":
            self.instructions.append(_OpenInstruction(fence))
            self.article = None
        elif fence.word == "property":
            self.properties.append(fence)
        elif fence.word == "test":
            self.tests.append(fence)
        elif fence.word == "scenario":
            self.scenarios.append(fence)
        elif fence.word == "known":
            self.known.append(fence)
        elif fence.word == "claim":
            self.claims.append(fence)
        else:
            self._keep_norms(fence, number)

    def _keep_norms(self, fence: Fence, number: int) -> None:
        article = self._holder(number)
        if article is None:
            self._report(
                "D109", "this norm stands outside of any article", number, "Put it below the paragraph that it encodes."
            )
            return
        if not article.paragraphs or not "".join(article.paragraphs[-1].prose).strip():
            self._report(
                "D113", "this norm has no text of the law above it", number, "Write the paragraph above the norm."
            )
            if not article.paragraphs:
                article.paragraphs.append(_OpenParagraph("", self._place(number, article.number)))
        paragraph = article.paragraphs[-1]
        number_of_article = article.number or self._target(len(self.instructions) - 1)
        paragraph.fences.append(replace(fence, article=number_of_article, paragraph=paragraph.number))

    def _target(self, position: int) -> str:
        """The article that an instruction names, for the citations of the norms that follow it."""
        if position < 0:
            return ""
        found = re.search(rf"({_ARTICLE_NUMBER})(?:\(|\s|$)", " ".join(self.instructions[position].fence.lines[:1]))
        return found.group(1) if found else ""

    # -- checks ------------------------------------------------------------------------------------------------------

    def _check_title(self, front: FrontMatter) -> None:
        unread = any(item.code == "D104" for item in self.diagnostics)
        if not front.title and not self.title and not self.properties and not unread:
            self._report(
                "D105", "this document has no title", 0, "Begin with a line such as “# Statute of the Chess Club”."
            )

    def _refuse_duplicates(self) -> None:
        seen: set[str] = set()
        for article in self.articles:
            if article.number in seen:
                self._report(
                    "D107",
                    f"Article {article.number} stands twice",
                    article.place.line - 1,
                    "Give one of the two another number.",
                )
            seen.add(article.number)
        for article in self.articles:
            numbers: set[str] = set()
            for paragraph in article.paragraphs:
                if paragraph.number and paragraph.number in numbers:
                    self._report(
                        "D108",
                        f"paragraph {paragraph.number} stands twice in Article {article.number}",
                        paragraph.place.line - 1,
                        "Number the paragraphs of an article in order.",
                    )
                numbers.add(paragraph.number)

    def _place(self, line: int, article: str = "") -> Place:
        text = self.lines[line] if line < len(self.lines) else ""
        return Place(self.file, line + 1, 1, len(text), text, article)

    def _report(self, code: str, message: str, line: int, remedy: str) -> None:
        self.diagnostics.append(error(code, message, self._place(line), remedy=remedy))
