"""The links to other editions keep what was asked of a page."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site.browser import shown

SCRIPT = Path(__file__).parents[2] / "docs" / "_static" / "editions.js"
PAGE = """<!DOCTYPE html><html><body>
<div class="version-switcher__menu"><a id="one" href="../2026.10/legal/on-a-day.html">2026.10</a></div>
<span class="edition-banner"><a id="two" href="../stable/legal/on-a-day.html#old">stable</a></span>
<p><a id="three" href="../other.html">another page</a></p>
<script src="{script}"></script>
<script>
for (const link of document.querySelectorAll("a")) {{
  link.onclick = (event) => {{  // as the theme does it
    event.preventDefault();
    event.currentTarget.dataset.went = event.currentTarget.getAttribute("href");
  }};
  link.click();
}}
</script></body></html>"""


@pytest.mark.parametrize("asked", ["", "?on=2024-05-01&of=kratom", "#claim", "?on=2024-05-01#claim"])
def test_the_query_and_the_place_on_the_page_go_along(tmp_path: Path, asked: str) -> None:
    page = tmp_path / "page.html"
    page.write_text(PAGE.format(script=SCRIPT.as_uri()), encoding="utf-8")
    went = {link["id"]: link["data-went"] for link in shown(page, asked).select("a")}
    assert went == {
        "one": f"../2026.10/legal/on-a-day.html{asked}",
        "two": f"../stable/legal/on-a-day.html{asked}",
        "three": "../other.html",
    }
