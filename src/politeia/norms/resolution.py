"""From the norms of an edition to its institutions: names bound, seats counted, gaps collected."""

from __future__ import annotations

import re
from collections.abc import Iterable

from politeia.diagnostics.model import Diagnostic, error
from politeia.diagnostics.nearest import nearest
from politeia.language.model import (
    Actors,
    AnyMember,
    Clause,
    Condition,
    Consent,
    Duration,
    Effect,
    Limit,
    Named,
    NormSyntax,
    Number,
    Outcome,
    Part,
    Share,
    StageSyntax,
    Text,
    Threshold,
    Unspecified,
    Within,
)
from politeia.norms.model import (
    COLLECTIVES,
    Appointment,
    Ban,
    Bar,
    Body,
    Cited,
    Consents,
    Duty,
    Election,
    Emergency,
    Gap,
    Institutions,
    Office,
    Power,
    Procedure,
    Seats,
    Stage,
    Succession,
    Unamendable,
)

PROCEDURE_KINDS = ("procedure", "removal", "amendment")


def full_name(kind: str, name: str) -> str:
    """How a condition names a norm: "removal of President", "election of Mazhilis", or its own name."""
    return f"{kind} of {name}" if kind in ("removal", "election", "appointment", "succession") else name


def resolve(norms: tuple[NormSyntax, ...]) -> Institutions:
    """Build the institutions of an edition; mistakes are collected, never raised."""
    reader = _Reader(norms)
    return reader.institutions()


class _Reader:
    """Reads norms one by one and keeps what it learns on the way."""

    def __init__(self, norms: tuple[NormSyntax, ...]) -> None:
        self.norms = norms
        self.diagnostics: list[Diagnostic] = []
        self.gaps: list[Gap] = []
        self.parameters = {
            norm.name: clause.value.value
            for norm in norms
            if norm.kind == "parameter"
            for clause in norm.clauses
            if isinstance(clause.value, Number)
        }
        self.actors = set(COLLECTIVES)
        for norm in norms:
            if norm.kind in ("office", "body", "appointment"):
                self.actors.add(norm.name)
            self.actors.update(clause.value.name for clause in norm.clauses if isinstance(clause.value, Part))
        self.things = self._things()

    def _things(self) -> set[str]:
        """Every name that a condition or an effect may speak of."""
        named = {full_name(norm.kind, norm.name) for norm in self.norms if norm.kind not in ("office", "body")}
        return named | self.actors | {norm.name for norm in self.norms if norm.kind == "referendum"}

    def institutions(self) -> Institutions:
        self._refuse_duplicates()
        for norm in self.norms:
            self._check_names(norm)
            self._collect_gaps(norm)
        by_kind: dict[str, list[NormSyntax]] = {}
        for norm in self.norms:
            by_kind.setdefault(norm.kind, []).append(norm)
        offices = [self.office(norm) for norm in by_kind.get("office", [])]
        declared = {office.name for office in offices} | {norm.name for norm in by_kind.get("body", [])}
        offices += [
            Office(norm.name, "", None, None, None, norm.citation)
            for norm in by_kind.get("appointment", [])
            if norm.name not in declared
        ]
        return Institutions(
            offices=tuple(offices),
            bodies=tuple(self.body(norm) for norm in by_kind.get("body", [])),
            elections=tuple(self.election(norm) for norm in by_kind.get("election", [])),
            appointments=tuple(self.appointment(norm) for norm in by_kind.get("appointment", [])),
            powers=tuple(self.power(norm) for norm in by_kind.get("power", [])),
            procedures=tuple(self.procedure(norm) for norm in self.norms if norm.kind in PROCEDURE_KINDS),
            duties=tuple(duty for norm in by_kind.get("duty", []) if (duty := self.duty(norm))),
            emergencies=tuple(self.emergency(norm) for norm in by_kind.get("emergency", [])),
            successions=tuple(self.succession(norm) for norm in by_kind.get("succession", [])),
            bans=tuple(ban for norm in self.norms for ban in self.bans(norm)),
            unamendable=tuple(self.unamendable(norm) for norm in by_kind.get("unamendable", [])),
            parameters=tuple(sorted(self.parameters.items())),
            norms=self.norms,
            gaps=tuple(self.gaps),
            diagnostics=tuple(self.diagnostics),
        )

    # -- kinds -------------------------------------------------------------------------------------------------------

    def office(self, norm: NormSyntax) -> Office:
        return Office(
            norm.name,
            words(norm, "role"),
            cited(norm, "chosen by", Actors),
            cited(norm, "term", Duration),
            cited(norm, "limit", Limit),
            norm.citation,
        )

    def body(self, norm: NormSyntax) -> Body:
        parts = tuple(self._part(norm, clause) for clause in norm.clauses if isinstance(clause.value, Part))
        total = sum(part.seats for part in parts)
        stated = cited(norm, "seats", Number)
        if stated is not None and parts and stated.value.value != total:
            self.diagnostics.append(
                error(
                    "N103",
                    f"the parts of {norm.name} have {total} seats together, and the body {stated.value.value}",
                    clause_named(norm, "seats").place,
                    expectation="Seats of a body are the sum of its parts.",
                    remedy=f"Write seats {total}, or leave the line out.",
                )
            )
        consists = cited(norm, "consists of", Actors)
        return Body(
            norm.name,
            words(norm, "role"),
            total or (stated.value.value if stated else 0),
            parts,
            tuple(member.name for member in consists.value.members if isinstance(member, Named)) if consists else (),
            cited(norm, "term", Duration),
            cited(norm, "limit", Limit),
            cited(norm, "quorum", Threshold),
            norm.citation,
        )

    def _part(self, norm: NormSyntax, clause: Clause) -> Seats:
        part = clause.value
        assert isinstance(part, Part)
        times = 1
        if part.per_parameter:
            if part.per_parameter not in self.parameters:
                self.diagnostics.append(
                    error(
                        "N104",
                        f"no parameter is called “{part.per_parameter}”",
                        clause.place,
                        expectation="A number that a statute sets is declared once: parameter number of regions / is 17.",
                    )
                )
            times = self.parameters.get(part.per_parameter, 0)
        seats = part.seats * times
        return Seats(part.name, seats, part.how, part.by, part.consent, part.proposed, _citation(norm, clause))

    def election(self, norm: NormSyntax) -> Election:
        by = cited(norm, "by", Actors)
        return Election(
            norm.name,
            by.value if by else Actors((Named("voters"),)),
            cited(norm, "called by", Actors),
            cited(norm, "within", Within),
            bars(norm),
            outcome(norm, "if silent"),
            norm.citation,
        )

    def appointment(self, norm: NormSyntax) -> Appointment:
        return Appointment(
            norm.name,
            cited(norm, "nominated by", Actors),
            cited(norm, "appointed by", Actors),
            cited(norm, "elected by", Consent),
            self.consents(norm, norm.clauses, norm.citation),
            all_cited(norm, "dismissed by", Actors),
            all_cited(norm, "dismissal consent of", Consent),
            cited(norm, "term", Duration),
            bars(norm),
            outcome(norm, "otherwise"),
            norm.citation,
        )

    def power(self, norm: NormSyntax) -> Power:
        held = cited(norm, "held by", Actors)
        if held is None:
            self._missing(norm, "held by", "who holds the power")
        return Power(
            norm.name,
            held or Cited(Actors(()), norm.citation),
            cited(norm, "initiated by", Actors),
            cited(norm, "needs", Threshold),
            self.consents(norm, norm.clauses, norm.citation),
            texts(norm, "ground"),
            bars(norm),
            all_cited(norm, "effect", Effect),
            cited(norm, "within", Within),
            outcome(norm, "if silent"),
            norm.citation,
        )

    def procedure(self, norm: NormSyntax) -> Procedure:
        return Procedure(
            norm.kind,
            full_name(norm.kind, norm.name),
            cited(norm, "initiated by", Actors),
            self.consents(norm, norm.clauses, norm.citation),
            texts(norm, "ground"),
            bars(norm),
            tuple(self.stage(norm, stage) for stage in norm.stages),
            all_cited(norm, "effect", Effect),
            norm.citation,
        )

    def stage(self, norm: NormSyntax, stage: StageSyntax) -> Stage:
        flat = NormSyntax(norm.kind, stage.name, stage.clauses, (), stage.citation or norm.citation, stage.place)
        by = cited(flat, "by", Actors)
        if by is None:
            self._missing(flat, "by", "who decides at this stage")
        return Stage(
            stage.name,
            by or Cited(Actors(()), flat.citation),
            cited(flat, "initiated by", Actors),
            cited(flat, "needs", Threshold),
            cited(flat, "valid if", Threshold),
            all_cited(flat, "carried if", Threshold),
            self.consents(flat, stage.clauses, flat.citation),
            text(flat, "must"),
            cited(flat, "within", Within),
            bars(flat),
            outcome(flat, "if yes"),
            outcome(flat, "if no"),
            outcome(flat, "if changed"),
            outcome(flat, "if silent"),
            flat.citation,
        )

    def duty(self, norm: NormSyntax) -> Duty | None:
        on, by, must = cited(norm, "on", Condition), cited(norm, "by", Actors), text(norm, "must")
        if on is None or by is None or must is None:
            missing = "on" if on is None else "by" if by is None else "must"
            self._missing(norm, missing, "when the duty arises, whose it is, and what must be done")
            return None
        return Duty(
            norm.name,
            on,
            by,
            must,
            cited(norm, "within", Within),
            all_cited(norm, "effect", Effect),
            outcome(norm, "otherwise"),
            norm.citation,
        )

    def emergency(self, norm: NormSyntax) -> Emergency:
        by = cited(norm, "by", Actors)
        lasts = cited(norm, "lasts", Duration)
        if by is None:
            self._missing(norm, "by", "who declares it")
        return Emergency(
            norm.name,
            by or Cited(Actors(()), norm.citation),
            self.consents(norm, norm.clauses, norm.citation),
            texts(norm, "ground"),
            lasts.value if lasts else None,
            cited(norm, "ended by", Actors),
            texts(norm, "suspends"),
            norm.citation,
        )

    def succession(self, norm: NormSyntax) -> Succession:
        order = cited(norm, "order", Actors)
        return Succession(
            norm.name,
            words(norm, "on"),
            tuple(member.name for member in order.value.members if isinstance(member, Named)) if order else (),
            words(norm, "lasts") == "until election",
            texts(norm, "may not"),
            norm.citation,
        )

    def bans(self, norm: NormSyntax) -> Iterable[Ban]:
        if norm.kind == "incompatibility":
            who = cited(norm, "who", Actors)
            bearers = tuple(m.name for m in who.value.members if isinstance(m, Named)) if who else ()
            for item in texts(norm, "may not"):
                yield Ban(norm.name, bearers, words(norm, "kin"), item.value, item.citation)
        elif norm.kind in ("office", "body"):
            for item in texts(norm, "incompatible with"):
                yield Ban(norm.name, (norm.name,), "", item.value, item.citation)

    def unamendable(self, norm: NormSyntax) -> Unamendable:
        protects = tuple(item.value for item in texts(norm, "protects"))
        silent = any(clause.word == "if replaced" for clause in norm.clauses)
        return Unamendable(norm.name, protects or (norm.name,), silent, norm.citation)

    # -- clauses -----------------------------------------------------------------------------------------------------

    def consents(self, norm: NormSyntax, clauses: tuple[Clause, ...], citation: str) -> Consents:
        opinions: list[Cited[str]] = []
        consulted: list[Cited[str]] = []
        for item in texts(norm, "after"):
            opinions += [Cited(name, item.citation) for name in self._opinions(item.value)]
            if item.value.startswith("consulting"):
                consulted.append(Cited(item.value.removeprefix("consulting").strip(), item.citation))
        return Consents(
            all_cited(norm, "proposed by", Actors),
            all_cited(norm, "consent of", Consent),
            tuple(opinions),
            all_cited(norm, "countersigned by", Actors),
            tuple(consulted),
        )

    def _opinions(self, after: str) -> Iterable[str]:
        """The actors whose opinion is needed: "opinion of Supreme Court that the charge is founded"."""
        for piece in re.findall(r"opinion of (?:the )?([^,]+)", after):
            known = [name for name in self.actors if piece == name or piece.startswith(name + " ")]
            if known:
                yield max(known, key=len)

    # -- checks ------------------------------------------------------------------------------------------------------

    def _refuse_duplicates(self) -> None:
        seen: dict[tuple[str, str], NormSyntax] = {}
        for norm in self.norms:
            first = seen.setdefault((norm.kind, norm.name), norm)
            if first is not norm:
                self.diagnostics.append(
                    error(
                        "N102",
                        f"{norm.kind} {norm.name} stands twice: also in {first.citation}",
                        norm.place,
                        expectation="A norm is known by its kind and name, so both must differ from every other norm.",
                        remedy="Give one of the two another name, or join them.",
                    )
                )

    def _missing(self, norm: NormSyntax, word: str, what: str) -> None:
        self.diagnostics.append(
            error(
                "N105",
                f"{norm.kind} {norm.name} has no line “{word}”",
                norm.place,
                expectation=f"It must say {what}.",
                remedy=f"Add a line that starts with “{word}”.",
            )
        )

    def _check_names(self, norm: NormSyntax) -> None:
        every = [*norm.clauses, *(clause for stage in norm.stages for clause in stage.clauses)]
        for clause in every:
            for name in _actor_names(clause):
                if name not in self.actors:
                    self._unknown(clause, name, self.actors)
            for name in _thing_names(clause):
                if name not in self.things:
                    self._unknown(clause, name, self.things)
        if norm.kind in ("election", "succession", "removal") and norm.name not in self.actors:
            self.diagnostics.append(self._unknown_name(norm.name, self.actors, norm.place))

    def _unknown(self, clause: Clause, name: str, known: set[str]) -> None:
        self.diagnostics.append(self._unknown_name(name, known, clause.place))

    def _unknown_name(self, name: str, known: set[str], place: object) -> Diagnostic:
        from politeia.diagnostics.model import Place

        assert isinstance(place, Place)
        column = place.text.find(name)
        if column >= 0:
            place = Place(place.file, place.line, column + 1, len(name), place.text, place.article)
        near = nearest(name, known)
        return error(
            "N101",
            f"no norm in force declares “{name}”",
            place,
            expectation="Names are declared by an office, a body, an appointment, a procedure, a power or an emergency.",
            remedy=f"Did you mean “{near}”?" if near else "",
        )

    def _collect_gaps(self, norm: NormSyntax) -> None:
        name = full_name(norm.kind, norm.name)
        for clause in norm.clauses:
            if _is_gap(clause):
                self.gaps.append(Gap(f"{norm.kind} {norm.name}", clause.word, _citation(norm, clause), clause.place))
        for stage in norm.stages:
            for clause in stage.clauses:
                if _is_gap(clause):
                    where = clause.citation or stage.citation or norm.citation
                    self.gaps.append(Gap(f"{norm.kind} {norm.name}, {stage.name}", clause.word, where, clause.place))
        del name


def _is_gap(clause: Clause) -> bool:
    if isinstance(clause.value, Within):
        return clause.value.duration is None
    if isinstance(clause.value, Text):
        return clause.value.words == "unspecified"
    return isinstance(clause.value, Unspecified)


def _citation(norm: NormSyntax, clause: Clause) -> str:
    return clause.citation or norm.citation


def clause_named(norm: NormSyntax, word: str) -> Clause:
    """The first clause with that word; it must exist."""
    return next(clause for clause in norm.clauses if clause.word == word)


def all_cited(norm: NormSyntax, word: str, of: type) -> tuple[Cited, ...]:  # type: ignore[type-arg]
    """All clauses of that word whose value has the type, each with its article."""
    return tuple(
        Cited(clause.value, _citation(norm, clause))
        for clause in norm.clauses
        if clause.word == word and isinstance(clause.value, of)
    )


def cited(norm: NormSyntax, word: str, of: type):  # type: ignore[no-untyped-def]
    """The first clause of that word whose value has the type, with its article, or None."""
    found = all_cited(norm, word, of)
    return found[0] if found else None


def texts(norm: NormSyntax, word: str) -> tuple[Cited[str], ...]:
    """The words of all clauses of that word, each with its article."""
    return tuple(Cited(clause.written, _citation(norm, clause)) for clause in norm.clauses if clause.word == word)


def text(norm: NormSyntax, word: str) -> Cited[str] | None:
    """The words of the first clause of that word, or None."""
    found = texts(norm, word)
    return found[0] if found else None


def words(norm: NormSyntax, word: str) -> str:
    """The words of the first clause of that word, or an empty text."""
    found = text(norm, word)
    return found.value if found else ""


def outcome(norm: NormSyntax, word: str) -> Cited[Outcome] | None:
    """Where a clause such as `if yes` leads, or None when the norm does not have it."""
    for clause in norm.clauses:
        if clause.word == word and isinstance(clause.value, Outcome):
            return Cited(clause.value, _citation(norm, clause))
    return None


def bars(norm: NormSyntax) -> tuple[Bar, ...]:
    """The conditions that an act needs or that bar it."""
    return tuple(
        Bar(clause.value, clause.word == "only if", _citation(norm, clause))
        for clause in norm.clauses
        if clause.word in ("only if", "unless") and isinstance(clause.value, Condition)
    )


def _actor_names(clause: Clause) -> Iterable[str]:
    value = clause.value
    if isinstance(value, Consent):
        value = value.actors
    if isinstance(value, Part):
        yield from (*value.by, *value.consent, *value.proposed)
    if isinstance(value, Actors):
        for member in value.members:
            if isinstance(member, Named):
                yield member.name
            elif isinstance(member, AnyMember):
                yield member.body
            elif isinstance(member, Share) and member.threshold.body:
                yield member.threshold.body


def _thing_names(clause: Clause) -> Iterable[str]:
    value = clause.value
    if isinstance(value, Condition):
        yield from value.names
    elif isinstance(value, Effect) and value.name and value.verb.name not in ("FORCE_OF_LAW", "LOSES_FORCE"):
        yield value.name
