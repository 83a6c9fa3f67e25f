"""The language server: what an editor asks while somebody drafts a law, answered from the same checks as the commands."""
