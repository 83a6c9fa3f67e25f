"""A charter played by people: which acts are lawful now and for whom, what the others answer, and the log with its articles."""
