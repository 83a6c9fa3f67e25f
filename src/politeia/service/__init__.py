"""A body run over the web: accounts and rights, an HTTP interface, and pages, all of them asking the same ledger."""
