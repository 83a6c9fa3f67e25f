"""From an election or a referendum as written to the rules that a count applies."""

from __future__ import annotations

from politeia.language.contents import Actors, Number, Threshold
from politeia.language.electoral import (
    Agreements,
    Alternative,
    Bonus,
    CoalitionThreshold,
    Districts,
    LeastSeats,
    Levelling,
    LevellingWay,
    Method,
    NoListCase,
    Overhang,
    PlacedBy,
    SingleListCase,
    TieRules,
    VoterNumbers,
)
from politeia.language.model import NormSyntax
from politeia.norms.cited import Cited
from politeia.norms.clauses import all_cited, cited, text
from politeia.norms.voting import Admission, Referendum, SeatRules


def read_seat_rules(norm: NormSyntax) -> SeatRules | None:
    """How an election turns votes into seats; None when it names no method, nor leaves it unspecified."""
    if not any(clause.word == "method" for clause in norm.clauses):
        return None
    seats = cited(norm, "seats", Number)
    return SeatRules(
        method=cited(norm, "method", Method),  # type: ignore[arg-type]
        seats=Cited(seats.value.value, seats.citation) if seats else None,
        districts=cited(norm, "districts", Districts),
        basis=text(norm, "in proportion to"),
        threshold=cited(norm, "threshold", Admission),  # type: ignore[arg-type]
        coalition_thresholds=all_cited(norm, "coalition threshold", CoalitionThreshold),
        district_threshold=cited(norm, "district threshold", Admission),  # type: ignore[arg-type]
        alternatives=all_cited(norm, "or passes with", Alternative),  # type: ignore[arg-type]
        one_passes=cited(norm, "if one passes", SingleListCase),
        none_passes=cited(norm, "if none passes", NoListCase),
        agreements=cited(norm, "agreements", Agreements),
        voter_numbers=cited(norm, "voter numbers", VoterNumbers),
        minimum=cited(norm, "minimum", LeastSeats),
        bonus=cited(norm, "bonus", Bonus),
        tie=cited(norm, "tie", TieRules),
        overhang=cited(norm, "overhang", Overhang),
        levelling=cited(norm, "levelling", Levelling),  # type: ignore[arg-type]
        levelling_threshold=cited(norm, "levelling threshold", Admission),  # type: ignore[arg-type]
        levelling_ways=all_cited(norm, "or levels with", LevellingWay),  # type: ignore[arg-type]
        levelling_method=cited(norm, "levelling method", Method),  # type: ignore[arg-type]
        placed_by=cited(norm, "placed by", PlacedBy),
        places=(("", norm.place), *((clause.word, clause.place) for clause in norm.clauses)),
    )


def read_referendum(norm: NormSyntax) -> Referendum:
    """When a referendum is valid, and what carries it."""
    return Referendum(
        norm.name,
        cited(norm, "called by", Actors),
        cited(norm, "valid if", Threshold),
        all_cited(norm, "carried if", Threshold),
        norm.citation,
        cited(norm, "valid votes needed", Threshold),
    )
