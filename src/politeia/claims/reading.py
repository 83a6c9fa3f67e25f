"""From the claim blocks of a file to claims: each line is a sentence of a closed list."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

from politeia.claims.model import (
    Adopted,
    Carried,
    Check,
    InForce,
    Line,
    NormRef,
    PropertyIs,
    PublicClaim,
    Same,
    Says,
    Touches,
    TouchesSome,
    YesShare,
)
from politeia.diagnostics.model import Diagnostic, PoliteiaError, Severity, error, failure
from politeia.documents.library import find_base, shelf
from politeia.documents.model import Fence
from politeia.documents.reading import read_document
from politeia.language.layout import Line as Written
from politeia.language.layout import read_lines
from politeia.language.vocabulary import NORM_RULES, VERDICTS

FILE = "claims.md"
_KIND = "|".join(NORM_RULES)
_DAY = r"\d{4}-\d\d-\d\d"
_NORM = rf"(?P<kind>{_KIND}) (?P<name>.+?)"
_IN = r"(?: in (?P<document>[A-Z].*))?"
_VOTE = r"vote (?P<file>\S+) where (?P<column>\w+) is (?P<value>\S+)"

Match = re.Match[str]


def _day(words: str) -> date:
    return date.fromisoformat(words)


def _norm(found: Match) -> NormRef:
    return NormRef(found["kind"], found["name"], found["document"] or "")


def _in_force(found: Match) -> Check:
    return InForce(_norm(found), _day(found["on"]), not found["not"])


def _says(found: Match) -> Check:
    expected = found["verb"] == "says"
    return Says(_norm(found), found["clause"], found["stage"] or "", _day(found["on"]), expected)


def _same(found: Match) -> Check:
    return Same(_norm(found), _day(found["first"]), _day(found["second"]), found["verb"].startswith("is the same"))


def _property(found: Match) -> Check:
    return PropertyIs(found["name"], found["verdict"], _day(found["on"]))


def _touches(found: Match) -> Check:
    return Touches(found["act"], found["article"], found["document"] or "", found["verb"] == "touches")


def _touches_some(found: Match) -> Check:
    least = int(found["least"])
    most = int(found["most"]) if found["most"] else least
    return TouchesSome(found["act"], least, most, bool(found["per_cent"]), found["document"] or "")


def _carried(found: Match) -> Check:
    return Carried(
        found["file"],
        found["column"],
        found["value"],
        found["units"] or "",
        found["referendum"],
        _day(found["on"]),
        found["document"] or "",
        not found["not"],
    )


def _yes_share(found: Match) -> Check:
    return YesShare(found["file"], found["column"], found["value"], int(found["per_cent"]))


def _adopted(found: Match) -> Check:
    return Adopted(found["name"], _day(found["on"]))


SENTENCES: tuple[tuple[str, str, Callable[[Match], Check]], ...] = (
    (
        rf"{_NORM} is (?P<not>not )?in force on (?P<on>{_DAY}){_IN}",
        "power annul acts of regional akims is not in force on 2023-04-01",
        _in_force,
    ),
    (
        rf"{_NORM} (?P<verb>is the same on|differs between) (?P<first>{_DAY}) and (?P<second>{_DAY}){_IN}",
        "power dissolve Mazhilis is the same on 2022-06-01 and 2023-04-01",
        _same,
    ),
    (
        rf"{_NORM} (?P<verb>says|does not say) (?P<clause>.+?)(?:, at stage (?P<stage>[^,]+),)? on (?P<on>{_DAY}){_IN}",
        "office President says term 7 years on 2023-04-01",
        _says,
    ),
    (
        rf"property (?P<name>.+) (?:is )?(?P<verdict>{'|'.join(VERDICTS)}) on (?P<on>{_DAY})",
        "property no one names a majority of the Court holds on 2023-04-01",
        _property,
    ),
    (
        rf"act (?P<act>.+) touches (?:between (?P<least>\d+)(?P<per_cent>%)? and (?P<most>\d+)%?)(?: of)? articles{_IN}"
        rf"|act (?P<act_>.+) touches (?P<least_>\d+) articles(?: in (?P<document_>[A-Z].*))?",
        "act Law of 5 June 2022 touches 33 articles",
        _touches_some,
    ),
    (
        rf"act (?P<act>.+) (?P<verb>touches|does not touch) article (?P<article>\S+){_IN}",
        "act Law of 5 June 2022 does not touch article 26",
        _touches,
    ),
    (
        rf"{_VOTE}(?:, with regions (?P<units>\S+),)? is (?P<not>not )?carried by referendum (?P<referendum>.+) on (?P<on>{_DAY}){_IN}",
        "vote referendums.csv where referendum_id is kz2022 is carried by referendum question on 2022-06-05 in Referendum Law",
        _carried,
    ),
    (
        rf"{_VOTE} is yes by (?P<per_cent>\d+)% of ballots cast",
        "vote referendums.csv where referendum_id is kz2022 is yes by 77% of ballots cast",
        _yes_share,
    ),
    (
        rf"document (?P<name>\S+) was adopted on (?P<on>{_DAY})",
        "document central-asia-treaty was adopted on 2022-07-21",
        _adopted,
    ),
)
"""The sentences that a check or a limit may be: a pattern, an example to copy, and what is made of a match."""


def read_claims(name: str) -> tuple[PublicClaim, ...]:
    """The claims that lie beside a charter; raises with every mistake, and D201 or C101 when there are none."""
    path = find_base(name).parent / FILE
    if not path.is_file():
        raise failure(
            "C101",
            f"no claims lie beside {name}",
            expectation=f"Claims stand in a file {FILE} in the charter's folder.",
            remedy="Write a block “claim” for each claim, with its checks.",
        )
    return claims_in(path)


def has_claims(name: str) -> bool:
    """Whether claims lie beside a charter."""
    return (find_base(name).parent / FILE).is_file()


def claims_in(path: Path) -> tuple[PublicClaim, ...]:
    """The claims of a file; raises with every mistake in it."""
    shown = str(path.relative_to(shelf())) if path.is_relative_to(shelf()) else str(path)
    document = read_document(shown, path.read_bytes())
    diagnostics = list(document.diagnostics)
    claims: list[PublicClaim] = []
    for fence in document.claims:
        claims += _claims(fence, diagnostics)
    seen: dict[str, PublicClaim] = {}
    for claim in claims:
        if seen.setdefault(claim.name, claim) is not claim:
            diagnostics.append(error("C105", f"claim {claim.name} stands twice", claim.place, remedy="Rename one."))
    errors = tuple(item for item in diagnostics if item.severity is Severity.ERROR)
    if errors:
        raise PoliteiaError(errors)
    return tuple(claims)


def _claims(fence: Fence, diagnostics: list[Diagnostic]) -> list[PublicClaim]:
    lines, found = read_lines(fence)
    diagnostics += found
    margin = min((line.indent for line in lines if line.words), default=0)
    blocks: list[list[Written]] = []
    for line in (line for line in lines if line.words):
        if line.indent == margin and line.words.startswith("claim "):
            blocks.append([line])
        elif not blocks:
            diagnostics.append(
                error("C102", "a claim block begins with its name", line.place, remedy="Write “claim NAME” above it.")
            )
        else:
            blocks[-1].append(line)
    return [_claim(block, diagnostics) for block in blocks]


def _claim(block: list[Written], diagnostics: list[Diagnostic]) -> PublicClaim:
    head, *rest = block
    words: dict[str, str] = {}
    lines: list[Line] = []
    for line in rest:
        word, _, value = line.words.partition(" ")
        value = " ".join(value.split())
        if word in ("check", "limit"):
            if check := _check(value, line, diagnostics):
                lines.append(Line(check, value, word == "limit", line.place))
        elif word in ("says", "source", "note") or line.words.startswith("rests on "):
            key = word if word != "rests" else "rests on"
            text = value.removeprefix("on ") if key == "rests on" else value
            words[key] = f"{words[key]} {text}" if key in words else text
        else:
            diagnostics.append(
                error(
                    "C103",
                    f"“{word}” begins no line of a claim",
                    line.place,
                    expectation="A claim takes: says, rests on, check, limit, source, note.",
                )
            )
    if not any(not line.limit for line in lines) and not diagnostics:
        diagnostics.append(
            error("C104", "this claim has no check", head.place, remedy=f"For example “check {SENTENCES[0][1]}”.")
        )
    return PublicClaim(
        " ".join(head.words.split()[1:]),
        words.get("says", ""),
        words.get("rests on", ""),
        tuple(lines),
        words.get("source", ""),
        words.get("note", ""),
        head.place,
    )


def _check(words: str, line: Written, diagnostics: list[Diagnostic]) -> Check | None:
    for pattern, _, build in SENTENCES:
        if found := re.fullmatch(pattern, words):
            try:
                return build(_Groups(found))  # type: ignore[arg-type]
            except ValueError:
                diagnostics.append(error("C106", "a day in this line does not exist", line.place))
                return None
    diagnostics.append(
        error(
            "C107",
            "no check of the language reads like this",
            line.place,
            expectation="Checks read like: " + " · ".join(example for _, example, _ in SENTENCES) + ".",
        )
    )
    return None


class _Groups:
    """The groups of a match by name, where a name with “_” behind it stands for the same group in another form."""

    def __init__(self, found: Match) -> None:
        self._groups = found.groupdict()

    def __getitem__(self, name: str) -> str | None:
        return self._groups.get(name) or self._groups.get(f"{name}_")
