"""Whether a vote is secret: as the charter says; the people vote in secret, and members openly where the text is silent."""

from __future__ import annotations

import re

from politeia.language.model import Clause
from politeia.norms.model import Institutions
from politeia.transition.whole import Place

SECRET = re.compile(r"\bsecret(ly)?\b", re.IGNORECASE)


def is_secret(institutions: Institutions, command: str, place: Place | None) -> bool:
    """Whether the norm that an act belongs to speaks of a secret vote."""
    if place is not None:
        norms = [norm for norm in institutions.norms if _name(norm.kind, norm.name) == place.procedure]
        stages = [stage for norm in norms for stage in norm.stages if stage.name == place.stage]
        return any(_says(clause) for stage in stages for clause in stage.clauses) or any(
            _says(clause) for norm in norms for clause in norm.clauses
        )
    names = {command, command.removeprefix("fill "), command.removeprefix("dismiss ")}
    return any(_says(clause) for norm in institutions.norms if norm.name in names for clause in norm.clauses)


def _name(kind: str, name: str) -> str:
    return f"removal of {name}" if kind == "removal" else name


def _says(clause: Clause) -> bool:
    return clause.word in ("note", "system", "after", "means") and SECRET.search(clause.written) is not None
