"""Running the checks of claims on the texts of their days: what each finds, in words and with its articles."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import assert_never

from politeia.amendment.charters import load_charter
from politeia.amendment.consolidation import consolidate
from politeia.amendment.history import changed_articles
from politeia.amendment.model import Act, Charter
from politeia.amendment.opening import Target, asked_of, opened_leniently
from politeia.amendment.timeline import texts_of
from politeia.claims.model import (
    Adopted,
    Carried,
    Check,
    Examined,
    Finding,
    InForce,
    NormRef,
    PropertyIs,
    PublicClaim,
    Same,
    Says,
    Touches,
    TouchesSome,
    YesShare,
)
from politeia.diagnostics.model import PoliteiaError, failure
from politeia.diagnostics.nearest import nearest
from politeia.documents.library import find_base, names_beside
from politeia.elections.files import Request, count_file
from politeia.elections.model import CANNOT_TELL, CARRIED, ReferendumCount
from politeia.language.model import Clause, NormSyntax
from politeia.verification.model import Verdict
from politeia.verification.proving import prove_all

DATA = "data"
"""The folder of a charter that holds tables of votes."""

OWN = ("", "Constitution")
"""How a check names the charter itself: not at all, or as the Constitution."""

Found = tuple[bool | None, str, tuple[str, ...]]
Report = Callable[[int, int], None]


def examine_claims(
    charter: str, claims: tuple[PublicClaim, ...], *, report: Report | None = None
) -> tuple[Examined, ...]:
    """Run every check of every claim; raises when a check names a document, an act, a property or a table that is not there."""
    texts = _Texts(charter)
    examined: list[Examined] = []
    for number, claim in enumerate(claims):
        findings = []
        for line in claim.lines:
            try:
                true, words, cited = _found(line.check, texts)
            except PoliteiaError as problem:
                placed = (replace(item, place=item.place or line.place) for item in problem.diagnostics)
                raise PoliteiaError(tuple(placed)) from None
            findings.append(Finding(line, true, words, cited))
        examined.append(Examined(claim, tuple(findings)))
        if report is not None:
            report(number + 1, len(claims))
    return tuple(examined)


class _Texts:
    """The charter and the documents beside it, each opened once a day."""

    def __init__(self, charter: str) -> None:
        self.charter = charter
        self.folder = find_base(charter).parent
        self._loaded: dict[str, Charter] = {}
        self._opened: dict[tuple[str, date], Target] = {}

    def load(self, document: str = "") -> Charter:
        """The charter, or a document beside it by the name by which it is cited; raises C201 when there is none."""
        if document not in self._loaded:
            self._loaded[document] = load_charter(self._name(document))
        return self._loaded[document]

    def on(self, day: date, document: str = "") -> Target:
        if (document, day) not in self._opened:
            self._opened[document, day] = opened_leniently(self.load(document), day)
        return self._opened[document, day]

    def norm(self, norm: NormRef, day: date) -> NormSyntax | None:
        norms = self.on(day, norm.document).institutions.norms
        return next((item for item in norms if (item.kind, item.name) == (norm.kind, norm.name)), None)

    def ever(self, norm: NormRef) -> bool:
        """Whether the norm stands anywhere in the life of its document: a name that never stood is a slip."""
        for text in texts_of(self.load(norm.document)):
            known = [item for article in text.articles for item in article.norms]
            for act in text.acts:
                for change in act.instructions:
                    known += [item for article in change.articles for item in article.norms]
                    known += [item for paragraph in change.paragraphs for item in paragraph.norms]
            if any((item.kind, item.name) == (norm.kind, norm.name) for item in known):
                return True
        return False

    def act(self, label: str, document: str) -> tuple[Act, Charter]:
        acts = [(act, text) for text in texts_of(self.load(document)) for act in text.acts]
        for act, text in acts:
            if act.label == label:
                return act, text
        near = nearest(label, [act.label for act, _ in acts])
        raise failure(
            "C202",
            f"no act is called “{label}”",
            remedy=f"Did you mean “{near}”?" if near else "politeia library lists them.",
        )

    def cited(self, citation: str, document: str) -> str:
        """A citation with the name of its document, which the charter itself does without."""
        return f"{document} {citation}" if document not in OWN and citation else citation

    def _name(self, document: str) -> str:
        if document in OWN:
            return self.charter
        known = {}
        for name in names_beside(self.charter):
            front = load_charter(name).base.front
            known[front.cited_as or front.label] = name
            known[name.rpartition("/")[2]] = name
        if document not in known:
            near = nearest(document, list(known))
            raise failure(
                "C201",
                f"no document beside {self.charter} is cited as “{document}”",
                remedy=f"Did you mean “{near}”?" if near else f"There are: {', '.join(known) or 'none'}.",
            )
        return known[document]


def _found(check: Check, texts: _Texts) -> Found:
    match check:
        case InForce():
            return _in_force(check, texts)
        case Says():
            return _says(check, texts)
        case Same():
            return _same(check, texts)
        case PropertyIs():
            return _property(check, texts)
        case Touches():
            return _touches(check, texts)
        case TouchesSome():
            return _touches_some(check, texts)
        case Carried():
            return _carried(check, texts)
        case YesShare():
            return _yes_share(check, texts)
        case Adopted():
            return _adopted(check, texts)
        case _:
            assert_never(check)


def _must_have_stood(norm: NormRef, texts: _Texts) -> None:
    """A check on a norm that stands in no edition would be true or false by a slip of the pen.

    A norm that stands in a statute may be asked of the charter itself, to say that it is no norm of the charter.
    """
    beside = (
        [] if norm.document not in OWN else [replace(norm, document=_short(n)) for n in names_beside(texts.charter)]
    )
    if not any(texts.ever(one) for one in (norm, *beside)):
        raise failure(
            "C203",
            f"no edition has a norm “{norm.kind} {norm.name}”",
            remedy="politeia who finds the name of a norm by its words.",
        )


def _short(name: str) -> str:
    return name.rpartition("/")[2]


def _in_force(check: InForce, texts: _Texts) -> Found:
    _must_have_stood(check.norm, texts)
    norm = texts.norm(check.norm, check.on)
    place = texts.load(check.norm.document).title
    if norm is None:
        return not check.expected, f"{place} has no such norm on {check.on}", ()
    cited = texts.cited(norm.citation, check.norm.document)
    return check.expected, "it is" if check.expected else f"it is in force on {check.on}", (cited,)


def _says(check: Says, texts: _Texts) -> Found:
    _must_have_stood(check.norm, texts)
    norm = texts.norm(check.norm, check.on)
    if norm is None:
        return not check.expected, f"no such norm is in force on {check.on}", ()
    clauses: tuple[Clause, ...] = norm.clauses
    if check.stage:
        clauses = next((stage.clauses for stage in norm.stages if stage.name == check.stage), ())
    wanted = " ".join(check.clause.split())
    for clause in clauses:
        if " ".join(f"{clause.word} {clause.written}".split()) == wanted:
            cited = texts.cited(clause.citation or norm.citation, check.norm.document)
            return check.expected, "it does" if check.expected else f"it says “{wanted}” on {check.on}", (cited,)
    rival = [clause for clause in clauses if wanted.startswith(f"{clause.word} ")]
    said = "; ".join(f"{clause.word} {clause.written}" for clause in rival)
    cited_all = tuple(texts.cited(clause.citation or norm.citation, check.norm.document) for clause in rival)
    return (
        not check.expected,
        f"it says “{said}” on {check.on}" if said else f"it says nothing of it on {check.on}",
        cited_all,
    )


def _content(norm: NormSyntax) -> object:
    """What a norm says, without its notes, its articles and its place."""

    def said(clauses: tuple[Clause, ...]) -> tuple[tuple[str, str], ...]:
        return tuple(sorted((clause.word, clause.written) for clause in clauses if clause.word != "note"))

    return said(norm.clauses), tuple((stage.name, said(stage.clauses)) for stage in norm.stages)


def _same(check: Same, texts: _Texts) -> Found:
    _must_have_stood(check.norm, texts)
    first, second = texts.norm(check.norm, check.first), texts.norm(check.norm, check.second)
    if first is None or second is None:
        missing = check.first if first is None else check.second
        return None, f"no such norm is in force on {missing}", ()
    same = _content(first) == _content(second)
    words = f"{'the same' if same else 'not the same'} on {check.first} and {check.second}"
    cited = dict.fromkeys(texts.cited(norm.citation, check.norm.document) for norm in (first, second))
    return same == check.expected, words, tuple(cited)


def _property(check: PropertyIs, texts: _Texts) -> Found:
    target = texts.on(check.on)
    asked = next((item for item in target.charter.properties if item.name == check.name), None)
    if asked is None:
        near = nearest(check.name, [item.name for item in target.charter.properties], 0.4)
        raise failure("C204", f"no property is called “{check.name}”", remedy=f"Did you mean “{near}”?" if near else "")
    (answer,) = prove_all(asked_of(target, statutes=asked.with_statutes), (asked,))
    words = f"the property {answer.verdict.value} on {check.on}"
    if answer.verdict is Verdict.NOT_APPLICABLE and check.verdict != answer.verdict.value:
        return None, words, tuple(answer.citations)
    return answer.verdict.value == check.verdict, words, tuple(answer.citations)


def _touched(act: Act) -> tuple[str, ...]:
    found = changed_articles(act)
    return (*found.amended, *found.added, *found.repealed)


def _touches(check: Touches, texts: _Texts) -> Found:
    act, _ = texts.act(check.act, check.document)
    touched = check.article in _touched(act)
    words = f"the act {'touches' if touched else 'does not touch'} article {check.article}"
    return touched == check.expected, words, (texts.cited(check.article, check.document),)


def _touches_some(check: TouchesSome, texts: _Texts) -> Found:
    act, text = texts.act(check.act, check.document)
    found = changed_articles(act)
    count = len(_touched(act))
    words = f"{count} articles: {len(found.amended)} amended, {len(found.added)} added, {len(found.repealed)} repealed"
    if not check.per_cent:
        return check.least <= count <= check.most, words, ()
    day = act.document.front.adopted
    before = consolidate(text, date.fromisoformat(day)) if day else None
    total = len(before.articles) if before else 0
    if not total:
        return None, words + "; the act has no day of adoption", ()
    share = Fraction(100 * count, total)
    words += f"; {float(share):.1f} % of the {total} articles in force on {day}"
    return check.least <= share <= check.most, words, ()


def _table(name: str, texts: _Texts) -> Path:
    path = texts.folder / DATA / name
    if not path.is_file():
        known = sorted(item.name for item in (texts.folder / DATA).glob("*.csv"))
        raise failure(
            "C205", f"no table {name} lies beside the charter", remedy=f"There are: {', '.join(known) or 'none'}."
        )
    return path


def _carried(check: Carried, texts: _Texts) -> Found:
    target = texts.on(check.on, check.document)
    units = _table(check.units, texts) if check.units else None
    request = Request(check.referendum, ((check.column, check.value),), units=units)
    count = count_file(_table(check.file, texts), target.institutions, check.on, request)
    if not isinstance(count, ReferendumCount):
        raise failure("C206", f"{check.file} is no table of a referendum")
    words = "; ".join(f"{test.words}: {test.figures}" for test in count.tests)
    cited = tuple(dict.fromkeys(texts.cited(test.citation, check.document) for test in count.tests))
    if count.outcome == CANNOT_TELL:
        return None, words, cited
    return (count.outcome == CARRIED) == check.expected, words, cited


def _yes_share(check: YesShare, texts: _Texts) -> Found:
    with _table(check.file, texts).open(encoding="utf-8", newline="") as lines:
        row = next((row for row in csv.DictReader(lines) if row.get(check.column) == check.value), None)
    if row is None:
        raise failure("C207", f"{check.file} has no row whose {check.column} is {check.value}")
    try:
        yes, cast = int(row["yes"]), int(row["took_part"])
    except (KeyError, ValueError):
        return None, "the table does not give the yes votes and those who took part", ()
    share = Fraction(100 * yes, cast)
    words = f"{yes:,} yes of {cast:,} who took part: {float(share):.2f} %"
    return round(share) == check.per_cent, words, ()


def _adopted(check: Adopted, texts: _Texts) -> Found:
    document = texts.load(check.document)
    day = document.base.front.adopted
    return day == check.on.isoformat(), f"{document.title} was adopted on {day or 'a day not given'}", ()
