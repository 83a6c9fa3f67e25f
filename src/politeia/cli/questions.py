"""Which properties a person asks about: all of a charter, one by its name, or claims of one's own."""

from __future__ import annotations

from politeia.amendment.catalogue import catalogue
from politeia.amendment.opening import Target
from politeia.diagnostics.model import PoliteiaError, failure
from politeia.diagnostics.nearest import nearest
from politeia.language.phrases import ask
from politeia.language.questions import PropertySyntax
from politeia.norms.scenarios import Scenario
from politeia.verification.checking import mistaken_names


def asked_properties(
    target: Target, name: str, claims: tuple[str, ...], given: tuple[str, ...], scenario: Scenario | None = None
) -> tuple[PropertySyntax, ...]:
    """The properties to prove, in order; raises an error of exit status 2 when there is no such property."""
    own = [ask(words, *given) for words in claims]
    refuse_unknown_names(target, tuple(own), scenario)
    if not name and own:
        return tuple(own)
    if not name:
        return target.charter.properties
    named = [asked for asked in target.charter.properties if asked.name == name or asked.name.split(" ")[0] == name]
    if named:
        return (*named, *own)
    near = nearest(name, [asked.name for asked in (*target.charter.properties, *catalogue())], 0.4)
    raise failure(
        "Q102",
        f"{target.charter.title} states no property “{name}”",
        expectation="Name a property of the charter, or ask in the words of a claim with --claim.",
        remedy=f"Did you mean “{near}”?" if near else "politeia prove without a name shows them all.",
    )


def asked_of_catalogue(target: Target, name: str) -> tuple[PropertySyntax, ...]:
    """The question of the catalogue with this name or number, where the charter has no property of its own called so."""
    if not name or any(name in (asked.name, asked.name.split(" ")[0]) for asked in target.charter.properties):
        return ()
    return tuple(asked for asked in catalogue() if name in (asked.name, *asked.name.split(" ", 1)))


def refuse_unknown_names(target: Target, asked: tuple[PropertySyntax, ...], scenario: Scenario | None = None) -> None:
    """Raise an error of exit status 2 when a question uses a name that no edition and no scenario declares."""
    mistakes = mistaken_names((target,), asked, scenario)
    if mistakes:
        raise PoliteiaError(mistakes)
