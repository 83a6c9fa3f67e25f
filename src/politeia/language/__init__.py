"""The norm language: from the lines of a fenced block to a syntax tree and back."""
