"""The Sphinx side: write the pages before Sphinx looks for documents, remove HTML that has no document."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging

from handbook_data.checking import check
from handbook_pages.markup import setup_markup
from handbook_pages.pages import render
from handbook_pages.writing import FOLDERS, write_pages

log = logging.getLogger(__name__)


def build_date() -> date:
    """The day the handbook is built for: SOURCE_DATE_EPOCH where it is set, else today."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch else datetime.now(UTC).date()


def generate(app: Sphinx) -> None:
    """Check the records and write their pages; stop the build if a rule is broken."""
    today = build_date()
    report = check(Path(app.config.handbook_records), today)
    if report.handbook is None or report.errors:
        lines = "\n".join(map(str, report.errors))
        raise ExtensionError(f"the records do not hold together:\n{lines}")
    written = write_pages(Path(app.srcdir), render(report.handbook, today))
    log.info("handbook pages: %d written, %d removed", len(written.changed), len(written.removed))


def remove_orphans(app: Sphinx, exception: Exception | None) -> None:
    """Remove HTML files in the generator's folders that no document stands behind any more."""
    if exception is not None or app.builder.name != "html":
        return
    known = {Path(app.outdir) / f"{app.builder.get_target_uri(name)}" for name in app.env.found_docs}
    for folder in FOLDERS:
        for path in (Path(app.outdir) / folder).rglob("*.html"):
            if path not in known:
                path.unlink()


class ScopedHeaders(SphinxPostTransform):
    """Give the cells of table heads a class by which the HTML can scope them."""

    default_priority = 200
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Mark tables as scrollable regions that a keyboard can reach."""
        for table in self.document.findall(nodes.table):
            table["classes"].append("handbook-table")


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the generator and its markup."""
    from handbook_data.loading import RECORDS

    app.add_config_value("handbook_records", str(RECORDS), "env", types=(str,))
    setup_markup(app)
    app.add_post_transform(ScopedHeaders)
    app.connect("builder-inited", generate)
    app.connect("build-finished", remove_orphans)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
