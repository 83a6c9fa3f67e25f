"""Reading a norm aloud: one or a few sentences that a lawyer can hold against the article."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from politeia.language.contents import Condition, Verb
from politeia.language.model import Clause, NormSyntax

_HEADS = {
    "office": "There is an office, {name}",
    "body": "There is a body, {name}",
    "election": "{name} is elected",
    "appointment": "{name} is chosen so",
    "power": "There is a power to {name}",
    "procedure": "{name} goes so",
    "removal": "{name} is removed so",
    "amendment": "The constitution is amended ({name}) so",
    "referendum": "There is a referendum, {name}",
    "duty": "There is a duty to {name}",
    "emergency": "{name} can be declared",
    "succession": "Who follows as {name}",
    "eligibility": "Whoever would be {name}",
    "incompatibility": "Kept apart, as {name}",
    "immunity": "Immunity of {name}",
    "unamendable": "No amendment may touch {name}",
    "right": "There is a right {name}",
    "prohibition": "It is forbidden ({name})",
    "limitation": "Limits on {name}",
    "rank": "In rank, {name}",
    "group": "There is a group, {name}",
    "quorum": "{name} can sit",
    "mandate": "A mandate in {name} is lost so",
    "candidacy": "Standing for {name}",
    "quota": "A share is kept, {name}",
    "registration": "{name} is registered so",
    "definition": "{name}",
    "parameter": "The {name}",
}
_PHRASES = {
    "role": "it is the {0}",
    "chosen by": "chosen by {0}",
    "term": "for {0}",
    "when term ends": "whoever holds it {0} when the term ends",
    "limit": "for at most {0}",
    "limit does not bind": "a limit that does not bind {0}",
    "incompatible with": "the holder may not be {0}",
    "seats": "it has {0} seats",
    "part": "a part of it: {0}",
    "quorum": "it needs the presence of {0}",
    "held by": "held by {0}",
    "needs": "it takes {0}",
    "after": "after {0}",
    "on": "when {0}",
    "means": "means {0}",
    "is": "is {0}",
    "note": "(note: {0})",
    "reading": "on the reading that {0}",
    "consequence": "so that {0}",
    "effect": "then {0}",
    "open to": "for {0}",
    "order": "there follow in order {0}",
    "system": "by this system: {0}",
    "districts": "in {0}",
    "threshold": "a list takes part with {0}",
    "coalition threshold": "a joint list of {0}",
    "district threshold": "in a district a list takes part with {0}",
    "or passes with": "or it passes with {0}",
    "if one passes": "if only one list passes: {0}",
    "if none passes": "if no list passes: {0}",
    "agreements": "lists that have agreed {0}",
    "voter numbers": "voters are counted as {0}",
    "minimum": "{0} from the start",
    "bonus": "first {0}",
    "method": "seats are given by {0}",
    "tie": "a tie is decided by {0}",
    "valid votes needed": "it is valid only with yes and no of {0}",
    "overhang": "direct seats beyond the share are {0}",
    "levelling": "levelling: {0}",
    "levelling threshold": "a list takes part in the levelling with {0}",
    "or levels with": "or it takes part in the levelling with {0}",
    "levelling method": "the seats of the country are levelled by {0}",
    "placed by": "levelling seats go to the district with the {0}",
    "who": "for {0}",
    "protects": "it protects {0}",
    "may": "they may {0}",
    "guarantees": "the state guarantees {0}",
    "not for": "not for {0}",
    "limited by": "limited only by {0}",
    "allowed if": "but allowed if {0}",
    "never": "and never those of {0}",
    "above": "above {0}",
    "below": "below {0}",
    "candidates": "from {0} candidates",
    "decided by": "decided by {0}",
    "readings": "in {0} readings",
    "ground": "on the ground: {0}",
    "fixed day": "the day is {0}",
    "not with election of": "never together with the election of {0}",
    "members for life": "for life belong to it, beside its seats, {0}",
    "formerly": "formerly {0}",
    "ends on": "by {0}",
    "elected if": "elected with {0}",
    "runoff": "otherwise {0}",
    "age": "age: {0}",
    "residence": "residence: {0}",
    "language": "language: {0}",
    "education": "education: {0}",
    "experience": "experience: {0}",
    "chair": "its chair is {0}",
    "renewed": "renewed so: {0}",
    "signatures": "supported by signatures of {0}",
    "spread over": "spread over {0}",
    "list length": "a list has {0}",
    "share": "it is {0}",
    "categories": "kept for {0}",
    "vacant seat": "a seat that falls vacant: {0}",
    "members": "{0} members",
    "members in each unit": "{0} members in each unit",
    "initiative group": "begun by {0} citizens",
    "organising committee": "prepared by {0} of them",
    "recorded": "recorded {0}",
}
UNSAID = "the text does not say"
_SILENT = {
    ("", "needs"): f"{UNSAID} what share it takes",
    ("", "term"): f"{UNSAID} for how long",
    ("", "when term ends"): f"{UNSAID} who serves when the term has ended",
    ("", "lasts"): f"{UNSAID} how long it lasts",
    ("", "ended by"): f"{UNSAID} who ends it",
    ("", "initiated by"): f"{UNSAID} who begins it",
    ("", "appointed by"): f"{UNSAID} who appoints",
    ("", "within"): "the text sets no time",
    ("", "otherwise"): f"{UNSAID} what follows otherwise",
    ("", "if yes"): f"{UNSAID} what follows a yes",
    ("", "if no"): f"{UNSAID} what follows a no",
    ("", "if changed"): f"{UNSAID} what follows a change",
    ("", "if silent"): f"{UNSAID} what follows if there is no answer",
    ("", "if replaced"): f"{UNSAID} what holds when the constitution is replaced as a whole",
    ("", "means"): f"{UNSAID} what it means",
    ("election", "if silent"): f"{UNSAID} what follows if it is not held in time",
}
"""What is said of a clause about which the law is silent, for a kind of norm or for all."""
_ACT = "this is the act called “{0}”"
_OF_KIND = {
    ("succession", "on"): "on {0}",
    **{(kind, "role"): _ACT for kind in ("power", "procedure", "removal", "amendment", "duty")},
}
_FACT = "fact: "
_SHARES = frozenset({"needs", "also needs", "or needs", "quorum"})
_BETWEEN = "unspecified between"
_BRANCHES = frozenset({"if yes", "if no", "if changed", "if silent", "if tied", "if no quorum", "otherwise"})


def read_aloud(norm: NormSyntax) -> str:
    """A norm as sentences, with its articles in brackets."""
    steps = (
        _sentence(f"Step {number}, {stage.name}", stage.clauses, stage.citation)
        for number, stage in enumerate(norm.stages, start=1)
    )
    return " ".join([head_aloud(norm), *steps])


def head_aloud(norm: NormSyntax) -> str:
    """The first sentence of a norm: all that it says before its steps."""
    return _sentence(_HEADS[norm.kind].format(name=norm.name), norm.clauses, norm.citation, norm.kind)


def steps_aloud(norm: NormSyntax) -> tuple[str, ...]:
    """The steps of a norm, a sentence each; none for a norm without steps."""
    return tuple(_sentence(stage.name, stage.clauses, stage.citation) for stage in norm.stages)


def _sentence(head: str, clauses: tuple[Clause, ...], citation: str, kind: str = "") -> str:
    pieces = list(_pieces(clauses, kind, citation))
    text = head + (f" ({citation})" if citation else "")
    return f"{text[:1].upper()}{text[1:]}" + (": " if pieces else "") + "; ".join(pieces) + "."


def _pieces(clauses: tuple[Clause, ...], kind: str, said: str) -> Iterable[str]:
    """The clauses in words, each with its article unless that was `said` at the head of the sentence."""
    kin = next((clause.written for clause in clauses if clause.word == "kin"), "")
    for clause in clauses:
        if clause.word == "kin":
            continue
        cited = clause.citation and clause.citation != said
        bound = f"for {kin} of {clause.written}" if kin and clause.word == "who" else _piece(clause, kind)
        yield bound + (f" ({clause.citation})" if cited else "")


def _piece(clause: Clause, kind: str) -> str:
    if clause.written == "unspecified":
        return _SILENT.get((kind, clause.word)) or _SILENT.get(("", clause.word), f"{clause.word}: {UNSAID}")
    written = clause.written.removeprefix(_FACT)
    if clause.word in _BRANCHES:
        return f"{clause.word}, {_outcome(written)}"
    if written.startswith(_BETWEEN):
        written = f"{UNSAID}, and allows{written.removeprefix(_BETWEEN)}"
    if clause.word in _SHARES and written.startswith("majority "):
        written = f"a {written}"
    phrase = _OF_KIND.get((kind, clause.word)) or _PHRASES.get(clause.word, f"{clause.word} {{0}}")
    return phrase.format(written)


def _outcome(written: str) -> str:
    """What follows an answer, as a clause of its own: it goes on to a step, or ends."""
    if written.startswith(_BETWEEN):
        options = (_outcome(option.strip()) for option in written.removeprefix(_BETWEEN).split(","))
        return f"{UNSAID} whether {' or '.join(options)}"
    if written.startswith("go to "):
        return f"it goes on to {written.removeprefix('go to ')}"
    return "things stay as they are" if written == "stays" else f"it {written}"


def _so_many(condition: Condition) -> str:
    """The absent as a number of members or as a share: a percentage where two decimals are enough."""
    if not condition.detail:
        return f"{condition.count} members"
    hundredths = Fraction(condition.detail) * 10_000
    if hundredths.denominator > 1:
        return condition.detail
    whole, rest = divmod(hundredths.numerator, 100)
    return f"{whole}.{rest:02d}".rstrip("0").rstrip(".") + "%" if rest else f"{whole}%"


def condition_in_words(condition: Condition) -> str:
    """A condition as it is written."""
    if condition.written:
        return condition.written
    names, detail = " or ".join(condition.names), condition.detail
    if condition.verb is Verb.ABSENT:
        return f"{_so_many(condition)} of {names} are absent"
    forms = {
        Verb.VACANT: f"office of {names} is vacant",
        Verb.TERM_REMAINS_LESS: f"less than {condition.duration} remain of term of {names}",
        Verb.PASSED_LESS: f"less than {condition.duration} has passed since {names}",
        Verb.PASSED_ENOUGH: f"at least {condition.duration} have passed since {names}",
        Verb.REFUSED: f"{names} was refused {condition.count} times",
        Verb.SEATS_VACANT: f"{condition.count} seats of {names} are vacant",
        Verb.LIMIT_EXCEEDED: f"limit of {names} is exceeded",
        Verb.FACT: f"fact: {detail}",
    }
    return forms.get(condition.verb) or f"{names} {condition.verb.value} {detail}".strip()
