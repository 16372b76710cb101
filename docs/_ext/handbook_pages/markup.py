"""The few pieces of markup that the pages need beyond MyST: claims, entries, marks, maps, feeds, data."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective, SphinxRole

from handbook_data.vocabulary import Level
from handbook_pages.marks import MARKS


class claim(nodes.General, nodes.Element):  # noqa: N801 - docutils names nodes in lower case
    """One claim of the handbook."""


class certainty_mark(nodes.Inline, nodes.TextElement):  # noqa: N801
    """A certainty as filled and empty circles."""


class inline_svg(nodes.General, nodes.Element):  # noqa: N801
    """A drawing that stands in the page itself, so that it can be read, followed and changed there.

    Its child is the same drawing as an image, for output that has no use for more.
    """


class web_only(nodes.General, nodes.Element):  # noqa: N801
    """Markup that only a page on the web has a use for."""


class EntryDirective(SphinxDirective):
    """Something with a name and an anchor of its own: a source, a term, a circulating claim."""

    required_arguments = 1
    has_content = True
    name_prefix = ""
    option_spec: ClassVar = {"anchor": directives.unchanged_required, "class": directives.class_option}

    def node(self) -> nodes.Element:
        """The empty node to fill."""
        return nodes.container(classes=["entry", *self.options.get("class", [])])

    def run(self) -> list[nodes.Node]:
        """Build the node, give it its anchor, and let the handbook's links find it by name."""
        name = nodes.fully_normalize_name(self.name_prefix + self.arguments[0])
        node = self.node()
        node["names"].append(name)
        node["ids"].append(self.options.get("anchor", name))
        self.state.document.nameids[name] = node["ids"][0]
        self.state.document.nametypes[name] = True
        self.state.document.ids[node["ids"][0]] = node
        self.set_source_info(node)
        self.state.nested_parse(self.content, self.content_offset, node)
        return [node]


class ClaimDirective(EntryDirective):
    """A claim: its argument is its full id."""

    name_prefix = "claim/"
    option_spec: ClassVar = {
        "anchor": directives.unchanged_required,
        "level": directives.unchanged_required,
        "kind": directives.unchanged_required,
    }

    def node(self) -> nodes.Element:
        """A claim with its id, level and kind."""
        return claim(
            claim=self.arguments[0],
            kind=self.options["kind"],
            classes=["claim", *(f"certainty-{level}" for level in [self.options.get("level")] if level)],
        )


class DrawingDirective(SphinxDirective):
    """A drawing of the handbook: its argument is a file below `docs/`, its content what it shows in words.

    Beside `NAME.svg` stands `NAME.linked.svg`, the same with links that hold on the page it is for.
    """

    required_arguments = 1
    has_content = True

    def run(self) -> list[nodes.Node]:
        """The drawing with an image of it inside."""
        linked = self.arguments[0].removesuffix(".svg") + ".linked.svg"
        relative, path = self.env.relfn2path(f"/{linked}")
        self.env.note_dependency(relative)
        image = nodes.image(uri=f"/{self.arguments[0]}", alt=" ".join(self.content), width="100%")
        svg = Path(path).read_text(encoding="utf-8")
        return [inline_svg("", image, svg=svg, classes=["drawing"])]


class PageDataDirective(SphinxDirective):
    """Data for a script of the page: arguments are the id of its element and a file below `docs/`."""

    required_arguments = 2

    def run(self) -> list[nodes.Node]:
        """The data as an element that shows nothing."""
        relative, path = self.env.relfn2path(f"/{self.arguments[1]}")
        self.env.note_dependency(relative)
        data = Path(path).read_text(encoding="utf-8").replace("<", "\\u003c")
        name = nodes.make_id(self.arguments[0])
        return [web_only(markup=f'<script type="application/json" id="{name}">{data}</script>\n')]


class FeedsDirective(SphinxDirective):
    """Links to the feeds that stand beside this page."""

    def run(self) -> list[nodes.Node]:
        """A line with both feeds."""
        page = self.env.docname.rsplit("/", 1)[-1]
        changes = f'<a href="{page}.atom" type="application/atom+xml">changes of the law (Atom)</a>'
        dates = f'<a href="{page}.ics" type="text/calendar">dates (iCalendar)</a>'
        return [web_only(markup=f'<p class="feeds">Follow: {changes} · {dates}</p>\n')]


class CertaintyMark(SphinxRole):
    """The mark of a level of certainty, told to screen readers by the word beside it."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """The mark as a node."""
        level = next(member for member in Level if member == self.text)
        return [certainty_mark(level, MARKS[level], classes=["certainty-mark"])], []


def visit_claim_html(self: Any, node: nodes.Element) -> None:
    """Open the element of a claim, with its full id and kind."""
    data = {"data-claim": node["claim"], "data-kind": node["kind"]}
    self.body.append(self.starttag(node, "div", CLASS="claim", **data))


def depart_claim_html(self: Any, node: nodes.Element) -> None:
    """Close the element of a claim."""
    self.body.append("</div>\n")


def visit_mark_html(self: Any, node: nodes.Element) -> None:
    """Open a mark that only eyes see."""
    self.body.append(self.starttag(node, "span", "", CLASS="certainty-mark", **{"aria-hidden": "true"}))


def depart_mark_html(self: Any, node: nodes.Element) -> None:
    """Close a mark."""
    self.body.append("</span>")


def visit_svg_html(self: Any, node: nodes.Element) -> None:
    """Write the drawing itself on a page of the web; elsewhere let the image in it be written."""
    if _is_web(self):
        self.body.append(f'<div class="drawing">{node["svg"]}</div>\n')
        raise nodes.SkipNode


def visit_web_only_html(self: Any, node: nodes.Element) -> None:
    """Write the markup on a page of the web, and nothing elsewhere."""
    if _is_web(self):
        self.body.append(node["markup"])
    raise nodes.SkipNode


def _is_web(writer: Any) -> bool:
    return writer.builder.name in ("html", "dirhtml")


def _skip(self: Any, node: nodes.Element) -> None:
    """Leave the node out."""
    raise nodes.SkipNode


def _pass(self: Any, node: nodes.Element) -> None:
    """Leave the content as it is."""


def setup_markup(app: Sphinx) -> None:
    """Make the directives, roles and nodes known to Sphinx."""
    plain = (_pass, _pass)
    app.add_node(
        claim, html=(visit_claim_html, depart_claim_html), latex=plain, text=plain, man=plain, texinfo=plain
    )
    app.add_node(
        certainty_mark,
        html=(visit_mark_html, depart_mark_html),
        latex=plain,
        text=plain,
        man=plain,
        texinfo=plain,
    )
    app.add_node(inline_svg, html=(visit_svg_html, _pass), latex=plain, text=plain, man=plain, texinfo=plain)
    nothing = (_skip, None)
    app.add_node(
        web_only,
        html=(visit_web_only_html, None),
        latex=nothing,
        text=nothing,
        man=nothing,
        texinfo=nothing,
    )
    app.add_directive("drawing", DrawingDirective)
    app.add_directive("page-data", PageDataDirective)
    app.add_directive("feeds", FeedsDirective)
    app.add_directive("claim", ClaimDirective)
    app.add_directive("entry", EntryDirective)
    app.add_role("certainty-mark", CertaintyMark())
