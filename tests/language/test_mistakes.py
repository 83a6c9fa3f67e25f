"""Typical mistakes, each with its code and the exact words of its message."""

import pytest

from politeia.diagnostics.rendering import render
from politeia.documents.model import Fence
from politeia.documents.reading import read_document
from politeia.language.instructions import parse_amendment
from politeia.language.parsing import parse_norms
from politeia.language.properties import parse_properties

STAGE = "procedure law\n  stage vote\n    by Mazhilis\n"
NORMS = [
    ("powr dissolve Mazhilis\n  held by President", "P101", "“powr” begins no norm"),
    ("power", "P110", "this power has no name"),
    ("power dissolve Mazhilis\n  held by", "P111", "“held by” with nothing behind it"),
    ("power a\n  held by President\n  untill Mazhilis is dissolved", "P112", "“untill” begins no line of a power"),
    ("office President\n  held by voters", "P112", "an office takes no “held by”"),
    ("power a\nheld by President", "P113", "this line stands at the wrong level"),
    ("power a\n\theld by President", "P114", "a tab in a norm block"),
    ("power a\n  held by President\n  held by Senate", "P115", "“held by” stands twice"),
    ("power a\n  held by X\n\npower a\n  held by Y", "P116", "power a stands twice in one block"),
    ("procedure law\n  stage vote\n    by Mazhilis", "P117", "stage vote leads nowhere"),
    ("body Senate\n  role uper chamber", "P118", "“uper chamber” is no role"),
    ("power a  per article 63\n  held by President", "P120", "“article 63” is not a citation"),
    (STAGE + "    needs 2/3\n    if yes ends done", "P201", "a threshold without a base"),
    (STAGE + "    needs absolute majority\n    if yes ends x", "P202", "“absolute” does not say which share of whom"),
    (
        STAGE + "    needs 2/3 of all members\n    if yes ends x",
        "P203",
        "a share must say whether reaching it is enough",
    ),
    ("body Senate\n  seats fifty", "P204", "this is not a whole number"),
    ("office President\n  term long", "P210", "this is not a length of time"),
    ("power a\n  held by President\n  unless it rains", "P220", "no condition of the language reads like this"),
    ("power a\n  held by President\n  effect joy", "P221", "no effect of the language reads like this"),
    (STAGE + "    if yes wins", "P230", "this says nothing about what follows"),
    (
        STAGE + "    if yes go to signture\n  stage signature\n    by X\n    if yes ends x",
        "P231",
        "procedure law has no stage “signture”",
    ),
    (
        STAGE + "    if yes ends done\n  effect when dune: Government leaves office",
        "P232",
        "procedure law never ends “dune”",
    ),
    (STAGE + "    within 1 month\n    if yes ends done", "P305", "a deadline without a consequence"),
    ("office President\n  limit twice", "P306", "this is not a limit on terms"),
    ("body Senate\n  part ten wise men", "P307", "this does not describe a part of a body"),
]


@pytest.mark.parametrize(("text", "code", "message"), NORMS)
def test_a_mistake_in_a_norm_has_its_message(text: str, code: str, message: str) -> None:
    found = parse_norms(Fence("norm", tuple(text.split("\n")), 10, "law.md", "63", "1")).diagnostics
    assert [(item.code, item.message) for item in found] == [(code, message)]
    assert f"error {code}  law.md, line " in render(found[0])
    assert "^" in render(found[0])


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("remove 61(4)", "P401"),
        ("replace 61(4)\n  in force 2023-13-01", "P402"),
    ],
)
def test_a_mistake_in_an_instruction_has_its_code(text: str, code: str) -> None:
    found = parse_amendment(Fence("amend", tuple(text.split("\n")), 1, "act.md")).diagnostics
    assert [item.code for item in found] == [code]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("property a", "P501"),
        ("property a\n  claim President is nice", "P502"),
        ("property a\n  claim President can force Mazhilis is dissolved\n  recorded maybe", "P503"),
    ],
)
def test_a_mistake_in_a_property_has_its_code(text: str, code: str) -> None:
    found = parse_properties(Fence("property", tuple(text.split("\n")), 1, "p.md")).diagnostics
    assert [item.code for item in found] == [code]


@pytest.mark.parametrize(
    ("data", "code", "message"),
    [
        (b"", "D102", "this file is empty"),
        ("# Устав".encode("cp1251"), "D101", "line 1 is not written in UTF-8"),
        (b"x" * 50_000_000, "D103", "this file has 50 MB, and no charter has more than 5"),
        (b"---\ntitle: [a\n---\n# A", "D104", "the front matter cannot be read here"),
        (b"### Article 1\n\nText.", "D105", "this document has no title"),
        (b"---\ntitle: A\nin force: soon\n---\n", "D106", "“soon” is not a day"),
        (b"# A\n\n### Article 1\n\na\n\n### Article 1\n\nb", "D107", "Article 1 stands twice"),
        (b"# A\n\n### Article 1\n\n1. a\n1. b", "D108", "paragraph 1 stands twice in Article 1"),
        (b"# A\n\n```norm\npower a\n```\n", "D109", "this norm stands outside of any article"),
        (b"# A\n\n### Article 1\n\n1. a\n\n```norm\npower a\n", "D110", "this block is never closed"),
        (b"---\ntitel: A\ntitle: B\n---\n", "D111", "“titel” is no key of the front matter"),
        (b"# A\n\n### Article 1\n\n1. a\n\n```nrom\npower a\n```\n", "D112", "“nrom” names no kind of block"),
        (b"# A\n\n### Article 1\n\n```norm\npower a\n```\n", "D113", "this norm has no text of the law above it"),
    ],
)
def test_a_mistake_in_a_file_has_its_message(data: bytes, code: str, message: str) -> None:
    found = read_document("law.md", data).diagnostics
    assert [(item.code, item.message) for item in found] == [(code, message)]


def test_all_mistakes_of_a_block_are_reported_at_once() -> None:
    text = "power a\n  held bye President\n  unless it rains\n  effect joy"
    assert [item.code for item in parse_norms(Fence("norm", tuple(text.split("\n")), 1, "a.md")).diagnostics] == [
        "P112",
        "P220",
        "P221",
    ]
