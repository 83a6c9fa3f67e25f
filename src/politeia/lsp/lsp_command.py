"""`politeia lsp`: the language server that an editor starts."""

from __future__ import annotations

import click

from politeia.diagnostics.model import failure

EPILOG = """\b
An editor starts it and speaks with it on standard input and output. editors/vscode/ holds the extension for
Visual Studio Code; in Neovim:
  vim.lsp.start({ name = "politeia", cmd = { "politeia", "lsp" }, root_dir = vim.fn.getcwd() })

It needs the extra "editor": pip install 'politeia[editor]'
"""


@click.command("lsp", epilog=EPILOG)
@click.option("--stdio", is_flag=True, hidden=True, help="Accepted because editors pass it; there is no other way.")
def command(stdio: bool) -> int:
    """Answer an editor: findings while one writes, votes and gaps at the pointer, completion, names, outline, alignment."""
    try:
        import pygls  # noqa: F401
    except ImportError:
        raise failure(
            "E101",
            "the language server needs pygls, which is not installed",
            expectation="Editors are served with an optional library.",
            remedy="Install it with: pip install 'politeia[editor]'",
        ) from None
    from politeia.lsp.server import serve

    serve()
    return 0
