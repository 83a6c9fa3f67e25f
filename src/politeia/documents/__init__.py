"""Markdown in, provisions with fenced blocks and their places out."""
