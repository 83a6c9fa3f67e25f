"""The claims about Kazakhstan's reform of 2022: every check runs, and the verdicts follow from what the checks find."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from politeia.claims.checking import examine_claims
from politeia.claims.model import Examined, Finding, Line, PublicClaim, Standing, YesShare
from politeia.claims.reading import SENTENCES, claims_in, read_claims
from politeia.cli.main import group
from politeia.diagnostics.model import Place, PoliteiaError

CLAIMS = read_claims("kazakhstan")
FOUND = {item.claim.name: item for item in examine_claims("kazakhstan", CLAIMS)}


# Read beside the articles: the claims that the texts bear only partly, or not at all, and why.
@pytest.mark.parametrize(
    ("name", "standing"),
    [
        ("thirty-three articles", Standing.BORNE_OUT),
        ("a third of the Constitution", Standing.BORNE_OUT),
        ("seventy-seven per cent in favour", Standing.BORNE_OUT),
        ("one term of seven years", Standing.BORNE_OUT),
        ("the death penalty abolished", Standing.BORNE_OUT),
        ("relatives kept out of public posts", Standing.PARTLY),  # only heads of quasi-public bodies
        ("a quota of thirty per cent", Standing.PARTLY),  # statute, and older than the reform
        ("independent local leaders", Standing.PARTLY),  # free dismissal stays
        ("a stronger parliament", Standing.PARTLY),  # dissolution and confidence unchanged
        ("a treaty of friendship in Central Asia", Standing.PARTLY),  # not among the 33 articles
        ("the economy freed of monopolies", Standing.NOT),  # no norm of 2022
    ],
)
def test_a_claim_stands_as_the_texts_bear_it(name: str, standing: Standing) -> None:
    assert FOUND[name].standing is standing


def test_every_check_can_be_told() -> None:
    assert [line for item in FOUND.values() for line in item.findings if line.true is None] == []


def test_the_referendum_is_counted_and_not_taken_from_the_claim() -> None:
    share, carried = FOUND["seventy-seven per cent in favour"].findings
    assert "6,163,516 yes of 7,985,769" in share.found
    assert "17 of 17 units carried, 12 needed" in carried.found
    assert carried.citations == ("Referendum Law 31(2)", "Referendum Law 31(3)")


def test_another_share_of_the_vote_is_not_borne_out() -> None:
    claim = next(item for item in CLAIMS if item.name == "seventy-seven per cent in favour")
    check = claim.lines[0].check
    assert isinstance(check, YesShare)
    wrong = replace(claim, lines=(replace(claim.lines[0], check=replace(check, per_cent=81)),))
    (found,) = examine_claims("kazakhstan", (wrong,))
    assert found.standing is Standing.NOT


PLACE = Place("claims.md", 1)


@pytest.mark.parametrize(
    ("checks", "limits", "standing"),
    [
        ([True, True], [], Standing.BORNE_OUT),
        ([True, True], [False], Standing.BORNE_OUT),
        ([True, True], [False, True], Standing.PARTLY),
        ([True, False], [], Standing.PARTLY),
        ([False, False], [], Standing.NOT),
        ([False], [True], Standing.NOT),
        ([True, None], [], Standing.CANNOT_TELL),
        ([True, None, False], [], Standing.PARTLY),
        ([True], [None], Standing.CANNOT_TELL),
    ],
)
def test_the_verdict_follows_from_checks_and_limits(
    checks: list[bool | None], limits: list[bool | None], standing: Standing
) -> None:
    check = YesShare("votes.csv", "id", "1", 50)
    lines = [(found, False) for found in checks] + [(found, True) for found in limits]
    findings = tuple(Finding(Line(check, "", limit, PLACE), found, "") for found, limit in lines)
    assert Examined(PublicClaim("a", "", "", (), "", "", PLACE), findings).standing is standing


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("check  office Presedent says term 7 years on 2023-04-01", "C203"),
        ("check  act Law of 6 June 2022 touches 33 articles", "C202"),
        ("check  registration political party is in force on 2023-04-01 in Parties Law", "C201"),
        ("check  property no such property holds on 2023-04-01", "C204"),
        ("check  vote nowhere.csv where id is 1 is yes by 50% of ballots cast", "C205"),
        ("check  vote referendums.csv where referendum_id is kz1999 is yes by 50% of ballots cast", "C207"),
        ("check  the President is powerful", "C107"),
        ("check  office President is in force on 2023-02-31", "C106"),
        ("chekc  office President is in force on 2023-04-01", "C103"),
        ("note   nothing to check", "C104"),
    ],
)
def test_a_slip_in_a_check_is_an_error_and_never_a_verdict(
    tmp_path_factory: pytest.TempPathFactory, line: str, code: str
) -> None:
    from politeia.claims.reading import claims_in

    path = tmp_path_factory.mktemp("claims") / "claims.md"
    path.write_text(f"# Claims\n\n```claim\nclaim one\n  says  something\n  {line}\n```\n", encoding="utf-8")
    with pytest.raises(PoliteiaError) as refused:
        examine_claims("kazakhstan", claims_in(path))
    assert code in [item.code for item in refused.value.diagnostics]
    assert all(item.place is not None and item.place.line >= 4 for item in refused.value.diagnostics)


def test_the_command_prints_every_claim_and_leaves_with_one() -> None:
    result = CliRunner().invoke(group, ["claims", "kazakhstan", "--json"], standalone_mode=False)
    data = json.loads(result.output)
    assert len(data["claims"]) == len(CLAIMS)
    assert {claim["verdict"] for claim in data["claims"]} == {"borne out", "partly", "not borne out"}


def test_the_documentation_shows_every_sentence_and_a_claim_that_is_read(tmp_path: Path) -> None:
    documentation = Path(__file__).parents[2] / "docs" / "language.md"
    section = documentation.read_text(encoding="utf-8").split("## Claims")[1]
    assert all(f"`{example}`" in section for _, example, _ in SENTENCES)
    (block,) = re.findall(r"```claim\n.*?```", section, re.S)
    (tmp_path / "claims.md").write_text(f"# Claims\n\n{block}\n", encoding="utf-8")
    (claim,) = claims_in(tmp_path / "claims.md")
    assert [line.limit for line in claim.lines] == [False, True]


def test_the_constitution_of_2026_and_the_statutes_are_ready_for_release() -> None:
    for name in (
        "kazakhstan@2026-09-01",
        "kazakhstan/election-law",
        "kazakhstan/party-law",
        "kazakhstan/referendum-law",
    ):
        result = CliRunner().invoke(group, ["check", name, "--release"])
        assert result.exit_code == 0, result.output
        assert "0 findings to look at" in result.output
