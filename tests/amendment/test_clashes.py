"""Acts that overlap, arrive late or no longer fit: the message names both acts and shows both places."""

from datetime import date
from pathlib import Path

import pytest

from politeia.amendment.charters import load_charter
from politeia.amendment.consolidation import consolidate
from politeia.diagnostics.model import Diagnostic, Severity
from politeia.diagnostics.rendering import render

STATUTE = """---
title: Statute of the Club
identifier: club
in force: 2020-01-01
---

# Statute of the Club

### Article 1. Members

1. Members pay a fee.

2. Members vote.

### Article 2. Board

1. The board has five members.
"""


def act(adopted: str, in_force: str, *instructions: str) -> str:
    blocks = "\n\n".join(instructions)
    head = f"---\ntitle: Act of {adopted}\nlabel: Act of {adopted}\nadopted: {adopted}\nin force: {in_force}\n"
    return f"{head}amends: club\n---\n\n# Act\n\n{blocks}\n"


def replaces(target: str, words: str) -> str:
    return f"```amend\nreplace {target}\n```\n\n{words}"


def repeals(target: str) -> str:
    return f"```amend\nrepeal {target}\n```"


def mistakes(folder: Path, *acts: str) -> tuple[Diagnostic, ...]:
    (folder / "acts").mkdir()
    (folder / "statute.md").write_text(STATUTE, encoding="utf-8")
    for number, text in enumerate(acts):
        (folder / "acts" / f"{number}.md").write_text(text, encoding="utf-8")
    return consolidate(load_charter(str(folder)), date(2030, 1, 1)).diagnostics


CASES = [
    (
        "overlap of two wordings",
        act("2021-01-01", "2022-01-01", replaces("1(2)", "2. Members vote in person.")),
        act("2021-02-01", "2022-01-01", replaces("1(2)", "2. Members vote by post.")),
        "P412",
        "1(2) is touched on 2022-01-01 both by Act of 2021-01-01 and by Act of 2021-02-01",
    ),
    (
        "overlap of an article and its paragraph",
        act("2021-01-01", "2022-01-01", replaces("1", "1. Members pay.")),
        act("2021-02-01", "2022-01-01", replaces("1(1)", "1. Members pay twice.")),
        "P412",
        "1(1) is touched on 2022-01-01 both by Act of 2021-01-01 and by Act of 2021-02-01",
    ),
    (
        "late arrival",
        act("2021-01-01", "2022-01-01", replaces("1(2)", "2. Members vote in person.")),
        act("2022-06-01", "2021-06-01", replaces("1(2)", "2. Members vote by post.")),
        "P416",
        "Act of 2022-06-01 of 2022-06-01 comes late: it changes 1(2) from 2021-06-01, "
        "and Act of 2021-01-01 has changed it on 2022-01-01",
    ),
    (
        "paragraph already repealed",
        act("2021-01-01", "2021-01-01", repeals("1(2)")),
        act("2022-01-01", "2022-01-01", replaces("1(2)", "2. Members vote by post.")),
        "P410",
        "this instruction finds nothing to replace: Article 1 has no paragraph 2; "
        "Act of 2021-01-01 took it out on 2021-01-01",
    ),
    (
        "article already repealed",
        act("2021-01-01", "2021-01-01", repeals("2")),
        act("2022-01-01", "2022-01-01", replaces("2(1)", "1. The board has six members.")),
        "P418",
        "there is no Article 2 to replace in; Act of 2021-01-01 took it out on 2021-01-01",
    ),
]


@pytest.mark.parametrize(
    ("first", "second", "code", "message"), [case[1:] for case in CASES], ids=[c[0] for c in CASES]
)
def test_acts_in_each_others_way_are_told_with_both(
    tmp_path: Path, first: str, second: str, code: str, message: str
) -> None:
    (found,) = mistakes(tmp_path, first, second)
    assert (found.code, found.message) == (code, message)
    files = {found.place.file if found.place else "", *(place.file for place in found.others)}
    assert {Path(file).name for file in files} == {"0.md", "1.md"}
    assert "0.md, line" in render(found) and "1.md, line" in render(found)


def test_a_late_arrival_is_a_warning_because_the_text_is_still_certain(tmp_path: Path) -> None:
    (found,) = mistakes(tmp_path, *CASES[2][1:3])
    assert found.severity is Severity.WARNING


def test_acts_that_follow_each_other_on_one_paragraph_are_not_in_each_others_way(tmp_path: Path) -> None:
    first = act("2021-01-01", "2021-01-01", replaces("1(2)", "2. Members vote in person."))
    second = act("2022-01-01", "2022-01-01", replaces("1(2)", "2. Members vote by post."), repeals("2"))
    assert mistakes(tmp_path, first, second) == ()


def test_a_paragraph_that_an_act_repeats_word_for_word_stays_the_work_of_the_first(tmp_path: Path) -> None:
    whole = "### Article 1. Members\n\n1. Members pay a fee.\n\n2. Members vote by post."
    mistakes(tmp_path, act("2021-01-01", "2021-01-01", replaces("article 1", whole)))
    article = consolidate(load_charter(str(tmp_path)), date(2030, 1, 1)).article("1")
    assert article is not None
    assert [item.written_by for item in article.paragraphs] == ["", "Act of 2021-01-01"]
