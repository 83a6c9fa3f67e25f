"""Reforms of one's own: kept in the user's folder, laid on a charter, compared and proved."""
