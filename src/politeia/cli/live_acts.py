"""The commands of `politeia live` that change a body: acts, answers, votes, elections, and who is on record."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from politeia.cli.failures import HOLDS
from politeia.cli.live_requests import (
    requested,
    submit,
)


@click.command("act")
@click.argument("body")
@click.argument("who")
@click.argument("act")
@click.option("--matter", default="", help="The number of the matter, such as M1.")
@click.option("--title", default="", help="What a new bill or motion is called.")
@click.option("--text", default="", help="The wording, or @FILE.")
@click.option("--document", default="", help="A file with an amending act.")
@click.option("--running", type=click.Choice(["keep", "move"]), help="What an amending act does to running procedures.")
@click.option("--nominee", default="", help="Who is to hold the office.")
@click.option("--about", default="", help="The matter that a court rules on.")
@click.option("--strikes", multiple=True, help="A part of it that the court strikes down.")
@click.option("--because", default="", help="The reason, for the record.")
@requested
def act(body: str, who: str, **options: Any) -> int:
    """WHO does ACT: a power, “begin” and a procedure, “say yes at” a stage “of” a procedure, “fill” an office."""
    details = {name: options.pop(name) for name in ("act", "matter", "title", "nominee", "about", "because")}
    details["text"] = _written(options.pop("text"))
    document = options.pop("document")
    details["document"] = Path(document).read_text(encoding="utf-8-sig") if document else ""
    details["running"] = options.pop("running") or ""
    details["strikes"] = list(options.pop("strikes"))
    return submit(body, "act", who, details, **options)


def _written(text: str) -> str:
    return Path(text[1:]).read_text(encoding="utf-8-sig") if text.startswith("@") else text


def _simple(name: str, kind: str, field: str, words: str) -> click.Command:
    """A command of one person about one number."""

    @click.command(name, help=words)
    @click.argument("body")
    @click.argument("who")
    @click.argument(field.upper())
    @requested
    def run(body: str, who: str, **options: Any) -> int:
        about = options.pop(field)
        return submit(body, kind, who, {field: about}, **options)

    return run


agree = _simple("agree", "agree", "question", "WHO agrees to QUESTION, which waits for them.")
refuse = _simple("refuse", "refuse", "question", "WHO refuses QUESTION, which waits for them.")
attend = _simple("attend", "attend", "ballot", "WHO is present at BALLOT without voting.")
again = _simple(
    "again", "vote again", "question", "WHO (the registrar) puts QUESTION to the vote again: there was no quorum."
)
resign = _simple("resign", "resign", "of", "WHO gives up the office or seat OF.")


@click.command("vote")
@click.argument("body")
@click.argument("ballot")
@click.argument("choice")
@click.argument("who", nargs=-1, required=True)
@requested
def vote(body: str, ballot: str, choice: str, who: tuple[str, ...], **options: Any) -> int:
    """Each of WHO votes CHOICE in BALLOT: yes, no, abstain, or the name of a list."""
    what = {"ballot": ballot, "choice": choice}
    for person in who[:-1]:
        status = submit(body, "vote", person, what, silent=True, **_keyed(options, person))
        if status != HOLDS:
            return status
    return submit(body, "vote", who[-1], what, **(options if len(who) == 1 else _keyed(options, who[-1])))


def _keyed(options: dict[str, Any], person: str) -> dict[str, Any]:
    """The options with a key of its own for each person, where one key is given for many."""
    return {**options, "key": f"{options['key']} {person}" if options["key"] else ""}


@click.command("close")
@click.argument("body")
@click.argument("ballot")
@click.option("--as", "who", default="", help="Who presides; else the registrar.")
@click.option("--returns", type=click.Path(path_type=Path), help="The sums of a vote held elsewhere, as a JSON file.")
@requested
def close(body: str, ballot: str, who: str, returns: Path | None, **options: Any) -> int:
    """Count BALLOT, and bring about what it decides."""
    from politeia.cli.live_asking import figures

    what: dict[str, Any] = {"ballot": ballot}
    if returns is not None:
        what["returns"] = figures(returns)
    return submit(body, "close", who, what, **options)


@click.command("elect")
@click.argument("body")
@click.argument("of")
@click.option("--because", default="", help="Why the election is due, where the record does not show it.")
@requested
def elect(body: str, of: str, because: str, **options: Any) -> int:
    """Open an election of OF: an office, a body, or a part of one."""
    return submit(body, "open election", "", {"of": of, "because": because}, **options)


@click.command("stand")
@click.argument("body")
@click.argument("ballot")
@click.argument("name")
@click.option("--people", type=click.Path(path_type=Path), help="A table with person and a column for each category.")
@requested
def stand(body: str, ballot: str, name: str, people: Path | None, **options: Any) -> int:
    """Register NAME, a list or a candidate, for the election BALLOT."""
    from politeia.cli.live_asking import roster_rows

    rows = roster_rows(people) if people is not None else []
    return submit(body, "stand", "", {"ballot": ballot, "list": name, "people": rows}, **options)


@click.command("complete")
@click.argument("body")
@click.argument("gap")
@click.argument("choice")
@click.option("--because", required=True, help="The reason, for the record.")
@requested
def complete(body: str, gap: str, choice: str, because: str, **options: Any) -> int:
    """Enter what follows at GAP, where the text leaves it open: CHOICE is one of the completions that it allows."""
    return submit(body, "complete", "", {"gap": gap, "choice": choice, "because": because}, **options)


@click.command("enrol")
@click.argument("body")
@click.argument("person")
@click.option("--no-vote", is_flag=True, help="The person does not vote in elections and referendums.")
@click.option("--public-key", default="", help="The public key with which their acts are checked.")
@requested
def enrol(body: str, person: str, no_vote: bool, public_key: str, **options: Any) -> int:
    """Enrol PERSON, or give an enrolled person a key."""
    return submit(body, "enrol", "", {"person": person, "voter": not no_vote, "key": public_key}, **options)


@click.command("place")
@click.argument("body")
@click.argument("person")
@click.argument("of")
@click.option("--party", default="", help="The party.")
@click.option("--until", default="", metavar="DAY", help="The last day of the term.")
@click.option("--because", default="", help="On what it rests.")
@requested
def place(body: str, person: str, of: str, party: str, until: str, because: str, **options: Any) -> int:
    """Record that PERSON holds OF already."""
    what = {"person": person, "of": of, "party": party, "until": until, "because": because}
    return submit(body, "place", "", what, **options)
