"""Rights, prohibitions, limits and ranks: parsed, bound, read aloud, and refused where they are written badly."""

from datetime import date

from politeia.documents.model import Fence
from politeia.language.aloud import read_aloud
from politeia.language.contents import Least, Number
from politeia.language.formatting import format_lines
from politeia.language.parsing import parse_norms
from politeia.norms.model import Institutions
from politeia.norms.resolution import resolve

RIGHTS = """\
group soldiers
  means        those who serve in the armed forces

right to vote
  who          citizens
  may          vote, and take part in referendums
  not for      those whom a court has found incapable

prohibition detention without a court
  who          everyone
  may not      be detained without the sanction of a court
  at most      72 hours

prohibition party membership of soldiers
  who          soldiers
  may not      be a member of a political party

limitation rights and freedoms
  limited by   laws
  ground       protection of public order
  never        11, 15, 16(1), 83-1

rank ratified treaties
  above        laws

appointment akim
  appointed by President
  candidates   at least 2
  decided by   most votes of the deputies who took part

office President
  chosen by    voters
"""


def _read(text: str) -> Institutions:
    parsed = parse_norms(Fence("norm", tuple(text.splitlines()), 1, "law.md", "1", "1"))
    assert parsed.diagnostics == ()
    return resolve(parsed.norms)


def test_rights_and_prohibitions_are_data_with_their_holders_and_exceptions() -> None:
    read = _read(RIGHTS)
    assert read.diagnostics == ()
    assert (read.rights[0].who, read.rights[0].not_for[0].value) == (
        ("citizens",),
        "those whom a court has found incapable",
    )
    detention = read.prohibitions[0]
    assert detention.longest is not None
    assert (detention.who, str(detention.longest.value)) == (("everyone",), "72 hours")
    assert read.prohibitions[1].who == ("soldiers",)
    assert (read.ranks[0].name, read.ranks[0].above) == ("ratified treaties", ("laws",))


def test_an_article_that_may_never_be_limited_covers_its_paragraphs_and_a_paragraph_only_itself() -> None:
    limits = _read(RIGHTS).limitations[0]
    assert [limits.spares(cited) for cited in ("15", "15(2)", "16(1)", "16(2)", "1", "83-1(3)", "83")] == [
        True,
        True,
        True,
        False,
        False,
        True,
        False,
    ]


def test_an_appointment_says_from_how_many_candidates_and_how_it_is_decided() -> None:
    chosen = _read(RIGHTS).appointments[0]
    assert chosen.candidates is not None
    assert chosen.decided_by is not None
    assert chosen.candidates.value == Least(2)
    assert chosen.decided_by.value == "most votes of the deputies who took part"


def test_a_prohibition_reads_aloud() -> None:
    norm = next(item for item in _read(RIGHTS).norms if item.name == "detention without a court")
    assert read_aloud(norm) == (
        "It is forbidden (detention without a court) (1(1)): for everyone; "
        "may not be detained without the sanction of a court; at most 72 hours."
    )


def test_alignment_leaves_a_right_as_it_is() -> None:
    lines = tuple(RIGHTS.splitlines())
    assert format_lines(lines) == lines


def test_a_number_may_change_with_the_day_from_which_a_statute_sets_it() -> None:
    read = parse_norms(
        Fence("norm", ("parameter number of regions", "  is 16", "  is 17 from 2018-06-19"), 1, "law.md", "50", "2")
    )
    assert [clause.value for clause in read.norms[0].clauses] == [Number(16), Number(17, date(2018, 6, 19))]


def test_mistakes_in_lists_of_articles_and_numbers_say_what_is_expected() -> None:
    written = ("limitation rights", "  never some articles", "appointment akim", "  candidates two")
    found = parse_norms(Fence("norm", written, 1, "law.md", "39", "3")).diagnostics
    assert [item.code for item in found] == ["P120", "P204"]
    bad_day = ("parameter number of regions", "  is 17 from 2018-13-19")
    assert [item.code for item in parse_norms(Fence("norm", bad_day, 1, "law.md")).diagnostics] == ["P204"]
