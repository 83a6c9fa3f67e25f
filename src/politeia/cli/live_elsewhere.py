"""The commands of `politeia live` whose modules stand in another layer, imported only when they are used."""

from __future__ import annotations

from importlib import import_module

import click

ELSEWHERE = {
    "serve": ("politeia.service.serve_command", "command"),
    "account": ("politeia.service.account_command", "command"),
}


class LiveCommands(click.Group):
    """A group that has its own commands, and those of the service."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All commands: those of the body in the order of their names, then those of the service."""
        return [*super().list_commands(ctx), *ELSEWHERE]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command by its name; None when there is no such command."""
        if cmd_name not in ELSEWHERE:
            return super().get_command(ctx, cmd_name)
        module, name = ELSEWHERE[cmd_name]
        found = getattr(import_module(module), name)
        assert isinstance(found, click.Command)
        return found
