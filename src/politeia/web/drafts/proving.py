"""Verdicts on a draft, worked out in the background one property at a time, those that the draft touches first."""

from __future__ import annotations

import logging
import threading
from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256

from politeia.amendment.opening import Target
from politeia.comparison.comparing import compare
from politeia.language.questions import PropertySyntax
from politeia.presentation.brief_content import Move
from politeia.presentation.brief_making import questions_of
from politeia.verification.model import Answer
from politeia.verification.proving import prove
from politeia.verification.rules import used_names
from politeia.web.drafts.model import Draft
from politeia.web.drafts.proposal import Proposal

KEPT = 12
"""Drafts whose verdicts are kept."""

Key = tuple[str, date, str]
"""A charter, a day, and the fingerprint of the draft."""


@dataclass(slots=True)
class Proofs:
    """What is known so far: a verdict with and without the draft for each property, in the order of proving."""

    draft: str
    questions: tuple[tuple[PropertySyntax, PropertySyntax], ...]
    moves: list[Move] = field(default_factory=list)
    finished: threading.Event = field(default_factory=threading.Event)
    dropped: bool = False

    @property
    def complete(self) -> bool:
        """Whether every property has its verdict."""
        return len(self.moves) == len(self.questions)

    @property
    def in_order(self) -> tuple[Move, ...]:
        """The verdicts in the order in which the charter states its properties."""
        place = {after.name: number for number, (_, after) in enumerate(self.questions)}
        return tuple(sorted(self.moves, key=lambda move: place[move.after.name]))


class Prover:
    """Proves drafts one after another; a later version of a draft stops the work on an earlier one."""

    def __init__(self) -> None:
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="proving")
        self._found: OrderedDict[Key, Proofs] = OrderedDict()
        self._standing: dict[tuple[str, date, str], Answer] = {}
        self._lock = threading.Lock()

    def proofs(self, draft: Draft, proposal: Proposal, after: Target, *, patience: float) -> Proofs:
        """The verdicts so far, after waiting at most `patience` seconds for all of them."""
        key = (draft.charter, after.day, sha256(draft.source.encode("utf-8")).hexdigest())
        with self._lock:
            found = self._found.get(key)
            if found is None or found.dropped:
                found = self._begin(key, draft, proposal, after)
        found.finished.wait(patience)
        return found

    def _begin(self, key: Key, draft: Draft, proposal: Proposal, after: Target) -> Proofs:
        for earlier in self._found.values():
            earlier.dropped |= earlier.draft == draft.identifier and not earlier.finished.is_set()
        proofs = Proofs(draft.identifier, questions_of(proposal.before.charter, after.charter))
        self._found[key] = proofs
        while len(self._found) > KEPT:
            self._found.popitem(last=False)[1].dropped = True
        self._worker.submit(self._prove, draft.charter, proposal.before, after, proofs)
        return proofs

    def _prove(self, name: str, before: Target, after: Target, proofs: Proofs) -> None:
        try:
            for ours, theirs in _touched_first(before, after, proofs.questions):
                if proofs.dropped:
                    return
                standing = (name, before.day, ours.name)
                if standing not in self._standing:
                    self._standing[standing] = prove(before.institutions, ours)
                proofs.moves.append(Move(self._standing[standing], prove(after.institutions, theirs)))
        except Exception:
            logging.getLogger(__name__).exception("the verdicts on a draft cannot be worked out")
        finally:
            proofs.finished.set()


def _touched_first(
    before: Target, after: Target, questions: tuple[tuple[PropertySyntax, PropertySyntax], ...]
) -> tuple[tuple[PropertySyntax, PropertySyntax], ...]:
    """The questions, those that name something of a norm that differs in front of the others."""
    changed = {change.name for change in compare(before.institutions, after.institutions).norms}
    return tuple(sorted(questions, key=lambda pair: changed.isdisjoint(used_names(pair[1]))))
