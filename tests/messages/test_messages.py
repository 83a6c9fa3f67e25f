"""Every message, beside the law that brings it about: the exact text that a person sees on the terminal."""

import re

import pytest
from tests.messages.catalogue import HERE, PAGE, Case, cases, codes_in_use, page, shown

CASES = cases()
OWED = re.compile(
    r"V10[78]|V130|V190|V201|V209|V210|V22[0-2]|V30[2-5]|V31[0-2]|C206|F10[2-4]|F12\d|F131|X\d\d\d"
    r"|A1(?:0[36]|1[1456]|2[67]|3[0-4]|4[015]|5[06]|61|7[3467]|80)"
)
"""Codes that only a library of its own, Python, the explorer or a running body brings about, or a table too long for the page:
their messages are tested beside their code, and are not in the catalogue yet."""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.path.stem)
def test_the_mistake_gets_its_message(case: Case) -> None:
    assert shown(case) == (case.status, case.message)


def test_every_code_has_a_law_that_brings_it_about() -> None:
    tested = {code for case in CASES for code in case.codes}
    missing = {code for code in codes_in_use() - tested if not OWED.fullmatch(code)}
    assert missing == set(), f"write the law and the message in {HERE}"


def test_every_case_says_what_the_mistake_means() -> None:
    assert [case.path.name for case in CASES if not case.prose or not case.title] == []


def test_the_page_of_messages_is_what_the_catalogue_makes_of_it() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run: make docs"
