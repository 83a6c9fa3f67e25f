"""Items 27 to 32 of the Parliamentary Powers Index: the legislature's capacity, most of which no text can show."""

from __future__ import annotations

import re

from politeia.scales.branches import Branches
from politeia.scales.model import Answer, Ground, between, not_derivable, scored, silent

SESSIONS = re.compile(r"^(least |longest )?(months|working days) of (regular |ordinary )?sessions?\b", re.IGNORECASE)
SIX_MONTHS = {"months": 6, "working days": 130}
"""About half a year: six months, or twenty-six weeks of five days."""


def in_session(branches: Branches) -> Answer:
    """27. The legislature sits about six months a year or more."""
    found = [(name, value) for name, value in branches.institutions.parameters if SESSIONS.search(name)]
    if not found:
        return silent("no norm on the length of sessions")
    name, value = found[0]
    cited = next(n.citation for n in branches.institutions.norms if n.kind == "parameter" and n.name == name)
    unit = next(unit for unit in SIX_MONTHS if unit in name)
    enough = value >= SIX_MONTHS[unit]
    ground = Ground(f"parameter {name}", cited)
    if name.lower().startswith("least") and not enough:
        return between(0, 0, 1, f"at least {value} {unit} a year, and no upper end", ground)
    if name.lower().startswith("longest") and enough:
        return between(1, 0, 1, f"at most {value} {unit} a year, and no lower end", ground)
    return scored(int(enough), f"{value} {unit} of regular sessions a year", ground)


def has_secretaries(branches: Branches) -> Answer:
    """28. Each member has a personal secretary."""
    return not_derivable("staff is a matter of budgets and practice, not of constitutional norms")


def has_policy_staff(branches: Branches) -> Answer:
    """29. Each member has a policy adviser."""
    return not_derivable("staff is a matter of budgets and practice, not of constitutional norms")


def no_term_limit(branches: Branches) -> Answer:
    """30. Members may be re-elected without limit."""
    limited = [body for body in branches.chambers if body.limit is not None]
    if limited:
        return scored(
            0, "seats are limited in terms", *(Ground(f"body {body.name}", body.citation) for body in limited)
        )
    if not branches.chambers:
        return between(1, 0, 1, "no body has the role of a chamber")
    grounds = (Ground(f"body {body.name}", body.citation) for body in branches.chambers)
    return scored(1, "no norm limits the terms of members", *grounds)


def reelection_sought(branches: Branches) -> Answer:
    """31. Members generally seek re-election."""
    return not_derivable("what members seek is behaviour, not law")


def experienced(branches: Branches) -> Answer:
    """32. Many members are highly experienced."""
    return not_derivable("how often members are re-elected is behaviour, not law")
