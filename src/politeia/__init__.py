"""Constitutions as code: read, compare and prove what a charter lets people do.

The names below are the ones to build on from Python; each is imported when it is first used.

    >>> import politeia
    >>> edition = politeia.opened("kazakhstan@2023-04-01")
    >>> politeia.prove(edition.institutions, politeia.ask("President can force Mazhilis is dissolved")).verdict.value
    'holds'
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from politeia.amendment.charters import load_charter
    from politeia.amendment.examining import days_of
    from politeia.amendment.opening import Target, opened
    from politeia.comparison.comparing import compare
    from politeia.comparison.shifts import shifts
    from politeia.diagnostics.model import PoliteiaError
    from politeia.documents.library import charter_names
    from politeia.explanation.who import who
    from politeia.language.aloud import read_aloud
    from politeia.language.phrases import ask
    from politeia.verification.checking import check_charter
    from politeia.verification.model import Verdict
    from politeia.verification.proving import prove

__version__ = "0.1.0"

__all__ = [
    "PoliteiaError",
    "Target",
    "Verdict",
    "ask",
    "charter_names",
    "check_charter",
    "compare",
    "days_of",
    "load_charter",
    "opened",
    "prove",
    "read_aloud",
    "shifts",
    "who",
]

_HOMES = {
    "PoliteiaError": "politeia.diagnostics.model",
    "Target": "politeia.amendment.opening",
    "Verdict": "politeia.verification.model",
    "ask": "politeia.language.phrases",
    "charter_names": "politeia.documents.library",
    "check_charter": "politeia.verification.checking",
    "compare": "politeia.comparison.comparing",
    "days_of": "politeia.amendment.examining",
    "load_charter": "politeia.amendment.charters",
    "opened": "politeia.amendment.opening",
    "prove": "politeia.verification.proving",
    "read_aloud": "politeia.language.aloud",
    "shifts": "politeia.comparison.shifts",
    "who": "politeia.explanation.who",
}


def __getattr__(name: str) -> object:
    """A public name, from the module in which it lives: the command line starts without loading all of them."""
    if name not in _HOMES:
        raise AttributeError(f"module 'politeia' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
