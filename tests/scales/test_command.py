"""`politeia scales` as a person and a program see it."""

import json

from click.testing import CliRunner

from politeia.cli.main import group


def run(*arguments: str) -> str:
    """What the command prints; it must hold."""
    done = CliRunner().invoke(group, ["scales", *arguments])
    assert done.exit_code == 0, done.output
    return done.output


def test_a_table_names_the_norm_and_the_article_that_decide_an_item() -> None:
    shown = run("united-states@2007-07-01", "parliamentary")
    assert "not derivable" in shown
    assert "28 of 32 items derived" in shown
    assert "declare war  [1.8(11)]" in shown


def test_published_scores_stand_beside_and_their_year_is_named() -> None:
    shown = run("kazakhstan@2012-06-01", "parliamentary", "--against")
    assert "published" in shown
    assert "they are of 2007, and this text of 2012-06-01" in shown


def test_indicators_of_their_own_are_not_added_up() -> None:
    data = json.loads(run("latvia@2007-07-01", "diffusion", "--json"))
    assert data["scales"][0]["sum"] is None


def test_json_carries_ranges_and_grounds() -> None:
    data = json.loads(run("kazakhstan@2012-06-01", "over cabinet", "--json"))
    censure = next(item for item in data["scales"][0]["scores"] if item["code"] == "SC9")
    assert (censure["answer"]["least"], censure["answer"]["most"]) == ("2", "4")
    assert censure["answer"]["grounds"][0]["citation"] == "56(2)"


def test_without_a_charter_the_command_says_what_it_needs() -> None:
    done = CliRunner().invoke(group, ["scales"])
    assert done.exit_code == 2
    assert "Name a charter and a day" in str(done.output) + str(done.exception)
