"""`politeia live`: a body run under its charter, one command a word, each accepted or refused with the article."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from politeia.cli.failures import FAILS, HOLDS
from politeia.cli.live_elsewhere import LiveCommands

if TYPE_CHECKING:
    from politeia.polity.model import Polity, Refused
    from politeia.polity.running import LiveBody

EPILOG = """\b
Examples:
  politeia live new my-statute society.db --registrar Clerk --roster members.csv
  politeia live show society.db
  politeia live may society.db "Member 1"
  politeia live act society.db "Member 1" "fill Chair" --nominee "Member 7"
  politeia live vote society.db B1 yes "Member 1" "Member 2" "Member 3"
  politeia live close society.db B1
  politeia live history society.db
  politeia live verify society.db
  politeia live serve society.db

\b
BODY is a file, or a PostgreSQL server as postgresql://... Exit status: 0 when it is accepted, 1 when the law or the
record stands against it, 2 when the input is wrong.
"""
TEACHING = "The day of the act, for a body with --by-hand."


@click.group("live", cls=LiveCommands, epilog=EPILOG)
def command() -> None:
    """Run a body under its charter: acts, votes and deadlines, accepted or refused by the law, and kept in a ledger."""


def _json(run: Callable[..., int]) -> Callable[..., int]:
    return click.option("--json", "as_data", is_flag=True, help="Print it as JSON.")(run)


def _dated(run: Callable[..., int]) -> Callable[..., int]:
    return click.option("--on", default="", metavar="DAY", help=TEACHING)(run)


def _requested(run: Callable[..., int]) -> Callable[..., int]:
    """The options of everything that changes a body."""
    for option in (
        click.option("--json", "as_data", is_flag=True, help="Print what came about as JSON."),
        click.option("--sign-with", type=click.Path(path_type=Path), help="The private key of whoever acts."),
        click.option("--expected", type=int, help="Refuse it when something has happened since this entry."),
        click.option("--key", default="", help="A key of the request: sent again with the same key, it counts once."),
        click.option("--on", default="", metavar="DAY", help=TEACHING),
    ):
        run = option(run)
    return run


# -- founding ----------------------------------------------------------------------------------------------------------


@command.command("new")
@click.argument("charter")
@click.argument("body")
@click.option(
    "--registrar", default="Clerk", help="Who keeps the record: enrols people, opens elections, counts votes."
)
@click.option("--zone", default="UTC", help="The time zone whose days count, such as Asia/Almaty.")
@click.option(
    "--roster", type=click.Path(path_type=Path), help="Who holds what: a table with person, of, party, until."
)
@click.option("--sample", is_flag=True, help="Fill every office and seat with invented people, to learn with.")
@click.option("--by-hand", is_flag=True, help="For teaching: the day is what --on says, and not that of the calendar.")
@click.option("--reading", multiple=True, metavar="KEY=READING", help="A reading chosen where the text has rivals.")
@_dated
@_json
def new(
    charter: str,
    body: str,
    registrar: str,
    zone: str,
    roster: Path | None,
    sample: bool,
    by_hand: bool,
    reading: tuple[str, ...],
    on: str,
    as_data: bool,
) -> int:
    """Found BODY under CHARTER (at a day, as in kazakhstan@2024-01-01)."""
    from politeia.amendment.points import parse_day
    from politeia.cli.live_asking import roster_rows, zone_checked
    from politeia.polity.charter import institutions_of, packed
    from politeia.polity.model import BY_HAND, CALENDAR, Command, Refused
    from politeia.polity.running import Request, found
    from politeia.polity.sampling import sample_roster
    from politeia.polity.storing import open_store

    target, documents = packed(charter if "@" in charter or not on else f"{charter}@{parse_day(on).isoformat()}")
    zone_checked(zone)
    rows = roster_rows(roster) if roster is not None else []
    day = parse_day(on) if on else target.day
    now = _noon(day.isoformat()) if by_hand else datetime.now(UTC)
    readings = dict(item.partition("=")[::2] for item in reading)
    store = open_store(body, new=True)
    try:
        running = found(
            store,
            target.charter.title,
            zone=zone,
            registrar=registrar,
            documents=documents,
            day=target.day.isoformat(),
            readings=readings,
            clock=BY_HAND if by_hand else CALENDAR,
            now=now,
        )
        rows += sample_roster(institutions_of(running.state)) if sample else []
        if rows:
            running.submit(Request(Command("roster", registrar, {"rows": rows})), now)
        running.submit(Request(Command("open offices", registrar)), now)
    except Refused as refused:
        store.discard()
        return _refused(refused, as_data=as_data)
    except BaseException:
        store.discard()
        raise
    return _show(running, as_data=as_data)


# -- acts --------------------------------------------------------------------------------------------------------------


@command.command("act")
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
@_requested
def act(body: str, who: str, **options: Any) -> int:
    """WHO does ACT: a power, “begin” and a procedure, “say yes at” a stage “of” a procedure, “fill” an office."""
    details = {name: options.pop(name) for name in ("act", "matter", "title", "nominee", "about", "because")}
    details["text"] = _written(options.pop("text"))
    document = options.pop("document")
    details["document"] = Path(document).read_text(encoding="utf-8-sig") if document else ""
    details["running"] = options.pop("running") or ""
    details["strikes"] = list(options.pop("strikes"))
    return _submit(body, "act", who, details, **options)


def _written(text: str) -> str:
    return Path(text[1:]).read_text(encoding="utf-8-sig") if text.startswith("@") else text


def _simple(name: str, kind: str, field: str, words: str) -> None:
    """A command of one person about one number."""

    @command.command(name, help=words)
    @click.argument("body")
    @click.argument("who")
    @click.argument(field.upper())
    @_requested
    def run(body: str, who: str, **options: Any) -> int:
        about = options.pop(field)
        return _submit(body, kind, who, {field: about}, **options)


_simple("agree", "agree", "question", "WHO agrees to QUESTION, which waits for them.")
_simple("refuse", "refuse", "question", "WHO refuses QUESTION, which waits for them.")
_simple("attend", "attend", "ballot", "WHO is present at BALLOT without voting.")
_simple("again", "vote again", "question", "WHO (the registrar) puts QUESTION to the vote again: there was no quorum.")
_simple("resign", "resign", "of", "WHO gives up the office or seat OF.")


@command.command("vote")
@click.argument("body")
@click.argument("ballot")
@click.argument("choice")
@click.argument("who", nargs=-1, required=True)
@_requested
def vote(body: str, ballot: str, choice: str, who: tuple[str, ...], **options: Any) -> int:
    """Each of WHO votes CHOICE in BALLOT: yes, no, abstain, or the name of a list."""
    what = {"ballot": ballot, "choice": choice}
    for person in who[:-1]:
        status = _submit(body, "vote", person, what, silent=True, **_keyed(options, person))
        if status != HOLDS:
            return status
    return _submit(body, "vote", who[-1], what, **(options if len(who) == 1 else _keyed(options, who[-1])))


def _keyed(options: dict[str, Any], person: str) -> dict[str, Any]:
    """The options with a key of its own for each person, where one key is given for many."""
    return {**options, "key": f"{options['key']} {person}" if options["key"] else ""}


@command.command("close")
@click.argument("body")
@click.argument("ballot")
@click.option("--as", "who", default="", help="Who presides; else the registrar.")
@click.option("--returns", type=click.Path(path_type=Path), help="The sums of a vote held elsewhere, as a JSON file.")
@_requested
def close(body: str, ballot: str, who: str, returns: Path | None, **options: Any) -> int:
    """Count BALLOT, and bring about what it decides."""
    from politeia.cli.live_asking import figures

    what: dict[str, Any] = {"ballot": ballot}
    if returns is not None:
        what["returns"] = figures(returns)
    return _submit(body, "close", who, what, **options)


@command.command("elect")
@click.argument("body")
@click.argument("of")
@click.option("--because", default="", help="Why the election is due, where the record does not show it.")
@_requested
def elect(body: str, of: str, because: str, **options: Any) -> int:
    """Open an election of OF: an office, a body, or a part of one."""
    return _submit(body, "open election", "", {"of": of, "because": because}, **options)


@command.command("stand")
@click.argument("body")
@click.argument("ballot")
@click.argument("name")
@click.option("--people", type=click.Path(path_type=Path), help="A table with person and a column for each category.")
@_requested
def stand(body: str, ballot: str, name: str, people: Path | None, **options: Any) -> int:
    """Register NAME, a list or a candidate, for the election BALLOT."""
    from politeia.cli.live_asking import roster_rows

    rows = roster_rows(people) if people is not None else []
    return _submit(body, "stand", "", {"ballot": ballot, "list": name, "people": rows}, **options)


@command.command("complete")
@click.argument("body")
@click.argument("gap")
@click.argument("choice")
@click.option("--because", required=True, help="The reason, for the record.")
@_requested
def complete(body: str, gap: str, choice: str, because: str, **options: Any) -> int:
    """Enter what follows at GAP, where the text leaves it open: CHOICE is one of the completions that it allows."""
    return _submit(body, "complete", "", {"gap": gap, "choice": choice, "because": because}, **options)


@command.command("enrol")
@click.argument("body")
@click.argument("person")
@click.option("--no-vote", is_flag=True, help="The person does not vote in elections and referendums.")
@click.option("--public-key", default="", help="The public key with which their acts are checked.")
@_requested
def enrol(body: str, person: str, no_vote: bool, public_key: str, **options: Any) -> int:
    """Enrol PERSON, or give an enrolled person a key."""
    return _submit(body, "enrol", "", {"person": person, "voter": not no_vote, "key": public_key}, **options)


@command.command("place")
@click.argument("body")
@click.argument("person")
@click.argument("of")
@click.option("--party", default="", help="The party.")
@click.option("--until", default="", metavar="DAY", help="The last day of the term.")
@click.option("--because", default="", help="On what it rests.")
@_requested
def place(body: str, person: str, of: str, party: str, until: str, because: str, **options: Any) -> int:
    """Record that PERSON holds OF already."""
    what = {"person": person, "of": of, "party": party, "until": until, "because": because}
    return _submit(body, "place", "", what, **options)


# -- looking -----------------------------------------------------------------------------------------------------------


@command.command("show")
@click.argument("body")
@_dated
@_json
def show(body: str, on: str, as_data: bool) -> int:
    """Show BODY today: who holds what, open matters and ballots, deadlines, and where the text leaves something open."""
    running = _opened(body)
    running.tick(_now(running.state, on))
    return _show(running, as_data=as_data)


@command.command("at")
@click.argument("body")
@click.argument("when")
@_json
def at(body: str, when: str, as_data: bool) -> int:
    """Show BODY as it was after an entry (a number), or at the end of a day."""
    from politeia.amendment.points import parse_day
    from politeia.cli.live_shown import shown

    running = _opened(body)
    if when.isdigit():
        state = running.before(number=int(when))
    else:
        state = running.before(instant=f"{parse_day(when).isoformat()}T23:59:59.999999+00:00")
    return shown(state, running.head, as_data=as_data)


@command.command("may")
@click.argument("body")
@click.argument("who")
@click.argument("act", required=False)
@_dated
@_json
def may(body: str, who: str, act: str | None, on: str, as_data: bool) -> int:
    """What WHO may do now, what waits for them, and of ACT why it is not lawful."""
    from politeia.cli.live_shown import may_do

    running = _opened(body)
    running.tick(_now(running.state, on))
    return may_do(running.state, who, act or "", as_data=as_data)


@command.command("history")
@click.argument("body")
@click.option("--matter", default="", help="Only what concerns this matter.")
@_json
def history(body: str, matter: str, as_data: bool) -> int:
    """Tell what happened, entry by entry, with the articles."""
    from politeia.cli.live_shown import told

    return told(_opened(body).store.lines(), matter, as_data=as_data)


@command.command("verify")
@click.argument("body")
@click.option("--head", "expected", default="", metavar="HASH", help="The last hash that you wrote down elsewhere.")
@_json
def verify(body: str, expected: str, as_data: bool) -> int:
    """Check that the ledger is as it was written: no change, no gap, no other order, every signature genuine."""
    from politeia.cli.jsons import as_json
    from politeia.polity.ledger import Flaw, flaws
    from politeia.polity.storing import open_store

    store = open_store(body)
    head = store.head()
    found = list(flaws(store.lines(), store.urns()))
    if expected and not any(line.hash == expected for line in store.lines()):
        found.append(
            Flaw(head.number, f"no entry has the hash {expected}: the end was cut off, or the ledger is another one")
        )
    if as_data:
        click.echo(as_json({"body": body, "whole": not found, "head": head, "flaws": found}))
    elif found:
        for flaw in found:
            click.echo(f"entry {flaw.number}: {flaw.words}")
    else:
        click.echo(f"{head.number} entries, as they were written. The last hash is {head.hash}.")
    return FAILS if found else HOLDS


@command.command("export")
@click.argument("body")
def export(body: str) -> int:
    """Write every entry as a line of JSON to the standard output."""
    from politeia.polity.carrying import export_lines
    from politeia.polity.storing import open_store

    for line in export_lines(open_store(body)):
        click.echo(line)
    return HOLDS


@command.command("import")
@click.argument("body")
@click.argument("file", type=click.Path(path_type=Path))
@_json
def bring(body: str, file: Path, as_data: bool) -> int:
    """Make BODY from an exported ledger, all of it or nothing."""
    from politeia.cli.jsons import as_json
    from politeia.polity.carrying import import_lines
    from politeia.polity.model import Refused
    from politeia.polity.storing import open_store

    lines = file.read_text(encoding="utf-8").splitlines()
    store = open_store(body, new=True)
    try:
        count = import_lines(store, lines)
    except Refused as refused:
        store.discard()
        return _refused(refused, as_data=as_data)
    click.echo(
        as_json({"body": body, "entries": count, "head": store.head()})
        if as_data
        else f"{count} entries are in {body}."
    )
    return HOLDS


@command.command("key")
@click.argument("file", type=click.Path(path_type=Path))
@_json
def key(file: Path, as_data: bool) -> int:
    """Make a key: the private one is written to FILE, the public one is printed for the registrar."""
    from politeia.cli.files import write_whole
    from politeia.cli.jsons import as_json
    from politeia.diagnostics.model import failure
    from politeia.polity.signing import new_key

    if file.exists():
        raise failure("C002", f"{file} exists already", remedy="Choose another name; nothing was changed.")
    private, public = new_key()
    write_whole(file, private + "\n")
    file.chmod(0o600)
    click.echo(as_json({"written": file, "public": public}) if as_data else public)
    return HOLDS


# -- the way in --------------------------------------------------------------------------------------------------------


def _opened(body: str) -> LiveBody:
    """The body at an address; kept open to the end of the command, which may do several things in it."""
    from politeia.polity.running import LiveBody
    from politeia.polity.storing import open_store

    context = click.get_current_context()
    running: LiveBody | None = context.meta.get(f"politeia.live {body}")
    if running is None:
        running = context.meta[f"politeia.live {body}"] = LiveBody(open_store(body))
        context.call_on_close(running.store.close)
    return running


def _noon(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T12:00:00+00:00")


def _now(state: Polity, on: str) -> datetime:
    """The instant of a command: now, or noon of the day that is given for a body whose clock is in the hand."""
    from politeia.amendment.points import parse_day
    from politeia.diagnostics.model import failure
    from politeia.polity.model import BY_HAND

    if state.clock == BY_HAND:
        return _noon(parse_day(on).isoformat() if on else state.day.isoformat())
    if on:
        raise failure(
            "A182",
            "the day of this body is that of the calendar",
            expectation="--on gives the day of a body that was founded with --by-hand.",
            remedy="Leave --on away.",
        )
    return datetime.now(UTC)


def _submit(
    body: str,
    kind: str,
    who: str,
    what: dict[str, Any],
    *,
    on: str,
    key: str,
    expected: int | None,
    sign_with: Path | None,
    as_data: bool,
    silent: bool = False,
) -> int:
    from politeia.cli.live_shown import accepted
    from politeia.polity.ledger import on_record, signed_content
    from politeia.polity.model import Command, Refused
    from politeia.polity.running import Request, is_secret_vote
    from politeia.polity.signing import sign

    running = _opened(body)
    asked = Command(kind, who or running.state.registrar, what)
    signature = ""
    if sign_with is not None:
        content = on_record(asked, secret=is_secret_vote(running.state, asked))
        signature = sign(sign_with.read_text(encoding="utf-8"), signed_content(running.genesis, content, key))
    try:
        found = running.submit(Request(asked, key, expected, signature), _now(running.state, on))
    except Refused as refused:
        return _refused(refused, as_data=as_data)
    return HOLDS if silent else accepted(running.state, found, as_data=as_data)


def _refused(refused: Refused, *, as_data: bool) -> int:
    from politeia.cli.live_shown import refusal

    refusal(refused, as_data=as_data)
    return FAILS


def _show(running: LiveBody, *, as_data: bool) -> int:
    from politeia.cli.live_shown import shown

    return shown(running.state, running.head, as_data=as_data)
