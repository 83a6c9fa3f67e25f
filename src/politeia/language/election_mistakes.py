"""What was expected where the value of an election clause cannot be read: code, message and examples to copy."""

from __future__ import annotations

EXPECTED_IN_ELECTIONS = {
    "list_share": (
        "P330",
        "this is not a share of a list",
        "Write “at least 30% of names on list” or “at least 30% of mandates of list”.",
    ),
    "categories": (
        "P330",
        "these words name nobody for whom a share is kept",
        "Write the categories with commas, and “taken together” when one share is asked of all: "
        "women, young people, persons with disabilities, taken together.",
    ),
    "list_length": ("P331", "this is no limit on a list", "Write the share of the seats: at most 130% of seats."),
    "deposit": (
        "P332",
        "this is no deposit",
        "Write a number of minimum wages: 50 minimum wages · 15 minimum wages for each person on list.",
    ),
    "reduced_deposit": (
        "P332",
        "this does not say who owes which part of the deposit",
        "Write the part and what was reached before: none after at least 5% of ballots cast · "
        "50% after at least 3% of ballots cast.",
    ),
    "method": (
        "P320",
        "no method of the language reads like this",
        "Write: largest remainder with Hare quota · D'Hondt · Sainte-Laguë with first divisor 1.4 · divisors 1, 3, 5 · "
        "D'Hondt with divisors to the power 0.9 · whole Hare quotas, then D'Hondt · whole Hare quotas of all valid votes, one more from "
        "75% of a quota · largest remainder with Droop quota for at most 5 seats, then most votes for each seat "
        "held · double proportional with Sainte-Laguë · plurality.",
    ),
    "admission": (
        "P203",
        "this is not a share of votes",
        "Write “at least 5% of votes cast”, “at least 1 quota of votes cast” or “at least 30000 votes”.",
    ),
    "carried": (
        "P203",
        "this is not a share of votes",
        "Write “more than 1/2 of ballots cast” or “at least 2/3 of units, each by more than 1/2 of ballots cast”.",
    ),
    "coalition_threshold": (
        "P321",
        "this sets no bar for coalitions",
        "Write how many parties and their share: 2 or 3 parties: at least 7% of votes cast · "
        "4 or more parties: at least 10% of votes cast.",
    ),
    "alternative": (
        "P322",
        "this is no other way to be admitted",
        "Write: at least 3 direct seats · at least 12% of votes cast in a district · list of a national minority.",
    ),
    "single_list": (
        "P323",
        "this does not say what follows when one list passes",
        "Write “next list joins, its quotient times 0.7, at least 2 seats” or “takes all seats”.",
    ),
    "no_list": (
        "P323",
        "this does not say what follows when no list passes",
        "Write “all lists join” or “no seats are given”.",
    ),
    "tie": (
        "P324",
        "this decides no tie",
        "Write one or more of: more votes · fewer votes · more seats · fewer seats · larger remainder · "
        "earlier registration · lot · repeat vote, as “more votes, then lot”.",
    ),
    "districts": (
        "P325",
        "this does not say how districts get their seats",
        "Write: one national district · 29 single-member districts · 12 districts with seats set by law · "
        "14 districts with seats by votes cast, largest remainder with Hare quota · "
        "16 districts with seats by population, Sainte-Laguë · 16 districts among which each list shares its seats, Sainte-Laguë.",
    ),
    "minimum": ("P326", "this is no least number of seats", "Write “at least 1 seat each”."),
    "agreements": (
        "P327",
        "this does not say what an agreement between lists does",
        "Write “count as one list when all of them pass”, or “count as one list, then largest remainder with Hare quota inside”, “reach the "
        "threshold together”, or “reach the threshold together and count as one list”.",
    ),
    "overhang": (
        "P328",
        "this does not say what becomes of direct seats beyond the share",
        "Write “kept, and the house grows”, “kept, and the house does not grow”, “kept as far as list seats cover them, highest "
        "shares first” or “not kept”.",
    ),
    "levelling": (
        "P329",
        "this is no levelling",
        "Write “19 seats, one in each district”, “39 seats”, “40 seats, set by law for each province” (or “district”), “seats "
        "left in the districts”, “39 seats, district seats beyond the share returned in districts of at least 3 seats”, “until every list "
        "keeps the larger of its direct seats and its district seats”, or “until every list keeps the larger of its direct seats "
        "and the mean of both, up to 3 uncovered direct seats left out”.",
    ),
    "levelling_way": (
        "P329",
        "this is no other way into the levelling",
        "Write “at least 1 district seat” or “as many votes as a district seat takes in 2 provinces”.",
    ),
    "placement": (
        "P330",
        "this does not say which district a levelling seat goes to",
        "Write “highest quotient”, “highest quotient relative to votes for each seat of district, Sainte-Laguë”, “highest "
        "quotient in province, Sainte-Laguë, then highest quotient in district, Danish”, or “highest quotient in country, D'Hondt, "
        "then highest share of valid votes in district, D'Hondt”.",
    ),
    "voter_numbers": (
        "P331",
        "this is no voter number",
        "Write “votes divided by seats of district, rounded to the nearest whole number”.",
    ),
    "bonus": (
        "P332",
        "this is no bonus",
        "Write “50 seats to largest list”, or “20 seats to largest list from 25% of votes cast, 1 more for each 0.5%, at most 50”.",
    ),
}
