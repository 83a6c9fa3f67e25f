"""The page of findings on Kazakhstan's reform of 2022: each line is computed, and carries its article."""

from datetime import date
from functools import cache

import pytest

from politeia.amendment.opening import opened
from politeia.comparison.comparing import compare
from politeia.presentation.beside import laws_beside
from politeia.presentation.brief_content import Finding, Topic
from politeia.presentation.findings import Reform, findings_of


@cache
def _findings(first: str, second: str) -> dict[str, Topic]:
    before, after = opened(first), opened(second)
    beside = laws_beside(before.timeline.name, before.day, after.day)
    comparison = compare(before.institutions, after.institutions)
    reform = Reform(before.institutions, after.institutions, comparison, (), beside.statutes, beside.treaties)
    return {topic.title: topic for topic in findings_of(reform)}


def _reform() -> dict[str, Topic]:
    return _findings("kazakhstan@2022-06-01", "kazakhstan@2023-04-01")


def _line(topic: str, lead: str) -> Finding:
    return next(line for line in _reform()[topic].lines if line.lead == lead)


def _items(topic: str, lead: str) -> set[tuple[str, str]]:
    return {(item.words, item.citation) for item in _line(topic, lead).items}


PRESIDENT = "The President: what was lost and what was kept"


def test_the_page_asks_every_topic_of_the_reform() -> None:
    assert list(_reform()) == [
        PRESIDENT,
        "Parliament: what it gained, and over whom",
        "The Constitutional Court",
        "Local leaders and assemblies",
        "Parties and kin: who must stand apart",
        "Seats, lists and quotas",
        "Registering a party",
        "Human rights and their defender",
        "Foreign affairs",
        "What remains a gap",
    ]


def test_the_president_lost_the_annulment_of_local_acts_and_kept_dissolution() -> None:
    """Law of 5 June 2022: articles 44(3) and 88(4) lose it, and article 63 is untouched."""
    assert ("annul acts of regional akims", "44(3)") in _items(PRESIDENT, "no longer may")
    assert ("annul decisions and orders of akims", "88(4)") in _items(PRESIDENT, "no longer may")
    assert ("dissolve Mazhilis", "63(1)") in _items(PRESIDENT, "still may")
    assert ("Prime Minister", "44(3)") in _items(PRESIDENT, "still appoints and dismisses")


def test_what_only_took_another_name_is_neither_lost_nor_gained() -> None:
    words = " ".join(item.words for line in _reform()[PRESIDENT].lines if line.sign in "+−" for item in line.items)
    assert "State Secretary" not in words
    assert "Accounts Committee" not in words
    assert "Chair of the Constitutional Council" not in words


def test_the_senate_consents_to_the_chairs_of_court_and_judicial_council() -> None:
    found = _items("Parliament: what it gained, and over whom", "Senate now must consent to appointment of")
    assert {words for words, _ in found} == {
        "Chair of the Constitutional Court",
        "Chair of the Supreme Judicial Council",
    }


def test_a_court_of_eleven_follows_a_council_of_seven_and_citizens_may_turn_to_it() -> None:
    topic = _reform()["The Constitutional Court"]
    leads = [line.lead for line in topic.lines]
    assert leads[:2] == ["Constitutional Court in the place of Constitutional Council", "7 seats became 11"]
    assert ("citizens may complain to the Constitutional Court", "72(3)") in _items(
        topic.title, "who may newly turn to it"
    )


def test_a_party_needs_five_thousand_members_and_no_longer_twenty() -> None:
    """Party Law, article 10(6), as amended in November 2022."""
    found = _items("Registering a party", "registration political party")
    assert ("members at least 20000 → at least 5000", "Party Law 10(6)") in found


def test_a_treaty_that_has_not_entered_into_force_says_so() -> None:
    (item,) = _line("Foreign affairs", "treaties beside the charter, concluded between the two days").items
    assert item.words == "Central Asia Treaty of 2022, 21 July 2022 (not yet in force)"


def test_foreign_affairs_are_the_powers_that_have_such_a_role() -> None:
    """40(1), 44(6) and 44(11); receiving letters of credence has none of the words that once made the topic."""
    assert _items("Foreign affairs", "as before, President may") == {
        ("set the main lines of policy", "40(1)"),
        ("appoint and recall heads of diplomatic missions", "44(6)"),
        ("negotiate and sign treaties", "44(11)"),
        ("sign instruments of ratification", "44(11)"),
        ("receive letters of credence and recall", "44(11)"),
    }


def test_what_both_chambers_do_together_is_not_told_as_the_power_of_either() -> None:
    """53(4) and 54(1)(7): war and peace in joint sitting, treaties by both chambers one after the other."""
    assert {("decide on war and peace", "53(4)"), ("ratify treaties", "54(1)(7)")} <= _items(
        "Foreign affairs", "as before, Mazhilis and Senate may"
    )


def test_a_duty_that_only_speaks_of_abroad_is_no_foreign_affair() -> None:
    """6(5) of 2026: whoever takes money from abroad discloses it."""
    topic = _findings("kazakhstan@2023-04-01", "kazakhstan@2026-09-01")["Foreign affairs"]
    assert not [line.lead for line in topic.lines if "money" in line.lead]


def test_every_line_carries_an_article() -> None:
    bare = [
        line.lead
        for topic in _reform().values()
        for line in topic.lines
        if not any(item.citation for item in line.items) and not line.lead.startswith("treaties beside")
    ]
    assert bare == []


def test_a_statute_without_a_text_on_both_days_is_named_as_left_out() -> None:
    beside = laws_beside("kazakhstan", date(2022, 6, 1), date(2023, 4, 1))
    assert any(line.startswith("Court Law of Kazakhstan begins here") for line in beside.not_compared)


@pytest.mark.parametrize(
    ("first", "second"),
    [("debian@2015-12-13", "debian@2022-04-01"), ("kazakhstan@2023-04-01", "kazakhstan@2026-09-01")],
)
def test_other_reforms_have_a_page_too(first: str, second: str) -> None:
    assert all(topic.lines and topic.title for topic in _findings(first, second).values())
    assert _findings(first, second)
