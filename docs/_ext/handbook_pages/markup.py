"""The few pieces of markup that the pages need beyond MyST: a claim, an entry, a certainty mark."""

from __future__ import annotations

from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective, SphinxRole

from handbook_data.vocabulary import Level

MARKS: dict[Level, str] = {
    Level.HIGH: "●●●●",
    Level.MODERATE: "●●●○",
    Level.LOW: "●●○○",
    Level.VERY_LOW: "●○○○",
}
"""Certainty as a mark; it always stands beside the word."""


class claim(nodes.General, nodes.Element):  # noqa: N801 - docutils names nodes in lower case
    """One claim of the handbook."""


class certainty_mark(nodes.Inline, nodes.TextElement):  # noqa: N801
    """A certainty as filled and empty circles."""


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
            classes=["claim", f"certainty-{self.options['level']}"],
        )


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
    app.add_directive("claim", ClaimDirective)
    app.add_directive("entry", EntryDirective)
    app.add_role("certainty-mark", CertaintyMark())
