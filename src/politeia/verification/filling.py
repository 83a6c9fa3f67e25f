"""Who fills the seats of a body, and the smallest coalitions that fill a majority of them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from politeia.language.contents import Named, Threshold
from politeia.language.questions import PropertySyntax
from politeia.norms.model import Appointment, Body, Institutions, Seats
from politeia.norms.scenarios import Scenario
from politeia.transition.consents import appointment_consent, both, decision, describe
from politeia.transition.model import ConsentOf
from politeia.verification.capture import smallest_coalitions
from politeia.verification.coalitions import Holdings, in_people, suffices
from politeia.verification.holding import appointing
from politeia.verification.model import Answer, Step, Verdict, Witness

TURNOVER = (
    "Counted over a whole turnover: every seat falls vacant and is filled anew by those who fill it. Nobody is dismissed "
    "before, and what follows from a refusal is not played."
)
MOST_TOLD = 6
"""Of more coalitions the seats that each fills are not told one by one."""
OF_APPOINTING = ("nominated by", "appointed by", "elected by", "consent of", "proposed by")


@dataclass(frozen=True, slots=True)
class Filled:
    """Seats that are filled alike: how many, whose consent fills each of them (None where no choice does), and the articles."""

    name: str
    seats: int
    consent: ConsentOf | None
    citations: tuple[str, ...]


def answer_naming(
    blank: Answer, asked: PropertySyntax, institutions: Institutions, scenario: Scenario | None = None
) -> Answer:
    """The smallest coalitions that fill a majority of a body's seats; not applicable where the text does not say who fills them."""
    body = institutions.body(asked.claim.subject)
    assert body is not None
    filled = fillings(body, institutions)
    if isinstance(filled, str):
        return replace(blank, reason=filled)
    found = smallest_namers(body, filled, institutions, scenario)
    coalitions = tuple(in_people(item, institutions, scenario) for item in found)
    total = _total(body, filled)
    steps = tuple(
        Step(
            describe(item.consent) if item.consent is not None else "the law",
            f"{'fills' if item.consent is not None else 'seats by office'} {item.seats} of {total}: {item.name}"
            if body.seats
            else f"fills {item.name}",
            item.citations,
        )
        for item in filled
    )
    told = [
        f"{words} fill {seats_filled(held, filled, institutions)}"
        for words, held in zip(coalitions[:MOST_TOLD], found[:MOST_TOLD], strict=True)
    ]
    counted = f"Of {total} seats: {'; '.join(told)}." if body.seats else "Whoever fills one seat fills them all."
    majority = f" (a majority is {total // 2 + 1} of {total})" if body.seats else ""
    return replace(
        blank,
        verdict=Verdict.HOLDS if found else Verdict.FAILS,
        witness=Witness(
            f"Who fills the seats of {body.name}{majority}:",
            steps,
            counted if found else "Nobody fills a majority, not even all together.",
        ),
        coalitions=coalitions,
        citations=tuple(dict.fromkeys(citation for step in steps for citation in step.citations)),
    )


def smallest_namers(
    body: Body, filled: tuple[Filled, ...], institutions: Institutions, scenario: Scenario | None = None
) -> tuple[Holdings, ...]:
    """The minimal coalitions whose members, by the consents that they can give alone, fill more than half of the seats."""
    majority = _total(body, filled) // 2 + 1

    def wins(holdings: Holdings) -> bool:
        return seats_filled(holdings, filled, institutions) >= majority

    consents = tuple(item.consent for item in filled if item.consent is not None)
    return smallest_coalitions(institutions, consents, wins, scenario)


def seats_filled(holdings: Holdings, filled: tuple[Filled, ...], institutions: Institutions) -> int:
    """The seats that a coalition fills against the will of all others."""
    return sum(
        item.seats for item in filled if item.consent is not None and suffices(holdings, item.consent, institutions)
    )


def _total(body: Body, filled: tuple[Filled, ...]) -> int:
    return body.seats or sum(item.seats for item in filled)


def fillings(body: Body, institutions: Institutions) -> tuple[Filled, ...] | str:
    """The seats of a body by who fills them; the reason in words where the text does not say."""
    if body.parts:
        return tuple(_filled(part, body, institutions) for part in body.parts)
    found = appointments_to(body, institutions)
    if not found:
        return (
            f"the encoded text does not say who fills the seats of {body.name}"
            if body.seats
            else f"the text sets no number of seats for {body.name}, and does not say who fills them"
        )
    if len(found) > 1:
        return f"several norms fill the seats of {body.name}, and none says how many"
    (item,) = found
    open_to = {gap.what for gap in institutions.gaps if gap.norm == f"appointment {item.office}"}
    if open_to & set(OF_APPOINTING):
        return f"the text leaves open who appoints {item.office}"
    name = f"each {item.office}"
    return (Filled(name, body.seats or 1, appointment_consent(item, institutions), (item.citation,)),)


def appointments_to(body: Body, institutions: Institutions) -> tuple[Appointment, ...]:
    """The appointments to ordinary seats of a body: to the body, or to a member or judge of it."""
    called = {body.name, *(f"{kind} of {the}{body.name}" for kind in ("Member", "Judge") for the in ("", "the "))}
    return tuple(item for item in institutions.appointments if item.office in called and appointing(item))


def _filled(part: Seats, body: Body, institutions: Institutions) -> Filled:
    """The seats of a part, with the threshold of a consent that an appointment to such a seat sets."""
    chair = tuple(item for item in institutions.appointments if part.seats == 1 and item.office == body.chair)
    norms = tuple(item for item in (*appointments_to(body, institutions), *chair) if set(part.by) <= appointing(item))
    agreed = tuple((name, _threshold(name, norms)) for name in (*part.by, *part.consent))
    needed = (*(decision(name, share, institutions) for name, share in agreed), *_proposing(part, institutions))
    return Filled(part.name, part.seats, both(*dict.fromkeys(needed)) if part.by else None, (part.citation,))


def _proposing(part: Seats, institutions: Institutions) -> tuple[ConsentOf, ...]:
    return tuple(decision(name, None, institutions) for name in part.proposed)


def _threshold(name: str, norms: tuple[Appointment, ...]) -> Threshold | None:
    """The share of a body whose consent an appointment asks for; None where the rule applies, a majority of all members."""
    for item in norms:
        for consent in (*item.consents.consent_of, *((item.elected_by,) if item.elected_by else ())):
            if any(isinstance(member, Named) and member.name == name for member in consent.value.actors.members):
                share: Threshold | None = consent.value.threshold
                return share
    return None
