"""A question in the language of PRISM: an `mdp` when all play together, a PRISM-games `smg` for a coalition and the rest."""

from __future__ import annotations

from collections.abc import Iterator

from politeia.exchange.formulas import Syntax, identifiers, one_line, written
from politeia.exchange.model import ODD, PosedQuestion, said_of_runs
from politeia.transition.formulas import every, opposite, some, within
from politeia.transition.model import NEVER, Test
from politeia.verification.engines.acts import Act

SYNTAX = Syntax("&", "|", "!", "=", "true", "false")
FLOOR = """\
// The floor: 0 and 1 the coalition has it (1: the rest has just passed), 2 and 3 the rest has it (3: the coalition has
// just passed). A period goes by when both have passed in turn; then, and after what the law does of itself, the rest is
// first. While a duty is open the clock stands still, and the rest does an act that ends it before anything else.
// A play without end counts for the rest here, also when it keeps time from passing. Politeia lets time pass in its midst.
// So where the coalition wins this model it wins politeia's game, and it may win that one alone."""


class PrismText:
    """One question, written out."""

    def __init__(self, question: PosedQuestion) -> None:
        self.question = question
        self.names = identifiers(question.game)
        self.owners: dict[str, list[str]] = {"coalition": [], "rest": []}

    def model(self) -> str:
        """The model."""
        question = self.question
        lines = [f"// {one_line(question.title)}", f"// {one_line(question.claim)}"]
        commands = list(self._together() if question.control is None else self._shared())
        lines += ["mdp" if question.control is None else "smg", ""]
        if question.control is not None:
            lines += [FLOOR, ""]
            for player, actions in self.owners.items():
                lines += [f"player {player}", "  " + ", ".join(f"[{action}]" for action in actions), "endplayer", ""]
        lines += [
            f"formula pressed = {self._says(question.acts.pressed)};",
            f"formula due = {self._says(question.acts.due)};",
        ]
        if question.control is not None:
            lines.append(f"formula must = {self._says(self._must())};")
        lines += ["", "module polity", *self._variables(), "", *commands, "endmodule", ""]
        lines += [
            f'label "goal" = {self._says(question.goal)};',
            f'label "open" = {self._says(some((opposite(question.lost), question.goal)))};',
        ]
        if question.again:
            lines.append(f'label "odd" = {ODD};')
        return "\n".join(lines) + "\n"

    def properties(self) -> str:
        """What to ask the model."""
        question = self.question
        if question.again:
            return (
                f"// {one_line(question.claim)}\n// 1 where such a course is found. {said_of_runs(question)}\n"
                'Pmax=? [ (G "open") & (G F "goal") & (G F "odd") & (G F !"odd") ]\n'
            )
        if question.control is None:
            return f'// {one_line(question.claim)}\nPmax=? [ F "goal" ]\n'
        answer = "holds" if question.wins else "fails"
        return (
            f"// {one_line(question.coalition)} can bring it about when this is 1; the claim then {answer}.\n"
            '<<coalition>> Pmax=? [ "open" U "goal" ]\n'
        )

    def _says(self, test: Test) -> str:
        return written(test, self.names, SYNTAX)

    def _variables(self) -> Iterator[str]:
        question = self.question
        for variable, (lowest, highest), value in zip(
            question.game.variables, question.acts.ranges, question.start, strict=True
        ):
            meaning = ", ".join(f"{number} {word}" for number, word in enumerate(variable.values))
            comment = meaning or "periods left, -1 not running"
            name = self.names[variable.name]
            yield f"  {name} : [{lowest}..{max(highest, lowest + 1)}] init {value}; // {one_line(variable.name)}: {comment}"
        if question.again:
            yield f"  {ODD} : bool init false; // true in every second period"
        if question.control is not None:
            yield "  floor : [0..3] init 2;"

    def _sets(self, updates: tuple[tuple[str, int], ...], floor: int | None) -> str:
        parts = [f"({self.names[name]}'={value})" for name, value in updates]
        return " & ".join((*parts, *(() if floor is None else (f"(floor'={floor})",)))) or "true"

    def _period(self, floor: int | None) -> str:
        timers = [self.question.game.variables[number].name for number in self.question.acts.timers]
        parts = [f"({name}'=({name}>0 ? {name}-1 : {name}))" for name in (self.names[timer] for timer in timers)]
        odd = (f"({ODD}'=!{ODD})",) if self.question.again else ()
        return " & ".join((*parts, *odd, *(() if floor is None else (f"(floor'={floor})",)))) or "true"

    def _comment(self, act: Act) -> str:
        command = self.question.game.commands[act.command]
        cited = f"({', '.join(command.citations)})" if command.citations else ""
        return f"  // {one_line(f'{command.sentence} {cited}')}"

    def _together(self) -> Iterator[str]:
        """Every act and every period as a choice of one player."""
        acts = self.question.acts
        for act in acts.forced:
            yield self._comment(act)
            yield f"  [law{act.command}] {self._says(act.when)} -> {self._sets(act.updates, None)};"
        for act in acts.free:
            yield self._comment(act)
            yield f"  [act{act.command}] !pressed & {self._says(act.when)} -> {self._sets(act.updates, None)};"
        yield "  // a period passes"
        yield f"  [period] !pressed & !due -> {self._period(None)};"

    def _must(self) -> Test:
        question = self.question
        assert question.control is not None
        rest = question.control.rest
        return some(
            every((opposite(question.acts.pressed), act.when, self._within(rest[act.command]), act.discharges))
            for act in question.acts.free
        )

    def _within(self, test: Test) -> Test:
        return within(test, self.question.game)

    def _own(self, player: str, action: str) -> str:
        self.owners[player].append(action)
        return f"[{action}]"

    def _shared(self) -> Iterator[str]:
        """The acts of both sides, each with its floor."""
        question = self.question
        assert question.control is not None
        for act in question.acts.forced:
            yield self._comment(act)
            yield f"  {self._own('rest', f'law{act.command}')} {self._says(act.when)} -> {self._sets(act.updates, 2)};"
        for act in question.acts.free:
            own, rest = (self._within(tests[act.command]) for tests in (question.control.own, question.control.rest))
            if (own, rest) != (NEVER, NEVER):
                yield self._comment(act)
            if own != NEVER:
                guard = self._says(every((act.when, own)))
                action = self._own("coalition", f"own{act.command}")
                yield f"  {action} floor<=1 & !pressed & {guard} -> {self._sets(act.updates, 2)};"
            if rest != NEVER:
                guard = f"{self._says(every((act.when, rest)))} & (!must | {self._says(act.discharges)})"
                action = self._own("rest", f"rest{act.command}")
                yield f"  {action} floor>=2 & !pressed & {guard} -> {self._sets(act.updates, 0)};"
        yield "  // each side passes"
        yield f"  {self._own('coalition', 'own_pass')} floor=0 & !pressed -> (floor'=3);"
        yield f"  {self._own('rest', 'rest_pass')} floor=2 & !pressed & !must -> (floor'=1);"
        yield "  // a period passes"
        yield f"  {self._own('coalition', 'own_period')} floor=1 & !pressed & !due -> {self._period(2)};"
        yield f"  {self._own('rest', 'rest_period')} floor=3 & !pressed & !due -> {self._period(2)};"
