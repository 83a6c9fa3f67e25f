"""Exchange: what politeia knows, written for other programs."""
