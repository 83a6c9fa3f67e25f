"""The explorer: charters as pages that a person reads in a browser, served locally or written to a folder."""
