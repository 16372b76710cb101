"""A Sphinx builder that writes the whole handbook as one bare HTML body, for Pandoc to read.

`singlehtml` puts each document into the last section of the one above it, repeats ids such as `id34`
and writes links as `#document-x#y`. Here the documents stand one after the other in the order of a book,
each id is `x#y` with the name of its document, each link leads to one, and each section says its level:
HTML has six levels of headings, which the tree of documents outgrows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.builders.singlehtml import SingleFileHTMLBuilder
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging

log = logging.getLogger(__name__)

FIRST = "guide/how-to-read"
"""The document that stands before the contents."""
ROOT_TITLE = "At a glance"
LIST = "medicines/index"
"""The list whose entries stand in print for their pages: a medicine only repeats what its classes say."""
BOUNDARY = "<!-- boundary of documents -->"
"""Stands between documents, so that the body can be taken apart there; nothing else writes a comment."""
LEFT_OUT = ("help-bar", "law-day-control")
"""Classes of what only a page of the web needs; the help lines stand in the footer of each page."""


class BookBuilder(SingleFileHTMLBuilder):
    """`singlehtml` without theme, scripts and links to headings: a body and its images."""

    name = "book"
    epilog = ""
    add_permalinks = False
    html_scaled_image_link = False

    def assemble_doctree(self) -> nodes.document:
        """All documents in the order of the book, with names that are unique in it."""
        tree = super().assemble_doctree()
        depths = depths_of(self.env.toctree_includes, self.config.root_doc)
        documents = [one for one in apart(tree, depths, self.config.root_doc) if not is_in_list(one[0])]
        names = {name for name, _, document in documents for name in named(name, document)}
        names.update(name for page, _, document in documents if page == LIST for name in take_over(document))
        for name, depth, document in documents:
            clear(document)
            set_levels(document, name, depth)
            for target in mend_links(document, name):
                if target not in names:
                    log.warning("a link of %s leads nowhere: %s", name, target)
        by_name = {name: document for name, _, document in documents}
        root, first = by_name.pop(self.config.root_doc), by_name.pop(FIRST, nodes.container())
        for title in list(root.findall(nodes.title))[:1]:
            title.children = []
            title += nodes.Text(ROOT_TITLE)
        tree.children = []
        for document in (first, nodes.container(classes=["contents-here"]), root, *by_name.values()):
            tree += [document, nodes.raw("", BOUNDARY, format="html")]
        return tree

    def handle_page(self, pagename: str, addctx: dict[str, Any], *args: Any, **kwargs: Any) -> None:
        """Write the body alone."""
        (Path(self.outdir) / "book.html").write_text(addctx["body"], encoding="utf-8")

    def finish(self) -> None:
        """Copy the images; nothing else of a site is needed."""
        self.copy_image_files()

    def write_doc_serialized(self, docname: str, doctree: nodes.document) -> None:
        """Find the images; there is no search to feed."""
        self.imgpath = "_images"
        self.post_process_images(doctree)


def apart(tree: nodes.document, depths: Mapping[str, int], root: str) -> list[tuple[str, int, nodes.Element]]:
    """The documents of a tree, each with its name and its depth, none inside another."""
    files = list(tree.findall(addnodes.start_of_file))
    for file in files:
        assert file.parent is not None
        file.parent.remove(file)
    found = [(root, tree), *((file["docname"], file) for file in files)]
    documents: list[tuple[str, int, nodes.Element]] = []
    for name, document in found:
        holder = nodes.container()
        holder += document.children
        documents.append((name, 1 if name in (FIRST, root) else depths[name], holder))
    return documents


def depths_of(includes: Mapping[str, Sequence[str]], root: str) -> dict[str, int]:
    """How far below the root each document stands in the tables of contents."""
    depths, waiting = {root: 0}, [root]
    for name in waiting:
        for below in includes.get(name, ()):
            if below not in depths:
                depths[below] = depths[name] + 1
                waiting.append(below)
    return depths


def named(name: str, document: nodes.Element) -> Iterator[str]:
    """Give each id of a document the document's name, and yield them with that name itself."""
    yield name
    for node in document.findall(nodes.Element):
        node["ids"] = [f"{name}#{one}" for one in node["ids"]]
        yield from node["ids"]


def is_in_list(name: str) -> bool:
    """Whether a document stands in print as an entry of the list alone."""
    return name != LIST and name.startswith(LIST.removesuffix("index"))


def take_over(document: nodes.Element) -> Iterator[str]:
    """Let each entry of the list take the names of the page that it leads to, and yield them."""
    for item in document.findall(nodes.list_item):
        link = next(iter(item.findall(nodes.reference)), None)
        target = "" if link is None else link.get("refuri", "").removeprefix("#document-")
        page = target.partition("#")[0]
        if link is not None and is_in_list(page):
            names = list(dict.fromkeys((page, target)))
            link.replace_self(nodes.inline("", "", *link.children, ids=names))
            yield from names


def clear(document: nodes.Element) -> None:
    """Remove what print has no use for."""
    for node in list(document.findall(nodes.Element)):
        if any(name in LEFT_OUT or name == "toctree-wrapper" for name in node["classes"]):
            assert node.parent is not None
            node.parent.remove(node)


def set_levels(document: nodes.Element, name: str, depth: int) -> None:
    """Give each section its level in the book, and the first one the document's own name."""
    for section in document.findall(nodes.section):
        nesting, parent = 0, section.parent
        while parent is not None and parent is not document:
            nesting += isinstance(parent, nodes.section)
            parent = parent.parent
        section["classes"].append(f"level-{depth + nesting}")
        if not nesting:
            section["classes"].append("chapter")
            section["ids"].append(name)


def mend_links(document: nodes.Element, name: str) -> Iterator[str]:
    """Let each link inside the book lead to a name of it, and yield that name."""
    for link in document.findall(nodes.reference):
        if "refid" in link:
            link["refid"] = f"{name}#{link['refid']}"
            yield link["refid"]
        elif link.get("refuri", "").startswith("#"):
            target = link["refuri"].removeprefix("#document-")
            link["refuri"] = f"#{target}" if not target.startswith("#") else f"#{name}{target}"
            yield link["refuri"].removeprefix("#")


class HoldClasses(SphinxPostTransform):
    """Put each paragraph or list with a class into an element of that class.

    Pandoc keeps the classes of `div` and forgets those of `p`, `ul` and `ol`.
    """

    default_priority = 900  # after every reference was resolved
    builders = ("book",)

    def run(self, **kwargs: Any) -> None:
        """Wrap them where they stand."""
        kinds = (nodes.paragraph, nodes.bullet_list, nodes.enumerated_list)
        for node in list(self.document.findall(nodes.Element)):
            if isinstance(node, kinds) and node["classes"]:
                holder = nodes.container(classes=node["classes"])
                node["classes"] = []
                node.replace_self(holder)
                holder += node


def setup(app: Sphinx) -> dict[str, Any]:
    """Make the builder known."""
    app.add_builder(BookBuilder)
    app.add_post_transform(HoldClasses)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
