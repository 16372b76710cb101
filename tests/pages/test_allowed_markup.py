"""A page that holds markup which no template writes is refused before Sphinx sees it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from handbook_pages import pages, rendering
from handbook_pages.allowed_markup import (
    DIRECTIVES,
    ROLES,
    UnexpectedMarkupError,
    refuse,
    unexpected,
    unexpected_in,
)
from handbook_pages.text import code_block, escape
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it.token import Token

from tests.building import copy_docs, run_sphinx
from tests.hostile import HOSTILE
from tests.pages.test_text import PARSER
from tests.tree import TODAY, Tree

PIECES = (
    *"`{}<>[]()!:~#\\\n \"'$|*.-+=&;a/",
    *(
        "```",
        ":::",
        "~~~",
        "\n```text\n",
        "\n```\n",
        "\n~~~\n",
        "{raw}",
        "{download}`",
        "{doc}`",
        "{.a .b}",
        "](#",
        "](<https://a.b/",
        ">)",
    ),
    *("![", "]:", "<b>", "<https://a.b>", "<path:a>", "../.git/config", "---\n", "\n:::{claim} a/b\n", "> "),
)
SAFE_LINKS = ("#", "http://", "https://")


def tokens(text: str) -> Iterator[Token]:
    """Every piece of a page as MyST takes it apart, those inside directives too."""
    for token in PARSER.parse(text):
        yield token
        yield from token.children or ()
        if token.type in ("fence", "colon_fence") and token.info.lstrip().startswith("{"):
            yield from tokens(token.content)


def alive(token: Token) -> str:
    """What of a piece could make Sphinx read, run or copy something; nothing for most."""
    match token.type:
        case "myst_role":
            return "" if token.meta["name"] in ROLES else f"role {token.meta['name']}"
        case "fence" | "colon_fence":
            name = token.info.split()[0].strip("{}") if token.info.lstrip().startswith("{") else ""
            return "" if not name or name in DIRECTIVES else f"directive {name}"
        case "link_open":
            target = str(token.attrGet("href"))
            return "" if target.startswith(SAFE_LINKS) else f"link {target}"
        case "image" | "html_block" | "html_inline" | "front_matter" | "substitution_inline":
            return token.type
    return ""


@settings(max_examples=1000)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_what_is_let_through_is_harmless_as_myst_reads_it(text: str) -> None:
    if not list(unexpected(text)):
        assert [found for found in map(alive, tokens(text)) if found] == []


@pytest.mark.parametrize(
    "text",
    [
        "A {download}`/../.git/config` role",
        "{raw}`x`",
        "```{include} /etc/passwd\n```",
        "> ~~~ {literalinclude} /etc/passwd\n",
        ":::{eval-rst}\n:::",
        "a\n  :::{claim} a/b\n",
        "[a](../.git/config)",
        "[a](<path:../.git/config>)",
        "[a](<https://a.b/<c>>)",
        "<path:../.git/config>",
        "<b>bold</b>",
        "![a](../.git/config)",
        "[a]: ../.git/config",
        "[a]{#b onclick=c}",
        "\\\\{raw}`x`",
        "~~~\n```text\n~~~\n{raw}`x`\n```",
        "```text\na\n```\n{raw}`x`\n```",
    ],
)
def test_a_page_with_other_markup_is_refused_at_its_line(text: str) -> None:
    with pytest.raises(
        UnexpectedMarkupError, match=r"^risks/a\.md:[346]: a generated page holds no such markup: "
    ):
        refuse(unexpected_in({"risks/a.md": f"Plain.\n\n{text}"}))


def test_lines_of_code_may_hold_any_sign() -> None:
    refuse(unexpected_in({"rules.md": f"Bad:\n\n{code_block('a: {b: [c](d)}')}\n"}))


def test_a_page_sets_nothing_for_itself() -> None:
    assert list(unexpected("---\norphan: true\n---\n")) == [(1, "---"), (3, "---")]


@pytest.mark.parametrize("text", HOSTILE)
def test_escaped_text_is_let_through(text: str) -> None:
    refuse(unexpected_in({"risks/a.md": f"- {escape(text)}\n"}))


def test_a_forgotten_escape_stops_the_build_without_a_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree = Tree(tmp_path / "records")
    tree["risks/sickness"]["title"] = "Sickness {download} of the sea"
    handbook = tree.check().handbook
    assert handbook is not None
    monkeypatch.setattr(rendering, "as_myst", lambda value: value)
    with pytest.raises(UnexpectedMarkupError, match=r"risks/sickness\.md:\d+: .*\{download\}"):
        pages.render(handbook, TODAY)
    docs = copy_docs(tmp_path)
    text = docs / "_ext" / "handbook_pages" / "text.py"
    text.write_text(
        text.read_text(encoding="utf-8") + "\n\ndef as_myst(value):\n    return value\n", encoding="utf-8"
    )
    done = run_sphinx(docs, tmp_path / "html", "-D", f"handbook_records={tmp_path / 'records'}")
    assert done.returncode == 1
    assert "risks/sickness.md:" in done.stderr
    assert "Traceback" not in done.stderr + done.stdout
    assert not list((tmp_path / "html").rglob("_downloads"))
