"""The reason why an article is not encoded: kept with the article, and refused where it explains nothing."""

from politeia.documents.reading import read_document

LAW = """\
# Statute

### Article 1. Spirit

The club is fair.

> not encoded: a declaration without a procedure

### Article 2. Quotation

> The club is open.
"""


def test_the_reason_belongs_to_its_article_and_not_to_the_prose() -> None:
    spirit, quotation = read_document("law.md", LAW.encode()).articles
    assert (spirit.left_out, spirit.paragraphs[0].prose) == ("a declaration without a procedure", "The club is fair.")
    assert (quotation.left_out, quotation.paragraphs[0].prose) == ("", "> The club is open.")


def test_a_reason_without_words_or_without_an_article_is_refused() -> None:
    empty = read_document("law.md", LAW.replace(" a declaration without a procedure", "").encode())
    assert [item.code for item in empty.diagnostics] == ["D115"]
    astray = read_document("law.md", b"# Statute\n\n> not encoded: spent\n\n### Article 1. Name\n\nText.\n")
    assert [item.code for item in astray.diagnostics] == ["D114"]
