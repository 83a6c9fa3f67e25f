"""One text takes the place of another on a day: which governs, what its history says, and what is refused."""

from datetime import date
from pathlib import Path

import pytest

from politeia.amendment.charters import load_charter
from politeia.amendment.consolidation import consolidate
from politeia.amendment.history import versions_of
from politeia.amendment.model import Charter
from politeia.amendment.opening import opened_leniently
from politeia.amendment.points import parse_point
from politeia.amendment.timeline import replaced_on
from politeia.amendment.together import cited_with, together
from politeia.diagnostics.model import PoliteiaError

FIRST = """---
title: Statutes of the Club
identifier: club
in force: 2000-01-01
{more}---

### Article 1. Chair

1. The members elect a chair.

2. The chair serves two years.
"""

SECOND = """---
title: New statutes of the Club
{replaces}
{day}
---

### Article 1. President

1. The members elect a president.

### Article 2. End

The president may resign.
"""

ACT = """---
title: Act of {day}
adopted: {day}
in force: {day}
amends: club
---

```amend
replace 1(2)
```

2. The chair serves three years.
"""


def club(
    folder: Path, *, more: str = "", replaces: str = "replaces: club", day: str = "in force: 2020-07-01", act: str = ""
) -> Charter:
    (folder / "2020").mkdir()
    (folder / "acts").mkdir()
    (folder / "charter.md").write_text(FIRST.format(more=more), encoding="utf-8")
    (folder / "2020" / "charter.md").write_text(SECOND.format(replaces=replaces, day=day), encoding="utf-8")
    if act:
        (folder / "acts" / "act.md").write_text(ACT.format(day=act), encoding="utf-8")
    return load_charter(str(folder))


def test_the_text_in_force_changes_on_the_day_of_the_replacement(tmp_path: Path) -> None:
    charter = club(tmp_path)
    before, after = consolidate(charter, date(2020, 6, 30)), consolidate(charter, date(2020, 7, 1))
    assert (before.charter.title, after.charter.title) == ("Statutes of the Club", "New statutes of the Club")
    assert [len(edition.articles) for edition in (before, after)] == [1, 2]
    assert charter.diagnostics == ()


def test_the_first_text_knows_when_it_was_replaced_and_the_last_is_not(tmp_path: Path) -> None:
    charter = club(tmp_path)
    assert replaced_on(charter, charter) == date(2020, 7, 1)
    assert replaced_on(charter, charter.later[0]) is None


def test_history_goes_on_into_the_text_that_replaced_the_article(tmp_path: Path) -> None:
    versions = versions_of(club(tmp_path, act="2010-01-01"), "1")
    assert [(item.paragraph, str(item.since), item.written_by, bool(item.prose)) for item in versions] == [
        ("1", "2000-01-01", "", True),
        ("1", "2020-07-01", "New statutes of the Club", True),
        ("2", "2000-01-01", "", True),
        ("2", "2010-01-01", "Act of 2010-01-01", True),
        ("2", "2020-07-01", "New statutes of the Club", False),
    ]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"day": ""}, "P430"),
        ({"replaces": ""}, "P431"),
        ({"replaces": "replaces: guild"}, "P431"),
        ({"day": "in force: 1999-01-01"}, "P432"),
        ({"more": "until: 2020-07-01\n"}, "P432"),
        ({"more": "until: 2020-05-01\n"}, "P433"),
        ({"act": "2020-07-01"}, "P434"),
    ],
)
def test_a_timeline_that_does_not_fit_together_is_reported(tmp_path: Path, changes: dict[str, str], code: str) -> None:
    assert code in {item.code for item in club(tmp_path, **changes).diagnostics}


def test_an_act_that_commences_before_the_replacement_is_in_order(tmp_path: Path) -> None:
    assert club(tmp_path, act="2020-06-30").diagnostics == ()


def test_a_text_that_ends_the_day_before_the_next_begins_leaves_no_gap(tmp_path: Path) -> None:
    assert club(tmp_path, more="until: 2020-06-30\n").diagnostics == ()


def test_a_day_between_two_texts_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PoliteiaError) as refused:
        consolidate(club(tmp_path, more="until: 2020-05-01\n"), date(2020, 6, 1))
    assert refused.value.diagnostics[0].code == "P417"


STATUTE = """---
title: Statute on Elections
cited as: Election Law
under: {above}
in force: 2001-01-01
---

### Article 5. Calling

1. The Chair calls the election.

```norm
power call the election                     per 5(1), Constitution 1(1)
  held by      Chair
```
"""


def with_statute(folder: Path) -> None:
    (folder / "charter.md").write_text(
        FIRST.format(more="") + "\n```norm\noffice Chair\n  term  2 years\n```\n", encoding="utf-8"
    )
    (folder / "statutes" / "election-law").mkdir(parents=True)
    (folder / "statutes" / "election-law" / "statute.md").write_text(STATUTE.format(above=folder), encoding="utf-8")


def test_a_statute_uses_the_names_of_the_charter_above_it(tmp_path: Path) -> None:
    with_statute(tmp_path)
    target = opened_leniently(load_charter(f"{tmp_path}/election-law"), date(2010, 1, 1))
    assert target.diagnostics == ()
    assert [norm.name for norm in target.institutions.norms] == ["call the election"]


def test_a_charter_read_together_with_a_statute_cites_it_by_its_name(tmp_path: Path) -> None:
    with_statute(tmp_path)
    point = parse_point(f"{tmp_path}+election-law@2010-01-01")
    statutes = tuple(consolidate(load_charter(name), date(2010, 1, 1)) for name in point.beside)
    edition = together(consolidate(load_charter(point.charter), date(2010, 1, 1)), statutes)
    assert [article.number for article in edition.articles] == ["1", "Election Law 5"]
    assert edition.norms[-1].citation == "Election Law 5(1), 1(1)"


@pytest.mark.parametrize(
    ("citation", "expected"),
    [
        ("97-1(5)", "Election Law 97-1(5)"),
        ("44(10-1), Constitution 63(2)", "Election Law 44(10-1), 63(2)"),
        ("61(4)-(5)", "Election Law 61(4)-(5)"),
        ("Referendum Law 31(3)", "Referendum Law 31(3)"),
        ("", ""),
    ],
)
def test_a_citation_of_a_statute_gets_its_name_once(citation: str, expected: str) -> None:
    assert cited_with(citation, "Election Law") == expected
