"""Counting the lists of a whole table inside the database: the same numbers as name by name, for any number of lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from politeia.facts.lists import Belonging, ListCounts, categories_of
from politeia.facts.requirements import column_name
from politeia.facts.tables import ROW
from politeia.norms.persons import Quota
from politeia.norms.standing import of_mandates

if TYPE_CHECKING:
    from ibis.expr.types import Table

POSITION, MANDATES = "position_on_list", "mandates_of_list"


def count_lists(names: Table, quotas: Sequence[Quota], mandates: Table | None = None) -> tuple[ListCounts, ...]:
    """What is counted of each list of a table, in the order in which the lists begin.

    `names` has the columns of `ordered`, and one column of yes or no for every category; `mandates` has a list and how many
    mandates it receives.
    """
    if mandates is not None and any(of_mandates(quota) for quota in quotas):
        names = _with_mandates(names, mandates)
    counted: dict[str, Any] = {"names": names.count(), "begins": names[ROW].min()}
    for number, quota in enumerate(quotas):
        if not of_mandates(quota):
            counted |= _columns(names, quota, f"quota_{number}")
        elif mandates is not None:
            counted |= _columns(names, quota, f"quota_{number}", among=names[POSITION] <= names[MANDATES])
            counted[f"quota_{number}_mandates"] = names[MANDATES].max()
    rows = names.group_by("list").agg(**counted).order_by("begins").to_pandas().to_dict("records")
    twice = _twice(names)
    return tuple(
        ListCounts(
            str(row["list"]),
            int(row["names"]),
            twice.get(str(row["list"]), ()),
            tuple(_belonging(row, quota, f"quota_{number}") for number, quota in enumerate(quotas)),
        )
        for row in rows
    )


def ordered(names: Table) -> Table:
    """The table with the place of every name on its list: as written, or as the rows stand where no place is written."""
    import ibis

    if POSITION in names.columns:
        return names
    lines = ibis.window(group_by="list", order_by=ROW)
    placed = names.mutate(place=ibis.coalesce(names.place, ibis.row_number().over(lines) + 1))
    order = ibis.window(group_by="list", order_by=("place", ROW))
    return placed.mutate(**{POSITION: ibis.row_number().over(order) + 1})


def _with_mandates(names: Table, mandates: Table) -> Table:
    received = mandates.select(mandates["list"].name("receiver"), mandates.mandates.name(MANDATES))
    placed = ordered(names)
    return placed.left_join(received, placed["list"] == received.receiver).drop("receiver")


def _columns(names: Table, quota: Quota, title: str, *, among: Any = None) -> dict[str, Any]:
    """How many names belong to a quota's categories, surely and perhaps, together and each."""
    import ibis

    belongs: Any = ibis.literal(False)
    own = [names[column_name(category)] for category in categories_of(quota)]
    for column in own:
        belongs = belongs | column
    found: dict[str, Any] = {f"{title}_names": names.count() if among is None else among.sum()}
    for key, value in (("any", belongs), *((str(number), column) for number, column in enumerate(own))):
        sure, perhaps = value.fill_null(False), value.isnull()
        found[f"{title}_{key}_sure"] = (sure if among is None else sure & among).sum()
        found[f"{title}_{key}_perhaps"] = (perhaps if among is None else perhaps & among).sum()
    return found


def _belonging(row: Mapping[Any, Any], quota: Quota, title: str) -> Belonging | None:
    received = row.get(f"{title}_mandates", 0)
    if of_mandates(quota) and (f"{title}_mandates" not in row or received is None or received != received):
        return None

    def number(key: str) -> int:
        value = row[f"{title}_{key}"]
        return 0 if value is None or value != value else int(value)

    each = tuple((number(f"{part}_sure"), number(f"{part}_perhaps")) for part in range(len(categories_of(quota))))
    return Belonging(number("names"), number("any_sure"), number("any_perhaps"), each)


def _twice(names: Table) -> Mapping[str, tuple[str, ...]]:
    """The persons that stand more than once on one list."""
    grouped = names.group_by(["list", "person"]).agg(times=names.count())
    found: dict[str, list[str]] = {}
    for name, person in grouped.filter(grouped.times > 1).select("list", "person").to_pandas().itertuples(index=False):
        found.setdefault(str(name), []).append(str(person))
    return {name: tuple(sorted(persons)) for name, persons in found.items()}
