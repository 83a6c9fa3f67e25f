"""What is known while the norms of an edition are bound: the names and numbers that they declare, and the mistakes found."""

from __future__ import annotations

from dataclasses import dataclass

from politeia.diagnostics.model import Diagnostic, error
from politeia.language.contents import Number
from politeia.language.model import NormSyntax
from politeia.norms.names import Declared, declared_in


@dataclass(frozen=True, slots=True)
class Binding:
    """Declared names, parameters (a number that a statute sets, by its name), and a list to which mistakes are added."""

    declared: Declared
    parameters: dict[str, int]
    mistakes: list[Diagnostic]


def binding_of(norms: tuple[NormSyntax, ...]) -> Binding:
    """What the norms declare; no mistake found yet."""
    parameters = {
        norm.name: clause.value.value
        for norm in norms
        if norm.kind == "parameter"
        for clause in norm.clauses
        if isinstance(clause.value, Number)
    }
    return Binding(declared_in(norms), parameters, [])


def report_missing(norm: NormSyntax, word: str, what: str, binding: Binding) -> None:
    """Note that a norm lacks a clause that it cannot do without, unless that may be the line that could not be read."""
    if norm.complete:
        binding.mistakes.append(
            error(
                "N105",
                f"{norm.kind} {norm.name} has no line “{word}”",
                norm.place,
                expectation=f"It must say {what}.",
                remedy=f"Add a line that starts with “{word}”.",
            )
        )
