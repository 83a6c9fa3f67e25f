"""What is said of a reform: every claim with its evidence, run on the texts of its days."""

from __future__ import annotations

from politeia.claims.model import Examined, Standing
from politeia.claims.reading import has_claims
from politeia.diagnostics.model import failure
from politeia.presentation.verdicts import STANDINGS, finding_sign
from politeia.web.bookshelf import Bookshelf
from politeia.web.catalogue import texts
from politeia.web.model import Address, Page

KEYS = {
    Standing.BORNE_OUT: "holds",
    Standing.PARTLY: "depends",
    Standing.NOT: "fails",
    Standing.CANNOT_TELL: "not-applicable",
}


def claims_page(shelf: Bookshelf, name: str, language: str) -> Page:
    """The claims that lie beside a charter; raises an error of exit status 2 when none do."""
    charter = shelf.charter(name)
    if not has_claims(name):
        raise failure("X404", f"nothing is claimed beside “{name}”", None)
    t = texts(language)
    found = shelf.claims(name)
    content = {
        "charter": charter,
        "latest": shelf.latest(name),
        "claims": [(item, STANDINGS[item.standing], KEYS[item.standing], t[_key(item)]) for item in found],
        "sign": finding_sign,
    }
    return Page(Address(name, "", "claims"), t["claims"], "claims.html.j2", content)


def _key(item: Examined) -> str:
    return item.standing.value.replace(" ", "_")
