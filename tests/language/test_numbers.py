"""Articles that are numbered as sections and appendices, and citations of them."""

import pytest

from politeia.amendment.consolidation import order_of
from politeia.documents.model import Fence
from politeia.documents.reading import read_document
from politeia.language.instructions import parse_amendment
from politeia.language.parsing import parse_norms

CHARTER = """# Constitution of a project

### Article 4.1. Powers

1. Together the developers may amend this constitution.

### Article A. Standard procedure

These rules apply where the text says so.

### Article A.1. Discussion

1. Discussion takes two weeks.

```norm
duty discuss
  on           fact: a resolution is proposed                         per 4.1(1)
  by           voters
  must         discuss
  within       2 weeks
  otherwise    unspecified
```
"""


def test_sections_and_appendices_are_articles() -> None:
    document = read_document("charter.md", CHARTER.encode())
    assert [article.number for article in document.articles] == ["4.1", "A", "A.1"]
    assert [article.title for article in document.articles] == ["Powers", "Standard procedure", "Discussion"]
    assert document.diagnostics == ()
    fence = document.articles[2].paragraphs[0].fences[0]
    norm = parse_norms(fence).norms[0]
    assert (norm.citation, norm.clauses[0].citation) == ("A.1(1)", "4.1(1)")


@pytest.mark.parametrize(
    "citation", ["4.1(2)", "A.1(2)", "6.3(1)(4)", "83-1", "4.1(2), A.5(3)", "Statute of the Club 4"]
)
def test_a_citation_may_name_a_section_or_an_appendix(citation: str) -> None:
    lines = (f"power dissolve the club  per {citation}", "  held by voters")
    parsed = parse_norms(Fence("norm", lines, 1, "charter.md", "1", "1"))
    assert (parsed.norms[0].citation, parsed.diagnostics) == (citation, ())


@pytest.mark.parametrize(
    ("written", "article", "first", "last"),
    [
        ("replace A.6(3)", "A.6", "3", "3"),
        ("repeal A.5", "A.5", "", ""),
        ("replace 4.2(4)-(5)", "4.2", "4", "5"),
        ("replace A", "A", "", ""),
        ("insert article 6.3", "6.3", "", ""),
    ],
)
def test_an_instruction_may_touch_a_section_or_an_appendix(written: str, article: str, first: str, last: str) -> None:
    found = parse_amendment(Fence("amend", (written,), 1, "act.md")).amendment
    assert found is not None
    assert (found.article, found.first, found.last) == (article, first, last)


def test_appendices_come_after_the_last_article() -> None:
    assert sorted(["A.1", "10", "9.3", "A", "9", "B.1", "10-1", ""], key=order_of) == [
        *("", "9", "9.3", "10", "10-1"),
        *("A", "A.1", "B.1"),
    ]
