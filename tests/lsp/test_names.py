"""Names in a charter as the editor knows them: what declares one, and what only speaks of it."""

from pathlib import Path

from politeia.lsp.drafts import Draft
from politeia.lsp.names import declarations, mentions

TEXT = """# Statute

### Article 1. Sittings

1. How the council sits.

```norm
quorum Council
  needs        at least 2/3 of all members

mandate Council
  ends on      leaving party

body Council
  seats        9
```
"""


def test_a_norm_on_the_quorum_or_the_mandates_of_a_body_does_not_declare_it() -> None:
    draft = Draft(Path("statute.md"), TEXT)
    found = declarations((draft,))
    assert [(item.kind, item.name) for item in found] == [("body", "Council")]
    assert [item.line for item in mentions((draft,), found)] == [7, 10, 13]
