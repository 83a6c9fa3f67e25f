"""Citations taken apart: the pieces, the article of each, and the address of an article inside a page."""

from __future__ import annotations

import re

NUMBER = r"(?:[A-Z]\.)?\d+[A-Z]{0,2}(?:[.-]\d+)*"
ARTICLE = re.compile(rf"^(?:(?P<statute>.*\S)\s+)?(?P<number>{NUMBER})(?:\(.*)?$")
OWN_ARTICLE = re.compile(rf"^{NUMBER}")


def pieces_of(citation: str) -> tuple[str, ...]:
    """The pieces of a citation: "56(2), 70(3)" has two; commas inside brackets part nothing."""
    return tuple(piece.strip() for piece in re.split(r",\s*(?![^(]*\))", citation))


def article_keys(citation: str) -> tuple[tuple[str, str], ...]:
    """The pieces of a citation, each with the key of its article: "56(2), 70(3)" gives keys 56 and 70.

    A piece that names no article has the key "".
    """
    found: list[tuple[str, str]] = []
    for piece in pieces_of(citation):
        match = ARTICLE.match(piece)
        key = " ".join(filter(None, (match["statute"], match["number"]))) if match else ""
        found.append((piece, key))
    return tuple(found)


def article_in(citation: str) -> str:
    """The article that a citation begins with: "44" of "44(3), 58"; "" when it begins with none."""
    number = OWN_ARTICLE.match(citation.strip())
    return number.group() if number else ""


def anchor_of(article: str) -> str:
    """The address of an article inside a page."""
    return "article-" + re.sub(r"[^a-z0-9]+", "-", article.lower()).strip("-")
