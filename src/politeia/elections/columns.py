"""The columns that a return may have, the names they go by, and the rows that are no list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from politeia.diagnostics.model import Diagnostic, Place, error
from politeia.diagnostics.nearest import nearest
from politeia.elections.tables import Table

ELECTION = {
    "list": ("party", "list", "candidate", "state", "name"),
    "votes": ("votes", "population_counted"),
    "district": ("district", "constituency", "region", "province", "land"),
    "official": ("seats_official", "list_seats_official", "official_seats"),
    "elected": ("elected_first_round",),
    "direct seats": ("direct_seats", "electorate_seats", "single_member_seats", "constituency_seats"),
    "parties": ("parties", "coalition_of"),
    "agreement": ("agreement",),
    "minority": ("minority",),
    "registration": ("registration", "registration_date", "registration_order"),
    "lot": ("lot",),
    "kind": ("row_kind", "kind"),
    "valid": ("valid_votes", "valid", "valid_incl_against_all", "total_valid_votes", "valid_list_votes"),
    "cast": ("ballots_cast", "took_part"),
    "entitled": ("registered", "entitled", "entitled_voters"),
    "total": ("seats_total",),
    "note": ("note",),
}
"""What a column means, and the names it goes by. `state` is a list only where there is no other."""

REFERENDUM = {
    "unit": ("region", "unit", "state", "canton", "province", "district"),
    "yes": ("yes",),
    "no": ("no",),
    "cast": ("took_part", "ballots_cast"),
    "invalid": ("invalid",),
    "both": ("both_options_marked",),
    "blank": ("blank",),
    "entitled": ("registered", "entitled", "entitled_voters"),
    "last election": ("took_part_last_election",),
    "weight": ("weight",),
    "yes percent": ("yes_percent", "yes_percent_of_took_part"),
    "turnout": (
        "turnout_percent",
        "turnout_percent_close_2000",
        "turnout_percent_prelim_2200",
        "turnout_percent_prelim_2000",
        "turnout_percent_1800",
    ),
    "announced": ("majority_yes_announced",),
    "official": ("official_outcome",),
    "units total": ("units_total",),
    "units required": ("units_required",),
    "note": ("note", "status_note"),
}

DISTRICTS = {
    "district": ("district", "constituency", "region", "province", "land"),
    "seats": ("seats", "seats_total", "nominal_seats"),
    "population": ("population", "german_population_used"),
    "area": ("area", "area_km2"),
    "valid": ("valid_votes", "valid"),
    "part of": ("part_of",),
    "levelling seats": ("levelling_seats",),
}

CONSTITUENCIES = {
    "constituency": ("constituency", "electorate", "seat"),
    "district": ("district", "region", "province", "land"),
    "list": ("party", "list"),
    "candidate": ("candidate", "name"),
    "votes": ("votes", "first_votes"),
    "valid": ("valid_votes", "valid"),
    "lot": ("lot",),
    "elected": ("elected_official",),
    "note": ("note",),
}
"""Candidates in single-member constituencies beside the lists."""

PASSED_OVER = (
    "year",
    "date",
    "percent",
    "percent_announced",
    "majority_rule_more_than_half_of_voters_taking_part",
    "referendum_id",
    "id",
    "subject",
    "stage",
    "valid_turnout_rule",
    "adoption_rule",
    "yes_percent_of_took_part",
    "no_percent_of_took_part",
    "no_percent",
    "no_percent_bound",
    "invalid_percent",
    "both_marked_percent",
    "yes_share_announced_as",
    "turnout_percent",
    "turnout_percent_prelim_2200",
    "turnout_percent_prelim_2000",
    "turnout_percent_1800",
    "turnout_percent_close_2000",
    "district_seats_without_levelling",
    "source",
    "seats_total",
)
"""Columns that say what the count finds out itself, or from where the figures come."""

AGAINST_ALL, INVALID, OTHERS, OTHERS_AND_INVALID, INDEPENDENTS, TOTAL = (
    "valid votes against all",
    "invalid",
    "other lists, not named",
    "other lists and invalid votes, not told apart",
    "independents, who stand on no list",
    "total",
)

_KINDS = (
    (r"against all|none of the above|nota|против всех( кандидатов| партий)?|барлығына қарсы", AGAINST_ALL),
    (r"others?( \w+)* and (invalid|blank)( \w+)*", OTHERS_AND_INVALID),
    (r"others?( (lists?|parties|votes|candidates))?", OTHERS),
    (r"(invalid|blank|spoilt|spoiled|null)( and (invalid|blank))?( (votes|ballots|papers))?", INVALID),
    (
        r"ungültige?( stimmen)?|(votos |votes |bulletins )?(nulos|nuls|blancos|blancs|en blanco)|жарамсыз( \w+)*",
        INVALID,
    ),
    (
        r"недействительные( бюллетени| голоса)?|недійсні( бюлетені)?|ogiltiga( röster)?|ugyldige( stem(m|me)er)?",
        INVALID,
    ),
    (r"(self-nominated|independents?)\b.*", INDEPENDENTS),
    (r"(grand )?total( \w+)*|totale|totaal|totais|totales|sum|summa|summe|suma|somme|gesamt|insgesamt", TOTAL),
    (
        r"всего( \w+)*|итого( \w+)*|усього|разом|барлығы|жиыны|toplam|razem|ogółem|celkem|spolu|yhteensä|összesen|i alt",
        TOTAL,
    ),
)
"""Words in the languages of many commissions; a total under another word is told in a note by its figure."""


def kind_of_row(name: str) -> str:
    """What a row that is no list stands for; "" for a list."""
    words = " ".join(name.casefold().split())
    return next((kind for pattern, kind in _KINDS if re.fullmatch(pattern, words)), "")


def column_of(table: Table, meanings: dict[str, tuple[str, ...]], meaning: str) -> str:
    """The table's column with a meaning, "" when it has none."""
    own = {column.casefold(): column for column in table.columns}
    return next((own[name] for name in meanings[meaning] if name in own), "")


_ONE_OF = ("list", "votes", "district", "valid", "cast", "entitled", "official", "direct seats", "constituency")
"""Meanings of which a table has one column; two would be read as one, and the other left out silently."""
_NAMES_BESIDE = frozenset({"candidate", "state", "name"})
"""Columns that may stand beside the lists without being lists."""


def same_meaning(table: Table, meanings: dict[str, tuple[str, ...]], ignored: tuple[str, ...]) -> Iterator[Diagnostic]:
    """A mistake for every second column that means what another means already."""
    for meaning in _ONE_OF:
        words = [name for name in meanings.get(meaning, ()) if name not in _NAMES_BESIDE]
        own = {column.casefold(): column for column in table.columns if column not in ignored}
        found = [own[name] for name in words if name in own]
        for second in found[1:]:
            yield error(
                "V106",
                f"columns “{found[0]}” and “{second}” mean the same",
                _in_heading(table, second),
                expectation="The count reads one of them.",
                remedy=f"Leave one out: --ignore-column {second}.",
            )


ALMOST = 0.85
"""So much alike is a name that was meant."""


def unknown_columns(
    table: Table, meanings: dict[str, tuple[str, ...]], ignored: tuple[str, ...]
) -> Iterator[Diagnostic]:
    """A mistake for every column that nobody reads, so that no figure is left out silently."""
    known = [name for names in meanings.values() for name in names]
    for column in table.columns:
        plain = column.casefold()
        if plain in known or plain in PASSED_OVER or column in ignored:
            continue
        near = nearest(plain, known)
        yield error(
            "V110",
            f"column “{column}” is not known",
            table.heading if column not in table.heading.text else _in_heading(table, column),
            expectation=f"Columns: {', '.join(dict.fromkeys(known))}.",
            remedy=(f"Did you mean “{near}”? " if near else "")
            + f"--ignore-column {column} leaves it out of the count.",
        )


def misspelt_columns(table: Table, names: Sequence[str]) -> Iterator[Diagnostic]:
    """A mistake for every column whose name is nearly one of these, of a table that may hold others as well."""
    for column in table.columns:
        plain = column.casefold()
        near = nearest(plain, names, ALMOST)
        if near and plain not in names:
            yield error(
                "V110",
                f"column “{column}” is not known",
                _in_heading(table, column),
                expectation=f"Columns: {', '.join(names)}; others are passed over.",
                remedy=f"Did you mean “{near}”? Otherwise give the column a name that is less alike.",
            )


def _in_heading(table: Table, column: str) -> Place:
    place = table.heading
    return Place(place.file, place.line, place.text.find(column) + 1, len(column), place.text)
