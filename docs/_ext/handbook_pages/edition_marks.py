"""What a page of the site of all editions says of its edition.

Every page names the same page of the newest edition as the one to index. Pages of older editions, and of the
state between editions, say what they are in a banner that needs no script, and ask not to be indexed.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from markupsafe import Markup
from sphinx.application import Sphinx

from handbook_data.editions.naming import LATEST, STABLE

FIRST_PAGE = "index.html"
NO_INDEX = '<meta name="robots" content="noindex">'


@lru_cache(maxsize=1)
def pages_of_newest(path: str) -> dict[str, bool]:
    """The pages of the newest edition, and whether each is more than a word on what became of a record.

    While the newest edition is built itself there is no list.
    """
    lines = Path(path).read_text(encoding="utf-8").splitlines() if path else []
    return {name: not gone for name, _, gone in (line.partition(" ") for line in lines)}


def mark_page(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: Any) -> None:
    """Set the canonical address of a page, and the banner and robots tag where it is not the newest."""
    config = app.config
    if app.builder.name != "html" or not config.handbook_newest:
        return
    is_newest = config.handbook_version == config.handbook_newest
    page = f"{pagename}.html"
    newest = pages_of_newest(config.handbook_newest_pages)
    canonical = page if is_newest or newest.get(page) else FIRST_PAGE
    context["pageurl"] = f"{config.handbook_site}{STABLE}/{canonical}"
    if is_newest:
        return
    tags = context.get("metatags", "")
    context["metatags"] = tags if NO_INDEX in tags else f"{tags}\n{NO_INDEX}"
    up = "../" * (pagename.count("/") + 1)
    there = page if page in newest else FIRST_PAGE
    context["theme_announcement"] = banner(
        config.handbook_version, config.handbook_newest, f"{up}{STABLE}/{there}", page in newest
    )


def banner(version: str, newest: str, address: str, is_there: bool) -> Markup:
    """The banner of a page that is not of the newest edition."""
    if version == LATEST:
        says = "This is the state between editions, not an edition. Cite the newest edition,"
    else:
        says = f"This is the old edition {version}. What it says may no longer hold. The newest edition is"
    where = "the same page there" if is_there else "this page is not in it; its first page"
    link = Markup('<a href="{}">{}: {}</a>').format(address, newest, where)
    return Markup('<span class="edition-banner">{} {}</span>').format(says, link)
