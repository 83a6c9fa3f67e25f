"""`politeia read`: the text in force on a day, with what each norm means and which act wrote each paragraph."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from politeia.cli.failures import HOLDS

if TYPE_CHECKING:
    from rich.console import Console

    from politeia.amendment.model import ArticleInForce
    from politeia.amendment.opening import Target

EPILOG = """\b
Examples:
  politeia read kazakhstan@2022-06-01
  politeia read kazakhstan@2023-04-01 61
  politeia read kazakhstan@2023-04-01 "61(2)"
"""


@click.command("read", epilog=EPILOG)
@click.argument("charter_at_date", metavar="CHARTER@DATE")
@click.argument("article", required=False, default="")
@click.option("--json", "as_data", is_flag=True, help="Print the text as JSON.")
def command(charter_at_date: str, article: str, as_data: bool) -> int:
    """Read the articles in force, or one ARTICLE in full with its norms read aloud and its history."""
    from politeia.amendment.opening import opened

    target = opened(charter_at_date)
    articles = _chosen(target, article)
    if as_data:
        _print_data(target, articles)
        return HOLDS
    from politeia.cli.console import open_console

    console = open_console()
    if article:
        _show_article(console, target, articles[0])
    else:
        _show_list(console, target, articles)
    return HOLDS


def _chosen(target: Target, number: str) -> tuple[ArticleInForce, ...]:
    from politeia.diagnostics.model import failure
    from politeia.diagnostics.nearest import nearest

    if not number:
        return target.edition.articles
    plain = number.split("(")[0].removeprefix("Article ").strip()
    found = target.edition.article(plain)
    if found is not None:
        return (_paragraph_of(found, number, target.label),)
    near = nearest(plain, [item.number for item in target.edition.articles], 0.5)
    raise failure(
        "P418",
        f"{target.label} has no Article {plain}",
        remedy=f"Did you mean Article {near}?" if near else "politeia read without an article lists them all.",
    )


def _paragraph_of(article: ArticleInForce, written: str, edition: str) -> ArticleInForce:
    """The article with the one paragraph that was asked for, or whole where none was; P418 when it has no such one."""
    from politeia.diagnostics.model import failure

    number = written.partition("(")[2].partition(")")[0].strip()
    if not number:
        return article
    paragraphs = tuple(item for item in article.paragraphs if item.number == number)
    if not paragraphs:
        has = ", ".join(item.number for item in article.paragraphs if item.number)
        raise failure(
            "P418",
            f"Article {article.number} of {edition} has no paragraph {number}",
            remedy=f"It has paragraphs {has}." if has else "Its paragraphs have no numbers.",
        )
    return replace(article, paragraphs=paragraphs)


def _print_data(target: Target, articles: tuple[ArticleInForce, ...]) -> None:
    from politeia.amendment.history import versions_of
    from politeia.cli.jsons import as_json
    from politeia.language.aloud import read_aloud

    rows = [
        {
            "article": article.number,
            "title": article.title,
            "section": article.section,
            "paragraphs": [
                {
                    "number": paragraph.number,
                    "prose": paragraph.prose,
                    "written_by": paragraph.written_by,
                    "since": paragraph.since,
                    "norms": [
                        {"kind": norm.kind, "name": norm.name, "citation": norm.citation, "aloud": read_aloud(norm)}
                        for norm in paragraph.norms
                    ],
                }
                for paragraph in article.paragraphs
            ],
            "left_out": article.left_out,
            "history": versions_of(target.timeline, article.number)
            if len(articles) == 1 and not target.statutes
            else [],
        }
        for article in articles
    ]
    click.echo(as_json({"edition": target.label, "title": target.charter.title, "articles": rows}))


def _show_list(console: Console, target: Target, articles: tuple[ArticleInForce, ...]) -> None:
    from rich.text import Text

    from politeia.presentation.amounts import amount

    encoded = sum(1 for article in articles if article.norms)
    console.print(Text(f"{target.charter.title}, as in force on {target.day.isoformat()}", style="bold"))
    section = ""
    for article in articles:
        if article.section != section:
            section = article.section
            console.print(Text(f"\n{section}", style="bold"))
        norms = f"{len(article.norms)} norm{'' if len(article.norms) == 1 else 's'}" if article.norms else "prose only"
        acts = dict.fromkeys(paragraph.written_by for paragraph in article.paragraphs if paragraph.written_by)
        line = Text(f"  {article.number:<5}{article.title}  ")
        line.append(norms, style="dim")
        if acts:
            line.append(f" · {'; '.join(acts)}", style="dim cyan")
        console.print(line)
    console.print(
        f"\n{amount(len(articles), 'article')}: {encoded} with norms, {len(articles) - encoded} as prose only; "
        f"{amount(len(target.institutions.norms), 'norm')}, {amount(len(target.institutions.gaps), 'gap')}."
    )
    for item in target.edition.pending:
        from politeia.amendment.consolidation import target_of

        when = item.commences.isoformat() if item.commences else item.event or "a day not known"
        console.print(
            Text(f"Not yet in force: {item.syntax.word} {target_of(item)}, {item.act}, from {when}", style="dim")
        )


def _show_article(console: Console, target: Target, article: ArticleInForce) -> None:
    from rich.padding import Padding
    from rich.text import Text

    from politeia.language.aloud import read_aloud

    console.print(Text(f"{target.charter.title}, as in force on {target.day.isoformat()}", style="dim"))
    console.print(Text(f"Article {article.number}. {article.title}".rstrip(". "), style="bold"))
    for paragraph in article.paragraphs:
        mark = f"{paragraph.number}. " if paragraph.number else ""
        console.print()
        console.print(Text(mark + " ".join(paragraph.prose.split())))
        if paragraph.written_by:
            since = f" since {paragraph.since.isoformat()}" if paragraph.since else ""
            console.print(Padding(Text(f"{paragraph.written_by}{since}", style="dim cyan"), (0, 0, 0, 3)))
        for norm in paragraph.norms:
            console.print(Padding(Text(f"» {read_aloud(norm)}", style="green"), (0, 0, 0, 3)))
    if not article.norms:
        reason = (
            f"Not encoded: {article.left_out}." if article.left_out else "Prose only: no norm encodes this article yet."
        )
        console.print(Text(f"\n{reason}", style="dim"))
    if not target.statutes:
        _show_history(console, target, article)


def _show_history(console: Console, target: Target, article: ArticleInForce) -> None:
    from rich.text import Text

    from politeia.amendment.history import versions_of

    number = article.number
    whole = target.edition.article(number) == article
    shown = {item.number for item in article.paragraphs}
    versions = (item for item in versions_of(target.timeline, number) if whole or item.paragraph in shown)
    later = [version for version in versions if version.written_by]
    console.print(Text("\nHistory", style="bold"))
    if not later:
        what = "article" if whole else "paragraph"
        console.print(Text(f"No act of this charter has touched this {what}.", style="dim"))
    for version in later:
        fate = "repealed" if not version.prose else "written"
        since = version.since.isoformat() if version.since else "a day not known"
        label = f"{number}({version.paragraph})" if version.paragraph else number
        console.print(Text(f"  {label}  {fate} by {version.written_by}, from {since}"))
