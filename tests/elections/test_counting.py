"""Rules of election laws, each on a small vote whose seats can be checked by hand."""

from fractions import Fraction

import pytest
from tests.elections.laws import counted

from politeia.diagnostics.model import PoliteiaError
from politeia.elections.model import District, ListVotes

HARE = "method largest remainder with Hare quota"


def test_a_list_below_the_bar_gets_nothing_and_is_told_how_many_votes_it_lacked() -> None:
    count = counted(f"seats 10\nthreshold at least 5% of votes cast per 97(1)\n{HARE}", {"a": 600, "b": 350, "c": 49})
    assert count.seats() == {"a": 6, "b": 4, "c": 0}
    rejected = next(item for item in count.lists if item.name == "c")
    assert not rejected.admitted and rejected.why == "50 needed of 999 votes cast"
    assert count.steps[0].citation == "97(1)"


def test_exactly_the_share_is_enough_for_at_least_and_not_for_more_than() -> None:
    votes = {"a": 95, "b": 5}
    assert counted(f"seats 20\nthreshold at least 5% of votes cast\n{HARE}", votes).seats() == {"a": 19, "b": 1}
    assert counted(f"seats 20\nthreshold more than 5% of votes cast\n{HARE}", votes).seats() == {"a": 20, "b": 0}


def test_a_bar_of_ballots_cast_counts_those_whose_vote_was_invalid() -> None:
    clauses = f"seats 20\nthreshold at least 5% of ballots cast\n{HARE}"
    assert counted(clauses, {"a": 950, "b": 50}).seats()["b"] > 0
    assert counted(clauses, {"a": 950, "b": 50}, cast=1100).seats()["b"] == 0


def test_a_total_that_is_not_given_is_stood_in_for_and_the_count_says_so() -> None:
    count = counted(f"seats 10\nthreshold at least 5% of ballots cast\n{HARE}", {"a": 900, "b": 60})
    assert count.notes == (
        "the return does not give ballots cast: the sum of its rows, 960, stands in (--ballots-cast gives the number); "
        "up to 1,200 the same lists take part",
    )


@pytest.mark.parametrize(("parties", "admitted"), [(1, True), (2, False), (3, False), (4, False)])
def test_a_coalition_has_the_bar_of_its_size(parties: int, admitted: bool) -> None:
    votes = (ListVotes("joint", 60, parties=parties), ListVotes("other", 940))
    count = counted(
        f"""seats 50
        threshold at least 5% of votes cast
        coalition threshold 2 or 3 parties: at least 7% of votes cast
        coalition threshold 4 or more parties: at least 10% of votes cast
        {HARE}""",
        votes,
    )
    assert count.lists[0].admitted is admitted


def test_direct_seats_open_another_way_in() -> None:
    clauses = f"seats 10\nthreshold at least 5% of votes cast\nor passes with at least 3 direct seats per 6(3)\n{HARE}"
    three = counted(clauses, (ListVotes("a", 960), ListVotes("b", 40, direct_seats=3)))
    two = counted(clauses, (ListVotes("a", 960), ListVotes("b", 40, direct_seats=2)))
    assert three.lists[1].admitted and three.lists[1].why == "won 3 direct seats"
    assert not two.lists[1].admitted


def test_a_list_of_a_national_minority_needs_no_share() -> None:
    clauses = f"seats 50\nthreshold at least 5% of votes cast\nor passes with list of a national minority\n{HARE}"
    count = counted(clauses, (ListVotes("a", 968), ListVotes("b", 32, minority=True)))
    assert count.seats()["b"] == 2


def test_a_list_strong_in_one_district_takes_part_there_only() -> None:
    votes = (
        ListVotes("a", 800, "north"),
        ListVotes("b", 200, "north"),
        ListVotes("a", 3950, "south"),
        ListVotes("b", 50, "south"),
    )
    count = counted(
        """districts 2 districts with seats set by law
        threshold at least 10% of votes cast
        or passes with at least 12% of votes cast in a district
        method D'Hondt""",
        votes,
        districts=(District("north", 5), District("south", 20)),
    )
    assert dict(count.districts[0].lists) == {"a": 4, "b": 1}
    assert dict(count.districts[1].lists) == {"a": 20}


def test_a_full_quota_can_be_the_bar() -> None:
    # 1,000 votes for 10 seats: the quota is 100, and c has 99.
    count = counted("seats 10\nthreshold at least 1 quota of votes cast\nmethod D'Hondt", {"a": 600, "b": 301, "c": 99})
    assert count.seats() == {"a": 7, "b": 3, "c": 0}


def test_a_bar_in_each_district_leaves_small_lists_out_there() -> None:
    votes = (ListVotes("a", 980, "north"), ListVotes("b", 20, "north"))
    clauses = (
        "districts 1 districts with seats set by law\ndistrict threshold at least 3% of votes cast\nmethod D'Hondt"
    )
    assert counted(clauses, votes, districts=(District("north", 60),)).seats() == {"a": 60, "b": 0}


# -- one list, or none ---------------------------------------------------------------------------------------------------

KAZAKH = f"""seats 98
threshold at least 7% of ballots cast
if one passes next list joins, its quotient times 0.7, at least 2 seats per 97-1(2)
{HARE}
tie earlier registration"""


def test_when_one_list_passes_the_next_joins_with_a_corrected_quotient() -> None:
    # Quota 10,000 : 98 = 102.04...; second list 600 : 102.04 = 5.88, times 0.7 = 4.116.
    count = counted(KAZAKH, {"a": 9400, "b": 600, "c": 300})
    assert count.seats() == {"a": 94, "b": 4, "c": 0}
    assert count.steps[-1].citation == "97-1(2)" and "5.88 times 0.7" not in count.steps[-1].words


def test_the_list_that_joins_gets_at_least_two_seats() -> None:
    assert counted(KAZAKH, {"a": 9900, "b": 100}).seats() == {"a": 96, "b": 2}


def test_two_lists_that_are_next_with_equal_votes_leave_the_election_open() -> None:
    count = counted(KAZAKH, {"a": 9800, "b": 100, "c": 100})
    assert not count.decided and count.ties[0].among == ("b", "c")


def test_a_list_that_stands_alone_takes_every_seat() -> None:
    assert counted(KAZAKH, {"a": 9800}).seats() == {"a": 98}


def test_when_no_list_passes_and_the_law_is_silent_nothing_is_invented() -> None:
    votes = {f"list {number}": 100 for number in range(21)}
    silent = counted(f"seats 10\nthreshold at least 5% of votes cast\n{HARE}", votes)
    assert not silent.decided and "does not say" in silent.ties[0].why and sum(silent.seats().values()) == 0
    told = counted(f"seats 21\nthreshold at least 5% of votes cast\nif none passes all lists join\n{HARE}", votes)
    assert set(told.seats().values()) == {1}
    empty = counted(f"seats 10\nthreshold at least 5% of votes cast\nif none passes no seats are given\n{HARE}", votes)
    assert empty.decided and sum(empty.seats().values()) == 0


# -- ties ----------------------------------------------------------------------------------------------------------------


def test_a_tie_that_the_law_does_not_decide_is_a_result_with_names() -> None:
    count = counted("seats 1\nmethod D'Hondt\ntie unspecified", {"b": 10, "a": 10})
    assert not count.decided
    assert (count.ties[0].among, count.ties[0].seats) == (("a", "b"), 1)
    assert sum(count.seats().values()) == 0


def test_equal_remainders_go_to_the_list_registered_earlier() -> None:
    votes = (ListVotes("a", 150, registration="2023-02-02"), ListVotes("b", 150, registration="2023-02-01"))
    count = counted(f"seats 3\n{HARE}\ntie earlier registration per 97-1(4)", votes)
    assert count.seats() == {"a": 1, "b": 2}
    assert "a tie is decided by earlier registration: a seat for b" in count.steps[-1].words


# -- agreements, bonus, direct seats -------------------------------------------------------------------------------------


def test_lists_that_agreed_are_one_list_first_and_share_afterwards() -> None:
    votes = (
        ListVotes("a", 500),
        ListVotes("b", 260, agreement="1"),
        ListVotes("c", 240, agreement="1"),
    )
    clauses = "seats 3\nmethod D'Hondt\nagreements count as one list when all of them pass"
    # Alone: 500, 260, 250 give a two seats, b one. Together b and c have 500 and share the tie of the third seat.
    alone = counted("seats 3\nmethod D'Hondt", votes)
    assert alone.seats() == {"a": 2, "b": 1, "c": 0}
    four = counted(clauses.replace("seats 3", "seats 4"), votes)
    assert four.seats() == {"a": 2, "b": 1, "c": 1}


def test_an_agreement_with_a_list_below_the_bar_is_void_where_all_must_pass() -> None:
    votes = (ListVotes("a", 600), ListVotes("b", 370, agreement="x"), ListVotes("c", 30, agreement="x"))
    count = counted(
        "seats 10\nthreshold at least 5% of votes cast\nmethod D'Hondt\nagreements count as one list when all of them pass",
        votes,
    )
    assert count.seats() == {"a": 6, "b": 4, "c": 0}


def test_a_bonus_goes_to_the_largest_list_before_the_rest_is_shared() -> None:
    count = counted(f"seats 60\nbonus 20 seats to largest list per 4\n{HARE}", {"a": 500, "b": 300, "c": 200})
    assert count.seats() == {"a": 40, "b": 12, "c": 8}
    assert counted(f"seats 60\nbonus 20 seats to largest list\n{HARE}", {"a": 500, "b": 500}).decided is False


OVERHANG = (ListVotes("a", 500, direct_seats=7), ListVotes("b", 300, direct_seats=1), ListVotes("c", 200))


@pytest.mark.parametrize(
    ("what", "seats", "house"),
    [
        ("kept, and the house grows", {"a": 7, "b": 3, "c": 2}, 12),
        ("kept, and the house does not grow", {"a": 7, "b": 2, "c": 1}, 10),
        ("not kept", {"a": 5, "b": 3, "c": 2}, 10),
    ],
)
def test_direct_seats_beyond_the_share_are_treated_as_the_law_says(
    what: str, seats: dict[str, int], house: int
) -> None:
    count = counted(f"seats 10\noverhang {what}\nmethod Sainte-Laguë", OVERHANG)
    assert count.seats() == seats and count.house == house


def test_direct_seats_of_lists_that_take_no_part_are_set_aside() -> None:
    votes = (ListVotes("a", 960), ListVotes("b", 40, direct_seats=1))
    count = counted(
        "seats 10\nthreshold at least 5% of votes cast\noverhang kept, and the house grows\nmethod Sainte-Laguë", votes
    )
    assert count.seats() == {"a": 9, "b": 1} and count.house == 10


# -- districts and levelling ---------------------------------------------------------------------------------------------

TWO_DISTRICTS = (
    ListVotes("a", 600, "north"),
    ListVotes("b", 400, "north"),
    ListVotes("a", 550, "south"),
    ListVotes("b", 450, "south"),
)


def test_a_district_with_one_seat_goes_to_whoever_has_most_votes() -> None:
    count = counted("districts single-member districts\nmethod plurality", TWO_DISTRICTS)
    assert count.seats() == {"a": 2, "b": 0} and count.house == 2


def test_levelling_seats_bring_the_districts_to_the_share_of_the_country() -> None:
    # One seat a district goes to a twice; of four seats in all b is due two (1,150 to 850).
    count = counted(
        """seats 4
        districts 2 districts with seats set by law
        levelling 2 seats
        method D'Hondt
        placed by highest quotient""",
        TWO_DISTRICTS,
        districts=(District("north", 1), District("south", 1)),
    )
    assert count.seats() == {"a": 2, "b": 2}
    assert sum(dict(item.lists)["b"] for item in count.districts if "b" in dict(item.lists)) == 2


def test_seats_of_districts_follow_population_and_area() -> None:
    count = counted(
        "seats 10\ndistricts 2 districts with seats by population plus 1.5 times area, Sainte-Laguë\nmethod D'Hondt\ntie more votes",
        TWO_DISTRICTS,
        districts=(District("north", None, 1000, Fraction(2000)), District("south", None, 6000, Fraction(0))),
    )
    assert [item.seats for item in count.districts] == [4, 6]


def test_a_different_number_of_districts_than_the_law_has_is_an_error() -> None:
    with pytest.raises(PoliteiaError) as raised:
        counted("seats 10\ndistricts 3 districts with seats by votes cast, D'Hondt\nmethod D'Hondt", TWO_DISTRICTS)
    assert raised.value.diagnostics[0].code == "V220"


def test_districts_whose_seats_do_not_add_up_to_those_of_the_law_are_an_error() -> None:
    with pytest.raises(PoliteiaError) as raised:
        counted(
            "seats 10\ndistricts 2 districts with seats set by law\nmethod D'Hondt",
            TWO_DISTRICTS,
            districts=(District("north", 4), District("south", 5)),
        )
    assert raised.value.diagnostics[0].code == "V221"


def test_an_election_without_a_method_cannot_be_counted() -> None:
    with pytest.raises(PoliteiaError) as raised:
        counted("seats 10\nmethod unspecified", {"a": 1})
    assert raised.value.diagnostics[0].code == "V201"


def test_seats_that_nobody_has_a_vote_for_are_no_result() -> None:
    count = counted("seats 10\nmethod D'Hondt", {"a": 0, "b": 0})
    assert not count.decided and count.ties[0].seats == 10


def test_in_a_region_list_seats_make_up_for_constituencies() -> None:
    # A Scottish region: nine constituencies and seven list seats, divisors that begin with the seats already won.
    votes = (
        ListVotes("a", 100_000, "region", direct_seats=8),
        ListVotes("b", 60_000, "region", direct_seats=1),
        ListVotes("c", 40_000, "region"),
    )
    count = counted(
        "districts 1 districts with seats set by law\noverhang kept, and the house does not grow\nmethod D'Hondt",
        votes,
        districts=(District("region", 16),),
    )
    assert count.seats() == {"a": 8, "b": 5, "c": 3} and count.house == 16


def test_clauses_that_nobody_can_apply_together_are_refused_and_not_passed_over() -> None:
    with pytest.raises(PoliteiaError) as raised:
        counted(
            "districts 2 districts with seats set by law\nbonus 2 seats to largest list\nmethod D'Hondt",
            TWO_DISTRICTS,
            districts=(District("north", 4), District("south", 5)),
        )
    assert raised.value.diagnostics[0].code == "V209"
