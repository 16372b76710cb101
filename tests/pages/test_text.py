"""Text of a record is shown as it is: whatever it holds, it never becomes markup."""

from __future__ import annotations

import pytest
from handbook_pages.text import (
    as_myst,
    escape,
    external,
    joined,
    light,
    reference,
    sentence,
    show_date,
    with_code,
)
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it.token import Token
from markupsafe import Markup
from myst_parser.config.main import MdParserConfig
from myst_parser.mdit_to_docutils.base import DocutilsRenderer
from myst_parser.parsers.mdit import create_md_parser

from handbook_data.models.addresses import doi_address
from handbook_data.models.dates import PartialDate
from handbook_data.reading import unfit
from tests.hostile import HOSTILE

PARSER = create_md_parser(
    MdParserConfig(
        enable_extensions={"attrs_block", "attrs_inline", "colon_fence"},
        disable_syntax=["html_block", "html_inline"],
    ),
    DocutilsRenderer,
)
texts = st.text(
    st.characters(blacklist_categories=["Cs", "Cc", "Zl", "Zp"]).filter(lambda c: not unfit(c))
    | st.sampled_from(list("\\`*_{}[]<>()#+-.!|~$:&@^%=\"'/ \t1")),
    min_size=1,
    max_size=80,
).map(lambda text: " ".join(text.split()))


def inline(tokens: list[Token]) -> list[Token]:
    return [child for token in tokens for child in (token.children or [])]


def shown(markup: str) -> tuple[str, set[str]]:
    """What a paragraph of MyST shows, and the kinds of token in it."""
    tokens = PARSER.parse(markup)
    children = inline(tokens)
    kinds = {token.type for token in tokens} | {token.type for token in children}
    return "".join(token.content for token in children), kinds


PLAIN = {"paragraph_open", "inline", "paragraph_close", "text"}


@settings(suppress_health_check=[HealthCheck.filter_too_much])
@given(texts.filter(bool))
def test_any_text_is_shown_letter_by_letter(text: str) -> None:
    content, kinds = shown(escape(text))
    assert content == text
    assert kinds <= PLAIN


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_letter_by_letter(text: str) -> None:
    content, kinds = shown(escape(text))
    assert content == " ".join(text.split())
    assert kinds <= PLAIN


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_in_its_table_cell(text: str) -> None:
    tokens = PARSER.parse(f"| a | b |\n|---|---|\n| {escape(text)} | end |\n")
    cells = [token.content for token in tokens if token.type == "inline"]
    assert len(cells) == 4
    assert cells[-1] == "end"
    shown_text = "".join(
        child.content for child in tokens[[t.type for t in tokens].index("tbody_open") + 3].children or []
    )
    assert shown_text == " ".join(text.split())


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_in_its_link(text: str) -> None:
    _, kinds = shown(reference(text, "source/a", "claim-source"))
    assert kinds <= PLAIN | {"link_open", "link_close", "attrs_inline"}
    _, kinds = shown(external(text, "https://example.org/a_(b)?c=<d>"))
    assert kinds <= PLAIN | {"link_open", "link_close"}


@pytest.mark.parametrize(
    ("address", "url"),
    [
        ("https://example.org/a_(b)?c=*d*&copy;=1;_e_#f", "https://example.org/a_(b)?c=*d*&copy;=1;_e_#f"),
        ("https://example.org/<{download}`a`>", "https://example.org/%3C%7Bdownload%7D%60a%60%3E"),
        ("https://example.org/>) ![x](y) \\", "https://example.org/%3E)%20!%5Bx%5D(y)%20%5C"),
        (
            doi_address("10.1002/(SICI)1<16::AID-S9>3.0.CO;2-2"),
            "https://doi.org/10.1002/(SICI)1%3C16::AID-S9%3E3.0.CO;2-2",
        ),
    ],
)
def test_a_link_leads_to_just_its_address(address: str, url: str) -> None:
    tokens = inline(PARSER.parse(f"**{external('A label', address)}.**"))
    assert [token.attrGet("href") for token in tokens if token.type == "link_open"] == [url]
    assert shown(external("A label", address))[1] <= PLAIN | {"link_open", "link_close"}


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_light_text_knows_only_emphasis_and_links(text: str) -> None:
    _, kinds = shown(light(text, {"leaf": reference("Leaf", "record/leaf")}))
    assert kinds <= PLAIN | {"em_open", "em_close", "link_open", "link_close"}


def test_light_text_reads_emphasis_and_known_links() -> None:
    links = {"leaf": reference("Kratom leaf", "record/leaf")}
    found = light("Only *users* said so; see [[leaf]] and [[nothing]].", links)
    content, kinds = shown(found)
    assert content == "Only users said so; see Kratom leaf and [[nothing]]."
    assert {"em_open", "link_open"} <= kinds


def test_own_markup_is_not_escaped_twice() -> None:
    assert as_myst(Markup("**a**")) == "**a**"
    assert as_myst("**a**") == r"\*\*a\*\*"
    assert joined(["a*", Markup("*b*")]) == r"a\*, *b*"


@pytest.mark.parametrize(
    ("written", "read"), [("1943", "1943"), ("2026-06", "June 2026"), ("2025-11-02", "2 November 2025")]
)
def test_a_date_is_shown_no_more_precise_than_it_is_known(written: str, read: str) -> None:
    assert show_date(PartialDate.parse(written)) == read


@pytest.mark.parametrize(("text", "shown_text"), [("Done", "Done."), ("Done.", "Done."), ("Why?", "Why?")])
def test_a_sentence_ends_once(text: str, shown_text: str) -> None:
    assert shown(sentence(text))[0] == shown_text


def test_words_between_backticks_are_code_and_the_rest_is_plain() -> None:
    assert with_code("in force on `from`, *not* on `to`.") == "in force on `from`, \\*not\\* on `to`\\."
    assert with_code("an article's [[id]]") == "an article\\'s \\[\\[id\\]\\]"
