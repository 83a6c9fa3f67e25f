"""What a request about drafts gets: a page, another address to go to, or a file."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from threading import Lock

from politeia.amendment.drafts import as_replacement
from politeia.diagnostics.model import failure
from politeia.presentation.brief_making import brief_on
from politeia.presentation.brief_page import page as brief_page
from politeia.presentation.brief_page import page_policy
from politeia.web.bookshelf import Bookshelf
from politeia.web.drafts.keeping import Drafts
from politeia.web.drafts.model import Draft, Outdated
from politeia.web.drafts.pages import HOME, conflict_page, day_of, desk_page, list_page, verdicts_page
from politeia.web.drafts.proposal import Proposal, begun, propose
from politeia.web.drafts.proving import Proofs, Prover
from politeia.web.guarding import Guard
from politeia.web.model import Address, Page

PATIENCE = 1.5
"""Seconds that a page of verdicts waits for all of them, before it shows those that are known."""

MOST_BRIEFS = 8


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer with its status: a page, the address of one, or a file
    with its type, the name under which it is kept, and for a page of its own its policy."""

    page: Page | None = None
    status: int = 200
    address: str = ""
    file: str = ""
    kind: str = ""
    policy: str = ""
    name: str = ""


class DraftDesk:
    """Answers what is asked about the drafts of one folder, over one shelf of charters."""

    def __init__(self, shelf: Bookshelf, drafts: Drafts, guard: Guard) -> None:
        self.shelf = shelf
        self.drafts = drafts
        self.guard = guard
        self.prover = Prover()
        self._briefs: OrderedDict[tuple[str, int], str] = OrderedDict()
        self._lock = Lock()

    def shown(self, folders: tuple[str, ...], asked: Mapping[str, str], language: str) -> Answered:
        """The answer to a request that changes nothing; raises X404 where there is nothing."""
        if len(folders) == 1:
            chosen = asked.get("charter", ""), asked.get("day", "")
            return Answered(list_page(self.shelf, self.drafts.all(), language, self.guard.token, chosen))
        if len(folders) == 2:
            number = asked.get("version", "")
            latest = self.drafts.read(folders[1])
            if number.isascii() and number.isdecimal() and len(number) < 7 and int(number) != latest.version:
                earlier = self.drafts.read(folders[1], int(number))
                return Answered(self._desk(latest, language, source=earlier.source, notice="draft_earlier"))
            return Answered(self._desk(latest, language, notice=_notice(asked.get("done", ""))))
        draft = self.drafts.read(folders[1])
        if len(folders) == 3 and folders[2] == "verdicts":
            proposal = self._proposal(draft)
            return Answered(verdicts_page(draft, proposal, self._proofs(draft, proposal, PATIENCE), language))
        if len(folders) == 3 and folders[2] == "brief":
            return self._brief(draft, language)
        if len(folders) == 3 and folders[2] == "words":
            return Answered(file=draft.source, kind="text/markdown; charset=utf-8", name=f"{draft.identifier}.md")
        raise failure("X404", f"there is no page “{'/'.join(folders)}”", None)

    def sent(self, folders: tuple[str, ...], fields: Mapping[str, str], language: str) -> Answered:
        """The answer to a form; raises X403 for one that was not made by this run of the server."""
        if len(folders) == 1:
            if not self.guard.admits(fields):
                raise failure(
                    "X403",
                    "this form is older than the server, or was not made by it",
                    remedy="Open the page again, and send the form from there.",
                )
            return self._begin(fields)
        if len(folders) != 2:
            raise failure("X404", f"there is no page “{'/'.join(folders)}”", None)
        draft = self.drafts.read(folders[1])
        source = fields.get("source", draft.source).replace("\r\n", "\n").replace("\r", "\n")
        if not self.guard.admits(fields):
            return Answered(self._desk(draft, language, source=source, notice="draft_stale_form"), 403)
        word = fields.get("do", "save")
        if word == "discard":
            self.drafts.discard(draft.identifier)
            return Answered(address=Address("", HOME).path)
        if word == "take":
            return self._take(draft, source, fields.get("article", ""), language)
        if word == "check":
            return Answered(self._desk(draft, language, source=source, notice="draft_checked"))
        return self._save(draft, source, fields.get("version", ""), language)

    def _begin(self, fields: Mapping[str, str]) -> Answered:
        name, _, written = fields.get("edition", "").partition("@")
        day = day_of(written)
        charter = self.shelf.charter(name)
        if day is None or day not in [link.day for link in self.shelf.editions(name)]:
            raise failure(
                "X404",
                f"“{written}” is no edition of {charter.title}",
                remedy="Choose one of the editions on the page of drafts.",
            )
        text = self.shelf.edition(name, day).charter
        draft = self.drafts.start(name, day, begun(text, day, fields.get("title", "")[:120] or "Draft"))
        return Answered(address=Address(HOME, draft.identifier).path)

    def _save(self, draft: Draft, source: str, version: str, language: str) -> Answered:
        try:
            number = int(version) if version.isascii() and version.isdecimal() and len(version) < 7 else 0
            self.drafts.save(draft.identifier, number, source)
        except Outdated as meanwhile:
            proposal = self._proposal(draft)
            page = conflict_page(draft, meanwhile.latest, proposal, source, language, self.guard.token)
            return Answered(page, 409)
        return Answered(address=Address(HOME, draft.identifier).path + "?done=saved")

    def _take(self, draft: Draft, source: str, provision: str, language: str) -> Answered:
        """Words in force set behind those of the draft, to be changed there; nothing is saved yet."""
        number, _, paragraph = provision.partition("(")
        edition = self._proposal(draft).before.edition
        article = edition.article(number)
        if article is None:
            return Answered(self._desk(draft, language, source=source, notice="draft_take_which"), 422)
        taken = as_replacement(edition, article, paragraph.removesuffix(")"))
        words = f"{source.rstrip()}\n\n{taken}"
        return Answered(self._desk(draft, language, source=words, notice="draft_taken"))

    def _brief(self, draft: Draft, language: str) -> Answered:
        proposal = self._proposal(draft)
        proofs = self._proofs(draft, proposal, PATIENCE)
        after = proposal.whole
        if proofs is None or after is None or not proofs.complete:
            return Answered(verdicts_page(draft, proposal, proofs, language), 200)
        key = (draft.identifier, draft.version)
        if key not in self._briefs:
            brief = brief_on(proposal.before, after, draft=proposal.label, moves=proofs.in_order, alone=True)
            with self._lock:
                self._briefs[key] = brief_page(brief)
                while len(self._briefs) > MOST_BRIEFS:
                    self._briefs.popitem(last=False)
        return Answered(file=self._briefs[key], kind="text/html; charset=utf-8", policy=page_policy())

    def _desk(self, draft: Draft, language: str, *, source: str | None = None, notice: str = "") -> Page:
        proposal = propose(self.shelf.charter(draft.charter), draft.day, draft.source if source is None else source)
        versions = self.drafts.versions(draft.identifier)
        return desk_page(draft, proposal, language, self.guard.token, source=source, versions=versions, notice=notice)

    def _proposal(self, draft: Draft) -> Proposal:
        return propose(self.shelf.charter(draft.charter), draft.day, draft.source)

    def _proofs(self, draft: Draft, proposal: Proposal, patience: float) -> Proofs | None:
        after = proposal.whole
        return None if after is None else self.prover.proofs(draft, proposal, after, patience=patience)


def _notice(done: str) -> str:
    return "draft_saved" if done == "saved" else ""
