"""Every command that a body takes, with its fields; the one table behind the command line and any other service."""

from __future__ import annotations

from dataclasses import dataclass

TEXT, DAY, FLAG, ROWS, FIGURES, LINES = "text", "a day", "yes or no", "rows", "figures", "lines"
"""What fields hold; `polity/fields` says what fits."""


@dataclass(frozen=True, slots=True)
class FieldRule:
    """A field of a command: what it holds, what it means, and whether it must be given."""

    name: str
    holds: str
    meaning: str
    needed: bool = False


@dataclass(frozen=True, slots=True)
class CommandRule:
    """A kind of command, in words, with its fields."""

    kind: str
    meaning: str
    fields: tuple[FieldRule, ...]


_DETAILS = (
    FieldRule("matter", TEXT, "the number of the matter, such as M1"),
    FieldRule("title", TEXT, "what a new matter is called"),
    FieldRule("text", TEXT, "the wording of a bill, or a new wording"),
    FieldRule("document", TEXT, "an amending act with `amend` blocks"),
    FieldRule("running", TEXT, "what an amending act does to running procedures: keep or move"),
    FieldRule("nominee", TEXT, "who is to hold the office"),
    FieldRule("about", TEXT, "the matter that a court rules on"),
    FieldRule("strikes", LINES, "the parts of it that a court strikes down"),
    FieldRule("because", TEXT, "the reason, for the record"),
)
COMMANDS = {
    rule.kind: rule
    for rule in (
        CommandRule(
            "act",
            "Do what the charter lets somebody do.",
            (FieldRule("act", TEXT, "the name of the act", True), *_DETAILS),
        ),
        CommandRule(
            "agree",
            "Agree to what waits for this person.",
            (FieldRule("question", TEXT, "its number, such as Q1", True),),
        ),
        CommandRule(
            "refuse",
            "Refuse what waits for this person.",
            (FieldRule("question", TEXT, "its number, such as Q1", True),),
        ),
        CommandRule(
            "vote",
            "Vote in a ballot.",
            (
                FieldRule("ballot", TEXT, "its number, such as B1", True),
                FieldRule("choice", TEXT, "yes, no, abstain, or a list", True),
            ),
        ),
        CommandRule("attend", "Be present at a vote without voting.", (FieldRule("ballot", TEXT, "its number", True),)),
        CommandRule(
            "close",
            "Count a ballot.",
            (
                FieldRule("ballot", TEXT, "its number", True),
                FieldRule("returns", FIGURES, "the sums of a vote held elsewhere"),
            ),
        ),
        CommandRule(
            "vote again", "Repeat a vote that had no quorum.", (FieldRule("question", TEXT, "its number", True),)
        ),
        CommandRule(
            "open election",
            "Open an election of an office, a body or a part of one.",
            (
                FieldRule("of", TEXT, "who is elected", True),
                FieldRule("because", TEXT, "why it is due, for the record"),
            ),
        ),
        CommandRule(
            "stand",
            "Register a list or a candidate.",
            (
                FieldRule("ballot", TEXT, "the number of the election", True),
                FieldRule("list", TEXT, "the name of the list or candidate", True),
                FieldRule("people", ROWS, "who stands on it, in order, with their categories"),
            ),
        ),
        CommandRule(
            "complete",
            "Choose what follows where the text leaves it open.",
            (
                FieldRule("gap", TEXT, "its number, such as G1", True),
                FieldRule("choice", TEXT, "one of the completions that the text allows", True),
                FieldRule("because", TEXT, "the reason, for the record", True),
            ),
        ),
        CommandRule(
            "enrol",
            "Enrol a person, or set a key.",
            (
                FieldRule("person", TEXT, "the name", True),
                FieldRule("voter", FLAG, "whether they vote"),
                FieldRule("key", TEXT, "a public key, in hexadecimal"),
            ),
        ),
        CommandRule(
            "place",
            "Record who holds an office or a seat already.",
            (
                FieldRule("person", TEXT, "the name", True),
                FieldRule("of", TEXT, "the office, body or part", True),
                FieldRule("party", TEXT, "the party"),
                FieldRule("until", DAY, "the last day of the term"),
                FieldRule("because", TEXT, "on what it rests"),
            ),
        ),
        CommandRule(
            "roster",
            "Record many people at once: who holds which office or seat already.",
            (FieldRule("rows", ROWS, "rows with person, of, party and until", True),),
        ),
        CommandRule("open offices", "Say that everyone is recorded: what nobody holds is vacant.", ()),
        CommandRule("resign", "Give up an office or a seat.", (FieldRule("of", TEXT, "the office or body", True),)),
    )
}
"""The commands by their kind."""
