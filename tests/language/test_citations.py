"""Citations with letters: common-law constitutions number what is inserted 224A, 51(2A) and 58(2)(b)."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from politeia.amendment.charters import load_charter
from politeia.amendment.consolidation import consolidate, order_of
from politeia.language.layout import CITATION
from politeia.language.values import Unreadable, read_target

BASE = """---
title: Constitution of Freedonia
identifier: freedonia
in force: 2000-01-01
---

### Article 58. Dissolution

1. The President may dissolve the Assembly.

```norm
power dissolve Assembly
  held by      President                                              per 58(1)
  effect       Assembly is dissolved                                  per 58(2)(b)

office President

body Assembly
```

2. Nothing else.

### Article 224. Elections

Elections are free.
"""
ACT = """---
title: Act
identifier: act
amends: freedonia
in force: 2001-01-01
---

```amend
insert 58(1A)
```

1A. No reason is needed.

```amend
insert article 224A
```

### Article 224A. Caretakers

1. There is a caretaker.

```norm
office Caretaker
```
"""


@pytest.mark.parametrize(
    "written", ["58(2)(b)", "48(5)", "224(1A)", "224A", "224A(3)", "51(2A), 59(1)(d)", "63A(1)(b)(ii)"]
)
def test_a_number_with_letters_is_a_citation(written: str) -> None:
    assert CITATION.fullmatch(written)


@pytest.mark.parametrize("written", ["58(2)(b", "fifty-eight", "224(1 A)"])
def test_broken_numbers_are_no_citation(written: str) -> None:
    assert not CITATION.fullmatch(written)


def test_an_instruction_names_paragraphs_and_articles_with_letters() -> None:
    assert read_target("replace 51(2A)").first == "2A"
    assert read_target("insert article 224A").article == "224A"
    assert (read_target("repeal 41(7)-(9)").first, read_target("replace 63A(1)-(1A)").article) == ("7", "63A")
    with pytest.raises(Unreadable):
        read_target("replace 51 2A")


def test_an_act_inserts_them_in_their_place_and_norms_cite_them(tmp_path: Path) -> None:
    (tmp_path / "acts").mkdir()
    (tmp_path / "constitution.md").write_text(BASE, encoding="utf-8")
    (tmp_path / "acts" / "act.md").write_text(ACT, encoding="utf-8")
    charter = load_charter(str(tmp_path))
    edition = consolidate(charter, date(2001, 1, 1))
    assert (*charter.diagnostics, *edition.diagnostics) == ()
    assert [article.number for article in edition.articles] == ["58", "224", "224A"]
    dissolution = edition.article("58")
    assert dissolution is not None
    assert [paragraph.number for paragraph in dissolution.paragraphs] == ["1", "1A", "2"]
    assert [norm.citation for norm in edition.norms if norm.name == "Caretaker"] == ["224A(1)"]
    power = next(norm for norm in edition.norms if norm.kind == "power")
    assert power.clauses[-1].citation == "58(2)(b)"


@given(st.integers(1, 300), st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=1, max_size=2))
def test_a_lettered_number_stands_between_its_number_and_the_next(number: int, letters: str) -> None:
    assert order_of(str(number)) < order_of(f"{number}{letters}") < order_of(str(number + 1))
