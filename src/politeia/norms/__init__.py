"""Institutions: the norms of an edition with names resolved, still at rest."""
