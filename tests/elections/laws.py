"""Small laws and returns for the tests of counting: norms as a lawyer writes them, and tables as a commission gives them."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from politeia.documents.model import Fence
from politeia.elections.counting import count_election
from politeia.elections.files import Count, Request, count_file
from politeia.elections.model import District, ElectionCount, ListVotes, Returns, Totals
from politeia.language.parsing import parse_norms
from politeia.norms.model import Institutions
from politeia.norms.resolution import resolve

BODY = "body Assembly\n\n"


def law(norms: str) -> Institutions:
    """The institutions of a law that is one block of norms."""
    parsed = parse_norms(Fence("norm", tuple((BODY + norms).splitlines()), 1, "law.md", "1", "1"))
    assert not parsed.diagnostics, parsed.diagnostics
    institutions = resolve(parsed.norms)
    assert not institutions.diagnostics, institutions.diagnostics
    return institutions


def election(clauses: str) -> str:
    """An election of the Assembly with these clauses, one a line."""
    return "election Assembly\n" + "\n".join(f"  {line.strip()}" for line in clauses.strip().splitlines())


def counted(
    clauses: str,
    votes: Mapping[str, int] | tuple[ListVotes, ...],
    *,
    districts: tuple[District, ...] = (),
    **totals: int,
) -> ElectionCount:
    """The count of some votes under an election of the Assembly."""
    lists = votes if isinstance(votes, tuple) else tuple(ListVotes(name, count) for name, count in votes.items())
    listed = sum(item.votes for item in lists)
    returns = Returns(lists, Totals(listed, **totals), districts)
    return count_election(law(election(clauses)).elections[0], returns)


def counted_file(path: Path, text: str, norms: str, **options: object) -> Count:
    """The count of a table written to a file."""
    path.write_text(text, encoding="utf-8")
    return count_file(path, law(norms), date(2024, 1, 1), Request(**options))  # type: ignore[arg-type]
