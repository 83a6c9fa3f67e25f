"""Two editions or two charters, norm by norm."""
