"""To which categories of a quota a person belongs, from what a table of candidates says of the person."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from politeia.facts.requirements import column_name, cut_off

UNDER = re.compile(r"(?:persons|people|candidates) (?:under|younger than) (?P<years>\d+)(?: years)?")
YOUNG = ("young people", "young persons", "youth")
SEXES = {"women": True, "men": False}
FEMALE, MALE = ("f", "female", "woman", "w"), ("m", "male", "man")
YES, NO = ("yes", "true", "1", "y"), ("no", "false", "0", "n")


def columns_for(category: str) -> tuple[str, ...]:
    """The columns that can settle whether a person belongs to a category; one of them is enough."""
    own = column_name(category)
    if category in SEXES:
        return (own, "sex")
    if category in YOUNG or UNDER.fullmatch(category):
        return (own, "born", "age")
    if "disabilit" in category:
        return (own, "disability")
    return (own,)


def belongs(category: str, person: Mapping[str, str], day: date, young_under: int | None) -> bool | None:
    """Whether a person belongs to a category on a day; None where the row does not say.

    `young_under` is the age of the statute that says who is young, where the law of the quota leaves it to another.
    Raises ValueError with the column and its value when a cell cannot be read.
    """
    own = column_name(category)
    if person.get(own, ""):
        return _yes(own, person[own])
    if category in SEXES:
        found = _female(person.get("sex", ""))
        return None if found is None else found is SEXES[category]
    under = UNDER.fullmatch(category)
    if under is not None or category in YOUNG:
        years = int(under["years"]) if under is not None else young_under
        found = _younger(person, day, years or 1)  # a day that cannot be read is a mistake, whoever is young
        return None if years is None else found
    if "disabilit" in category and person.get("disability", ""):
        return _yes("disability", person["disability"])
    return None


def left_to_another_law(category: str) -> bool:
    """Whether the category is of the young, and its own words do not say up to which age."""
    return category in YOUNG


def _yes(column: str, written: str) -> bool:
    low = written.casefold()
    if low not in YES + NO:
        raise ValueError(column, written, "yes or no")
    return low in YES


def _female(written: str) -> bool | None:
    low = written.casefold()
    if low and low not in FEMALE + MALE:
        raise ValueError("sex", written, "female or male")
    return low in FEMALE if low else None


def _younger(person: Mapping[str, str], day: date, years: int) -> bool | None:
    if born := person.get("born", ""):
        try:
            return date.fromisoformat(born) > cut_off(day, years)
        except ValueError:
            raise ValueError("born", born, "a day such as 1984-03-01") from None
    if age := person.get("age", ""):
        if not age.isdigit():
            raise ValueError("age", age, "whole years")
        return int(age) < years
    return None
