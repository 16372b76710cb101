"""The Sphinx side: write the pages before Sphinx looks for documents, other files beside them after it."""

from __future__ import annotations

import gc
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging

from handbook_data.checking import check
from handbook_data.clock import ClockError, build_date
from handbook_data.replacing import write_whole
from handbook_data.reporting import as_text
from handbook_pages import last_build
from handbook_pages.allowed_markup import UnexpectedMarkupError
from handbook_pages.edition_marks import mark_page
from handbook_pages.feeds import feeds
from handbook_pages.finding import finder_files
from handbook_pages.gone import GonePage, body, gone_pages, head
from handbook_pages.markup import setup_markup
from handbook_pages.pages import render
from handbook_pages.writing import write_pages

log = logging.getLogger(__name__)


def generate(app: Sphinx) -> None:
    """Check the records and write their pages; stop the build if a rule is broken.

    Without a records folder the pages are taken as they stand.
    """
    if isinstance(app.builder, StandaloneHTMLBuilder):
        app.builder.search = False  # the finder takes the place of Sphinx's index of all words
    if not app.config.handbook_records:
        last_build.begin(app, ())
        return
    try:
        today = build_date()
    except ClockError as error:
        print(error, file=sys.stderr)
        raise SystemExit(1) from None
    records = Path(app.config.handbook_records)
    report = check(records, today)
    if report.handbook is None or report.errors or report.warnings:
        print(as_text(report, records), file=sys.stderr)
    if report.handbook is None or report.errors:
        print("The records do not hold together; nothing was built.", file=sys.stderr)
        raise SystemExit(1)  # an exception would be shown with a traceback, which helps nobody here
    try:
        pages = render(report.handbook, today, _changelog(Path(app.config.handbook_changelog)))
    except UnexpectedMarkupError as error:
        print(
            error,
            "The pages would hold markup that none may hold; nothing was built.",
            sep="\n",
            file=sys.stderr,
        )
        raise SystemExit(1) from None
    if app.builder.name == "html":
        BESIDE[app.outdir] = {
            **dict(feeds(report.handbook, app.config.html_baseurl)),
            **dict(finder_files(report.handbook, today)),
        }
        GONE[app.outdir] = gone_pages(report.handbook)
    last_build.begin(
        app, (*BESIDE.get(app.outdir, ()), *(page.document for page in GONE.get(app.outdir, ())))
    )
    written = write_pages(Path(app.srcdir), pages)
    log.info("handbook pages: %d written, %d removed", len(written.changed), len(written.removed))


def _changelog(path: Path) -> str:
    """The changelog; none where the handbook is built without its repository."""
    return path.read_text(encoding="utf-8") if path.is_file() else ""


BESIDE: dict[Path, dict[str, bytes]] = {}
"""The feeds and the finder's lists of each output folder, from the start of its build to its end."""
GONE: dict[Path, tuple[GonePage, ...]] = {}
"""The pages of records that went, for each output folder."""


def answer_for_gone(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """The pages that answer at the addresses of records that went."""
    for page in GONE.pop(app.outdir, ()):
        yield page.document, {"title": page.title, "body": body(page), "metatags": head(page)}, "page.html"


def write_beside(app: Sphinx, exception: Exception | None) -> None:
    """Put the feeds and the finder's lists beside the pages."""
    for name, content in BESIDE.pop(app.outdir, {}).items():
        if exception is None:
            write_whole(Path(app.outdir) / name, content)


def tell_language(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Give a page of the book the language that the site's theme gives to its pages, and one viewport."""
    if app.builder.name == "epub":
        language = app.config.language
        context["metatags"] = re.sub(r'<meta name="viewport"[^>]*>', "", context["metatags"])
        context["html_tag"] = f'{context["html_tag"][:-1]} lang="{language}" xml:lang="{language}">'


class KeepClassesOfLinks(SphinxPostTransform):
    """Wrap links that have a class before they are resolved: the link that results would lose it."""

    default_priority = 5  # before references are resolved, which is at 10

    def run(self, **kwargs: Any) -> None:
        """Put each link with a class into an element that holds the class."""
        for link in list(self.document.findall(addnodes.pending_xref)):
            parts = [part for part in link.children if isinstance(part, nodes.Element)]
            classes = [name for part in parts for name in part["classes"] if name not in _OWN]
            if classes:
                holder = nodes.inline(classes=[HOLDER, *classes])
                link.replace_self(holder)
                holder += link


class GiveClassesToLinks(SphinxPostTransform):
    """Give resolved links the class that was kept for them."""

    default_priority = 20  # after references were resolved

    def run(self, **kwargs: Any) -> None:
        """Move the classes from each holder to the link in it."""
        for holder in list(self.document.findall(nodes.inline)):
            if HOLDER in holder["classes"]:
                for link in holder.findall(nodes.reference):
                    link["classes"].extend(name for name in holder["classes"] if name != HOLDER)
                assert holder.parent is not None
                holder.parent.replace(holder, holder.children)  # replace_self would hand on its classes


HOLDER = "link-with-class"
_OWN = ("xref", "myst")


def collect_less_often(app: Sphinx) -> None:
    """Let the garbage collector look at fewer things, and less often.

    Records, pages and doctrees mostly stay to the end, and a full build has a thousand of them: looked
    through as Python does by itself they take a quarter of the time. Doctrees have cycles, so it is not
    turned off. What is there by now is left out of it, also in the processes that read and write beside.
    """
    gc.freeze()
    gc.set_threshold(200_000, 20, 100)


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the generator and its markup."""
    from handbook_data.folder import RECORDS

    app.add_config_value("handbook_records", str(RECORDS), "env", types=(str,))
    app.add_config_value("handbook_changelog", str(RECORDS.parents[1] / "CHANGELOG.md"), "env", types=(str,))
    for name in ("site", "version", "newest", "newest_pages"):
        app.add_config_value(f"handbook_{name}", "", "html", types=(str,))
    setup_markup(app)
    app.add_post_transform(KeepClassesOfLinks)
    app.add_post_transform(GiveClassesToLinks)
    app.add_env_collector(last_build.Targets)
    app.connect("config-inited", last_build.open_cache)
    app.connect("builder-inited", generate)
    app.connect("builder-inited", collect_less_often, priority=900)  # after all that is read and kept
    app.connect("env-updated", last_build.pages_to_write)
    app.connect("html-collect-pages", answer_for_gone)
    app.connect("html-page-context", mark_page)
    app.connect("html-page-context", tell_language)
    app.connect("build-finished", write_beside)
    app.connect("build-finished", last_build.end, priority=900)  # after everything that writes
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
