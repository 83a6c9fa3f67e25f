"""Articles whose paragraphs carry letters instead of numbers."""

from politeia.documents.reading import read_document

TEXT = b"""# Constitution

### Article 87. Votes

a. The majority of those present decides.

```norm
body Majlis
  seats        85
```

b. On some matters more than half must be present.
"""


def test_a_lettered_paragraph_is_cited_with_its_letter() -> None:
    article = read_document("constitution.md", TEXT).articles[0]
    assert [paragraph.number for paragraph in article.paragraphs] == ["a", "b"]
    assert article.paragraphs[0].fences
