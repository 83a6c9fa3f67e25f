"""Every message, beside the law that brings it about: the exact text that a person sees on the terminal."""

import pytest
from tests.messages.catalogue import HERE, PAGE, Case, cases, codes_in_use, layers_of_codes, page, shown

CASES = cases()
OWED = frozenset({"A127", "X500", "X704", "X711", "X713", "X714", "X720"})
"""Refusals of a running body and of its service that no case brings about: a fault of the program, the time to wait after many
requests, and what only the inside of the service can ask. They are tested beside their code.
"""
SAME_MEANING = {
    "A151": {"cli", "polity"},  # nobody of that name is enrolled
    "C003": {"cli", "lsp"},  # nested too deeply
    "P418": {"amendment", "cli"},  # no such article
}
"""Codes that several layers make in the same meaning."""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.path.stem)
def test_the_mistake_gets_its_message(case: Case) -> None:
    assert shown(case) == (case.status, case.message)


def test_every_code_has_a_case_that_brings_it_about() -> None:
    tested = {code for case in CASES for code in case.codes}
    missing = {code for code in codes_in_use() - tested if code not in OWED}
    assert missing == set(), f"write the mistake and the message in {HERE}"


def test_no_code_is_owed_that_a_case_brings_about() -> None:
    assert OWED & {code for case in CASES for code in case.codes} == set()
    assert codes_in_use() >= OWED


def test_every_case_says_what_the_mistake_means() -> None:
    assert [case.path.name for case in CASES if not case.prose or not case.title] == []


def test_the_page_of_messages_is_what_the_catalogue_makes_of_it() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run: make docs"


def test_no_two_layers_give_a_code_two_meanings() -> None:
    """A lawyer who looks a code up finds one meaning: layers that share a code say the same thing in other words."""
    layers = {code: found for code, found in layers_of_codes().items() if len(found) > 1}
    assert {code: found for code, found in layers.items() if SAME_MEANING.get(code) != found} == {}
