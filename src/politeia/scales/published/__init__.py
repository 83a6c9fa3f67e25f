"""Scores that others have published, and the derived scores held against them."""
