"""Lets `python -m politeia` do what the command `politeia` does."""

from politeia.cli.main import main

if __name__ == "__main__":
    main()
