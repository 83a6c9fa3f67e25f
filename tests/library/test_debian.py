"""Debian's constitution: what each General Resolution touched, what stands in the text, and what follows from it.

Sources: versions 1.6 to 1.9 of the Constitution for the Debian Project as package doc-debian 11.3+nmu1 ships them
(constitution.1.6.txt, constitution.1.7.txt, constitution.1.8.txt, constitution.txt), compared with each other.
"""

from datetime import date
from fractions import Fraction

import pytest

from politeia.amendment.charters import load_charter
from politeia.amendment.consolidation import consolidate
from politeia.amendment.examining import days_of, examine
from politeia.amendment.history import authors_of, changed_articles, versions_of
from politeia.language.contents import Base
from politeia.norms.model import Institutions
from politeia.norms.resolution import resolve
from politeia.verification.proving import prove

CHARTER = load_charter("debian")
VERSIONS = {"1.6": date(2015, 12, 13), "1.7": date(2016, 8, 14), "1.8": date(2022, 1, 28), "1.9": date(2022, 3, 26)}
ASKED = {asked.name: asked for asked in CHARTER.properties}


def on(version: str) -> Institutions:
    return resolve(consolidate(CHARTER, VERSIONS[version]).norms)


@pytest.mark.parametrize("version", VERSIONS)
def test_every_version_reads_without_a_mistake_and_without_an_unexplained_finding(version: str) -> None:
    edition = consolidate(CHARTER, VERSIONS[version])
    assert (*CHARTER.diagnostics, *edition.diagnostics, *resolve(edition.norms).diagnostics) == ()
    examination = examine(CHARTER, days_of(CHARTER))
    assert (examination.unexplained, examination.stale) == ((), ())


@pytest.mark.parametrize(
    ("number", "amended", "added", "repealed"),
    [
        (0, ("2", "2.1", "6.1", "6.3", "7.1", "7.2", "7.3"), (), ()),
        (1, ("4.2", "5.1", "5.2", "6.1", "6.3", "A.0", "A.1", "A.2", "A.3", "A.4", "A.5"), (), ("A.6",)),
        (2, ("4.2", "5.2"), (), ()),
    ],
)
def test_each_resolution_touches_the_sections_in_which_the_versions_differ(
    number: int, amended: tuple[str, ...], added: tuple[str, ...], repealed: tuple[str, ...]
) -> None:
    touched = changed_articles(CHARTER.acts[number])
    assert (touched.amended, touched.added, touched.repealed) == (amended, added, repealed)


def test_the_committee_has_a_chair_where_it_had_a_chairman() -> None:
    before, after = on("1.6"), on("1.7")
    assert before.office("Chairman of the Technical Committee") and not before.office(
        "Chair of the Technical Committee"
    )
    assert after.office("Chair of the Technical Committee")
    text = consolidate(CHARTER, VERSIONS["1.7"])
    assert not any("Chairman" in paragraph.prose for article in text.articles for paragraph in article.paragraphs)


def test_vote_counting_moves_from_section_a6_to_section_a5() -> None:
    for version, section in (("1.6", "A.6"), ("1.9", "A.5")):
        (counting,) = (norm for norm in on(version).norms if norm.name == "vote counting")
        assert counting.citation == f"{section}(8)"


@pytest.mark.parametrize(
    ("procedure", "share", "strict"),
    [
        ("change of the constitution", Fraction(3, 4), False),  # 4.1(2): 3:1
        ("new version of a Foundation Document", Fraction(3, 4), False),  # 4.1(5)(3): 3:1
        ("override of the Committee", Fraction(2, 3), False),  # 4.1(4): 2:1
        ("override of the Leader or a Delegate", Fraction(1, 2), True),  # 4.1(3), 1:1 under A.5(3)
        ("overruling of a Developer", Fraction(3, 4), False),  # 6.1(4): 3:1
    ],
)
def test_a_ratio_is_a_share_of_the_votes_cast(procedure: str, share: Fraction, strict: bool) -> None:
    found = on("1.9").procedure(procedure)
    assert found is not None and found.stages[0].needs is not None
    threshold = found.stages[0].needs.value
    assert (threshold.share, threshold.strict, threshold.base) == (share, strict, Base.VOTES_CAST)


def test_until_2022_a_developer_calls_for_the_vote_and_since_then_the_secretary_must_within_seven_days() -> None:
    before, after = on("1.7"), on("1.8")
    assert before.power("call for a vote") and not after.power("call for a vote")
    (duty,) = (item for item in after.duties if item.name == "call for a vote")
    assert duty.within is not None and str(duty.within.value.duration) == "7 days"
    assert duty.citation == "A.3(1)"


def test_each_paragraph_of_section_42_names_its_resolution() -> None:
    edition = consolidate(CHARTER, VERSIONS["1.9"])
    written = {line.citation: line.written_by for line in authors_of(edition) if line.citation.startswith("4.2(")}
    of_january, of_march = "General Resolution of 28 January 2022", "General Resolution of 26 March 2022"
    assert written == {
        "4.2(1)": of_january,
        "4.2(2)": "",
        "4.2(3)": of_march,
        "4.2(4)": of_january,
        "4.2(5)": of_january,
        "4.2(6)": "",
        "4.2(7)": "",
    }


def test_the_life_of_section_a5_is_expiry_first_and_counting_since_2022() -> None:
    life = versions_of(CHARTER, "A.5")
    assert [(item.paragraph, item.change, item.written_by) for item in life[:3]] == [
        ("", "first text", ""),
        ("", "repealed", "General Resolution of 28 January 2022"),
        ("1", "inserted", "General Resolution of 28 January 2022"),
    ]


EXPECTED = [
    ("the Leader alone cannot amend", "holds"),
    ("the Developers can amend", "holds"),
    ("the Developers can overrule the Committee", "holds"),
    ("the Leader can be recalled", "holds"),
    ("a bare majority of the Committee cannot overrule a Developer", "holds"),
    ("three quarters of the Committee can overrule a Developer", "holds"),
    ("a resolution of the Committee is always decided", "holds"),
    ("the Leader stands back from Delegates", "holds"),
    ("Delegates are safe from dismissal", "fails"),
    ("the Leader does not choose the members", "holds"),
    ("nobody stands in while there is a Leader", "holds"),
    ("who can amend", "holds"),
]


@pytest.mark.parametrize(("name", "verdict"), EXPECTED)
def test_the_verdict_on_the_current_version(name: str, verdict: str) -> None:
    assert prove(on("1.9"), ASKED[name]).verdict.value == verdict


def test_every_property_is_tested() -> None:
    assert set(ASKED) == {name for name, _ in EXPECTED}
