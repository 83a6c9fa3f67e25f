"""The brief on paper: one page of findings first, nothing fetched, the same texts give the same paper."""

import subprocess
from functools import cache
from pathlib import Path
from shutil import which

import pytest

from politeia.amendment.opening import opened
from politeia.comparison.comparing import compare
from politeia.comparison.shifts import shifts
from politeia.presentation.beside import laws_beside
from politeia.presentation.brief_content import Brief, Item, Topic
from politeia.presentation.brief_content import Finding as Line
from politeia.presentation.brief_making import article_changes, leaves_out, side_of, texts_of
from politeia.presentation.brief_page import page
from politeia.presentation.brief_print import paper, printable
from politeia.presentation.findings import Reform, findings_of


@cache
def _brief() -> Brief:
    """The brief on Kazakhstan 2022 without its proofs, which other tests make."""
    before, after = opened("kazakhstan@2022-06-01"), opened("kazakhstan@2023-04-01")
    found = compare(before.institutions, after.institutions)
    beside = laws_beside("kazakhstan", before.day, after.day)
    reform = Reform(before.institutions, after.institutions, found, (), beside.statutes, beside.treaties)
    return Brief(
        side_of(before),
        side_of(after),
        (),
        (),
        article_changes(before, after),
        found,
        shifts(before.institutions, after.institutions),
        (),
        texts_of(before, after),
        (),
        leaves_out(side_of(after)),
        findings=findings_of(reform),
    )


@cache
def _paper() -> bytes:
    return paper(_brief())


def test_the_paper_is_a_pdf() -> None:
    assert _paper().startswith(b"%PDF-")


@pytest.mark.skipif(which("pdftotext") is None, reason="poppler's pdftotext reads the paper back")
def test_the_first_page_holds_every_topic_and_the_whole_can_be_held(tmp_path: Path) -> None:
    file = tmp_path / "brief.pdf"
    file.write_bytes(_paper())
    text = subprocess.run(["pdftotext", "-layout", str(file), "-"], capture_output=True, text=True, check=True).stdout
    first, second, *rest = text.split("\f")
    assert [topic.title for topic in _brief().findings if topic.title[:20] not in first] == []
    assert "What remains a gap" not in second
    assert 4 <= len(rest) <= 12


def test_the_same_texts_give_the_same_paper() -> None:
    assert paper(_brief()) == _paper()


def test_the_page_begins_with_the_same_findings() -> None:
    html = page(_brief())
    assert html.index('id="findings"') < html.index('id="verdicts"')
    assert "annul acts of regional akims" in html[html.index('id="findings"') : html.index('id="verdicts"')]


def test_words_of_a_charter_cannot_become_markup_or_a_file_that_is_fetched() -> None:
    from dataclasses import replace

    topic = Topic("<img src=file:///etc/passwd>", (Line("+", "<script>x</script>", (Item("<b>", "1"),)),))
    html = printable(replace(_brief(), findings=(topic,)))
    assert "<script>" not in html
    assert "<img" not in html
