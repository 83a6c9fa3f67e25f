"""Rival readings: one norm stated in several ways, or one share with several readings, of which one is in force at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from politeia.language.contents import Between
from politeia.language.model import Clause, NormSyntax
from politeia.norms.clauses import citation_of, words
from politeia.norms.model import Rival


def rivals_in(norms: tuple[NormSyntax, ...]) -> tuple[Rival, ...]:
    """Every place where the norms state rival readings, in the order of the text."""
    groups = _stated_in_several_ways(norms)
    found = [
        Rival(
            key, f"{kind} {name}", " or ".join(dict.fromkeys(norm.citation for norm in group)), "reading", _names(group)
        )
        for (kind, name), group in groups.items()
        for key in (_key(kind, name),)
    ]
    return (*found, *(rival for norm in norms for rival in _open_shares(norm)))


def in_force(norms: tuple[NormSyntax, ...], chosen: Mapping[str, str]) -> tuple[NormSyntax, ...]:
    """The norms under the chosen readings; the first reading where nothing is chosen."""
    groups = _stated_in_several_ways(norms)
    kept: list[NormSyntax] = []
    for norm in norms:
        group = groups.get((norm.kind, norm.name))
        if group is not None:
            wanted = chosen.get(_key(norm.kind, norm.name), words(group[0], "reading"))
            if words(norm, "reading") != wanted:
                continue
        kept.append(_shares_settled(norm, chosen))
    return tuple(kept)


def is_one_of_several(norm: NormSyntax) -> bool:
    """Whether the norm says that it is one reading of its article."""
    return bool(words(norm, "reading"))


def _key(kind: str, name: str) -> str:
    return f"reading/{kind} {name}"


def _names(group: list[NormSyntax]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words(norm, "reading") for norm in group))


def _stated_in_several_ways(norms: tuple[NormSyntax, ...]) -> dict[tuple[str, str], list[NormSyntax]]:
    groups: dict[tuple[str, str], list[NormSyntax]] = {}
    for norm in norms:
        if is_one_of_several(norm):
            groups.setdefault((norm.kind, norm.name), []).append(norm)
    return groups


def _share_key(norm: NormSyntax, clause: Clause, stage: str = "") -> str:
    return "/".join(
        part for part in ("reading", f"{norm.kind} {norm.name}", words(norm, "reading"), stage, clause.word) if part
    )


def _open_shares(norm: NormSyntax) -> Iterator[Rival]:
    for stage, clause in _clauses(norm):
        if isinstance(clause.value, Between):
            names = tuple(option.written for option in clause.value.options)
            where = f"{norm.kind} {norm.name}" + (f", {stage}" if stage else "")
            yield Rival(_share_key(norm, clause, stage), where, citation_of(norm, clause), clause.word, names)


def _clauses(norm: NormSyntax) -> Iterator[tuple[str, Clause]]:
    yield from (("", clause) for clause in norm.clauses)
    yield from ((stage.name, clause) for stage in norm.stages for clause in stage.clauses)


def _shares_settled(norm: NormSyntax, chosen: Mapping[str, str]) -> NormSyntax:
    def settled(clause: Clause, stage: str = "") -> Clause:
        if not isinstance(clause.value, Between):
            return clause
        wanted = chosen.get(_share_key(norm, clause, stage))
        options = clause.value.options
        return replace(clause, value=next((item for item in options if item.written == wanted), options[0]))

    return replace(
        norm,
        clauses=tuple(settled(clause) for clause in norm.clauses),
        stages=tuple(
            replace(stage, clauses=tuple(settled(clause, stage.name) for clause in stage.clauses))
            for stage in norm.stages
        ),
    )
