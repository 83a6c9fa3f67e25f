"""The closed lists of roles: which part an office or a body plays, and which act a power, procedure or duty is."""

from __future__ import annotations

HOLDER_ROLES = (
    "head of state",
    "head of government",
    "lower chamber",
    "upper chamber",
    "parliament",
    "government",
    "constitutional court",
    "supreme court",
    "prosecutor",
    "ombudsman",
    "audit",
    "election commission",
    "judicial council",
    "central bank",
    "local executive",
    "local assembly",
    "minister",
    "judge",
)
"""The parts that an office, a body, or an appointment to an office plays."""

PROCEDURE_ROLES = ("ordinary law", "amendment", "no confidence", "dismissal of a minister", "inquiry")
"""Decisions by stages that questions ask of any charter."""

FOREIGN_AFFAIRS = (
    "conduct foreign policy",
    "negotiate treaties",
    "ratify treaties",
    "sign instruments of ratification",
    "denounce treaties",
    "review treaties",
    "appoint diplomats",
    "receive diplomats",
    "declare war",
    "send forces abroad",
)
"""Acts towards other states."""

ACT_ROLES = (
    *PROCEDURE_ROLES,
    *FOREIGN_AFFAIRS,
    "grant amnesty",
    "grant pardon",
    "question the executive",
    "answer questions",
    "investigate the executive",
    "oversee the executive",
    "oversee state media",
    "prepare the budget",
    "approve the budget",
    "approve own budget",
    "money bill",
    "withhold appropriations",
    "spend without a budget",
    "introduce money bills",
    "introduce reserved bills",
    "partial veto",
    "review laws",
    "refer laws to review",
    "call a referendum",
    "call elections",
    "issue decrees",
    "issue decrees with force of law",
    "issue delegated decrees",
    "chair the cabinet",
    "convene the cabinet",
    "dismiss ministers",
    "command the armed forces",
    "appoint commanders",
    "appoint officials",
    "appoint judges",
    "form the security council",
    "chair the security council",
    "address parliament",
    "attend parliament",
    "convene an extraordinary session",
    "annul local acts",
    "dissolve local assembly",
    "object to rulings of constitutional court",
)
"""What a power, a procedure or a duty is for, where no effect says it."""

ROLES = (*HOLDER_ROLES, *ACT_ROLES)
