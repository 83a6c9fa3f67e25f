"""`politeia verdicts` on the command line: the catalogue on several editions, side by side."""

import json

from click.testing import CliRunner

from politeia.cli.main import group


def run(*words: str) -> tuple[int, str]:
    done = CliRunner().invoke(group, ["verdicts", *words])
    return done.exit_code, done.output


def test_the_verdicts_of_two_editions_stand_side_by_side() -> None:
    """42(5) and 43(4) were written anew in 2022; 48(1) was not."""
    status, shown = run("kazakhstan@2018-01-01", "kazakhstan@2023-04-01", "--only", "P30,P34,P39", "--markdown")
    assert status == 0
    assert shown.splitlines() == [
        "| question | kazakhstan@2018-01-01 | kazakhstan@2023-04-01 |",
        "| --- | --- | --- |",
        "| P30 lifetime limit | fails | holds |",
        "| P34 successor is elected | fails | fails |",
        "| P39 kin are kept out | fails | holds |",
    ]


def test_a_star_marks_what_dissolutions_on_the_way_decide_and_a_dash_what_does_not_apply() -> None:
    """57(6) binds the President to dismiss, but 63(1) lets the President dissolve the chamber first."""
    _, shown = run("kazakhstan@2023-04-01", "--only", "P23,P47", "--markdown")
    assert "| P23 chamber can end a minister | fails* |" in shown
    assert "| P47 judicial council is not named by one | — |" in shown


def test_the_same_answers_can_be_had_as_data() -> None:
    _, shown = run("kazakhstan@2023-04-01", "--only", "P44", "--json")
    (edition,) = json.loads(shown)["editions"]
    assert [answer["verdict"] for answer in edition["answers"]] == ["holds"]
    assert "72(3)" in edition["answers"][0]["citations"]
