"""How long the explorer takes to draw the pages of the whole constitution of Kazakhstan, and what they weigh.

`python benchmarks/pages.py` draws each page once with nothing opened before it but the pages above, and three times again.
"""

from __future__ import annotations

import time
from datetime import date

from starlette.testclient import TestClient

from politeia.web.bookshelf import Bookshelf
from politeia.web.serving import application

PAGES = ("text", "institutions", "procedures", "power", "search", "play")


def main() -> None:
    """Print a line for each page: processor's seconds cold and warm, and kilobytes."""
    client = TestClient(application(Bookshelf(today=date(2023, 4, 1))), base_url="http://127.0.0.1")
    for page in PAGES:
        address = f"/kazakhstan/2023-04-01/{page}/index.html"
        taken, weight = zip(*(_drawn(client, address) for _ in range(4)), strict=True)
        print(f"{page:14} {taken[0]:.2f} s, then {min(taken[1:]):.3f} s, {weight[0] / 1000:.0f} kB")


def _drawn(client: TestClient, address: str) -> tuple[float, int]:
    start = time.process_time()
    answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    return time.process_time() - start, len(answer.content)


if __name__ == "__main__":
    main()
