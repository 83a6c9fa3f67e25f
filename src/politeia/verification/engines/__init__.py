"""Engines that reach all situations of a game and solve who can force what there."""
