"""How JSON files are laid out: UTF-8, two spaces, keys in the order given."""

from __future__ import annotations

import json


def json_text(data: object) -> bytes:
    """A value as the bytes of a JSON file."""
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()
