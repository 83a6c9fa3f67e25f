"""The command `politeia`: the list of commands, each imported only when it is used."""

from __future__ import annotations

import os
from importlib import import_module

import click

from politeia import __version__
from politeia.cli.console import speak_utf_8
from politeia.cli.failures import guarded, status_of

COMMANDS = {
    "library": "List the charters that come with politeia, and their dates.",
    "new": "Write a small association's statute to start from.",
    "read": "Read the text in force at a date, with what each norm means.",
    "history": "Tell the life of an article: each wording, from when, by which act.",
    "blame": "Name the act that wrote each paragraph in force.",
    "who": "Say who may do something, with whose consent, and when not.",
    "check": "Check a charter: mistakes, lint, coverage, gaps, recorded verdicts.",
    "prove": "Decide what a coalition can force, with a witness to follow.",
    "verdicts": "Put the catalogue of questions to several editions, side by side.",
    "vet": "Vet tables of people, lists or parties against the rules in force.",
    "sample": "Make a population to try rules on.",
    "simulate": "Play many possible terms under stated behaviours, or draw many elections.",
    "power": "Count what each actor's consent is worth in a decision.",
    "capture": "Find the smallest coalitions that can reach a goal, counted in people.",
    "scales": "Derive published scales of presidential and parliamentary power.",
    "compare": "Compare two dates or two charters, norm by norm.",
    "count": "Count an election or a referendum under the law of its day.",
    "claims": "Check what is said of a reform against the texts of its days.",
    "brief": "Write the paper on a reform: what changed, who gained, what still holds.",
    "serve": "Show charters in a browser: text, institutions, procedures, power, verdicts.",
    "site": "Write the same pages to a folder, to publish anywhere.",
    "export": "Write a question for another model checker.",
    "live": "Run a body under its charter: acts, votes, deadlines, a ledger.",
    "fmt": "Align norm blocks, and leave the prose as it is.",
    "lsp": "Serve an editor: findings, votes, completion and names while one writes.",
}

ELSEWHERE = {
    "lsp": "politeia.lsp.lsp_command",
    "serve": "politeia.web.serve_command",
    "site": "politeia.web.site_command",
}
"""Commands whose module stands in another layer, by name."""

HELP = """Politeia reads a constitution as code and answers what it lets people do.

\b
Read a text in force on a day           politeia read kazakhstan@2022-06-01 63
Ask who may act, and with whom          politeia who "dissolve Mazhilis" kazakhstan@2023-04-01
Prove what a coalition can force        politeia prove kazakhstan@2023-04-01
Count a vote under its law              politeia count votes.csv --under elections/norway@2021-09-13
Tell what a reform changed, on paper    politeia brief kazakhstan 2022-06-01 2023-04-01 --html brief.html
Draft and check a charter of your own   politeia new my-statute && politeia check my-statute
"""


class CommandList(click.Group):
    """A group that knows the names and first lines of its commands without importing them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All commands, in the order in which a newcomer needs them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command; None when there is no such command."""
        if cmd_name not in COMMANDS:
            return None
        command = import_module(ELSEWHERE.get(cmd_name, f"politeia.cli.{cmd_name}")).command
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command asked for, or a near name when there is none."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(args[0], COMMANDS, 1)
            hint = f" Did you mean {near[0]}?" if near else " `politeia --help` lists them."
            ctx.fail(f"There is no command {args[0]}.{hint}")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> None:
        """Run a command; it returns its exit status, and what it raises becomes a message and a status."""
        ctx.exit(status_of(lambda: super(CommandList, self).invoke(ctx)))

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, from their first lines."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=CommandList, help=HELP, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", prog_name="politeia")
def group() -> None:
    """All commands of politeia."""


def main() -> None:
    """Run the command line and leave with its exit status."""
    speak_utf_8(os.environ)
    guarded(lambda: group.main(prog_name="politeia", standalone_mode=False))
