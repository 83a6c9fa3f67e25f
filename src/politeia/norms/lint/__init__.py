"""Lint: what a careful colleague would ask about a text that has no mistakes."""
