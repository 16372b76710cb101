"""Web addresses: every mistake is told at its line, and no URL can end what it is written into."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from handbook_data.models.addresses import (
    doi_address,
    pmc_address,
    pubmed_address,
    split_address,
    web_address,
)
from handbook_data.models.base import WebAddress
from handbook_data.models.source import Source
from tests.tree import Tree


def encoded(label: str) -> str:
    """A label of a host as the network writes it."""
    return f"xn--{label.encode('punycode').decode()}"


WRONG = (
    "http://[::1",
    "http://[::1]/page",
    "https://[v1.x]/page",
    "https://exam]ple.org/",
    "https://example.org:eighty/",
    "https://example.org:/",
    "https://example.org:0/",
    "https://example.org:99999/",
    "https://example.org:-1/",
    "https://example.org:٨٠/",
    "https://example.com\N{FULLWIDTH SOLIDUS}evil.org/",
    "https://example\N{ADDRESSED TO THE SUBJECT}.org/",
    "https://\N{CYRILLIC SMALL LETTER ES}dc.gov/",
    "https://exa\N{SOFT HYPHEN}mple.org/",
    "https://www.cdc.gov@example.org/",
    "https://",
    "https:///page",
    "https://?query",
    "https://localhost/",
    "https://-example.org/",
    "https://example..org/",
    "https://" + "a" * 64 + ".org/",
)


def test_addresses_that_cannot_be_followed_are_refused_at_their_lines(tree: Tree) -> None:
    for number, address in enumerate(WRONG):
        tree[f"sources/wrong-{number}"] = tree.copy_of(
            "sources/survey-one", id=f"wrong-{number}", url=address
        )
    problems = tree.check().problems
    for number in range(len(WRONG)):
        path = f"sources/wrong-{number}.yaml"
        lines = (tree.folder / path).read_text(encoding="utf-8").splitlines()
        (problem,) = [problem for problem in problems if problem.path == path]
        assert "url:" in lines[problem.line - 1]
        assert problem.code in ("S209", "Y104", "Y112")


@pytest.mark.parametrize(
    ("host", "words"),
    [
        (
            f"{encoded('аррӏе')}.com",
            "its host shows as `аррӏе.com`, and `аррӏе` only looks like Latin letters",
        ),
        (f"www.{encoded('pubmеd')}.org", "`pubmеd` mixes Cyrillic and Latin letters"),
        (f"{encoded('ɡoogle')}.org", "`ɡoogle` has letters of sound writing"),
        ("xn--a-0.example", "`xn--a-0` in its host is no name in any script"),
    ],
)
def test_a_host_that_only_looks_like_another_is_refused(host: str, words: str) -> None:
    with pytest.raises(ValueError, match=re.escape(words)):
        split_address(f"https://{host}/a")


@pytest.mark.parametrize("address", WRONG)
def test_what_is_wrong_with_an_address_is_said_in_words(address: str) -> None:
    with pytest.raises(ValueError, match=r"^(it|its) \w+"):
        split_address(address)


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org",
        "http://www.example.org:8080/a/b;c?d=e&f=%20g#h",
        "https://47.251.13.51:8081/law.pdf",
        "https://xn--e1afmkfd.xn--p1ai/",
        f"https://{encoded('กระท่อม')}.xn--o3cw4h/",
        "https://www.xn--bcher-kva.example/",
        f"https://{encoded('сор')}.xn--p1ai/",
        f"https://{encoded('東京とtokyo')}.jp/",
        "https://example.org/\N{THAI CHARACTER KO KAI}",
    ],
)
def test_an_address_that_can_be_followed_is_taken(address: str) -> None:
    assert split_address(address).geturl()


# --- written -------------------------------------------------------------------------------------------

SICI = "10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2"
LITERAL = re.compile(r"[A-Za-z0-9\-._~:/?#@!$&()*+,;=%]*")


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_no_url_holds_a_sign_that_could_end_what_it_stands_in(text: str) -> None:
    for url in (web_address(text), doi_address(text), pubmed_address(text), pmc_address(text)):
        assert LITERAL.fullmatch(url)
        assert web_address(url) == url


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_the_address_of_a_doi_names_just_that_doi(doi: str) -> None:
    parts = urlsplit(doi_address(doi))
    assert (parts.netloc, unquote(parts.path), parts.query, parts.fragment) == ("doi.org", f"/{doi}", "", "")


def test_an_address_that_is_a_url_stays_as_it_is() -> None:
    url = "https://example.org:8080/a_(b)/%E0%B8%81?a=1&b=c;d=~#page=2"
    assert web_address(url) == url
    assert web_address("https://example.org/ก?a=[b]'") == "https://example.org/%E0%B8%81?a=%5Bb%5D%27"


DOI = TypeAdapter(Source.model_fields["doi"].rebuild_annotation())


@pytest.mark.parametrize(
    "doi",
    [
        SICI,
        "10.1016/S0140-6736(17)32812-X",
        "10.1175/1520-0442(2000)013<0001:TPOSFW>2.0.CO;2",
        "10.1000.10/123",
        "10.1000/456#789",
        "10.1207/s15327752jpa8502&3_02",
        "10.1890/0012-9658(2006)87[2614:EOTSOA]2.0.CO;2",
    ],
)
def test_a_doi_as_agencies_give_them_out_is_taken(doi: str) -> None:
    assert DOI.validate_python(doi) == doi


@pytest.mark.parametrize(
    "doi",
    [
        "https://doi.org/10.1000/1",
        "10.9999/<{download}`/../.git/config`>",
        "10.9999/},@article{evil,title={x}",
        "10.9999/\\input{/etc/passwd}",
        "10.9999/a b",
        '10.9999/a"b',
        "10.9999/a'b",
        "10.1002/%28SICI%291097",
        "10.9999/",
        "10.99/a",
    ],
)
def test_what_is_no_doi_is_refused(doi: str) -> None:
    with pytest.raises(ValidationError):
        DOI.validate_python(doi)


@pytest.mark.parametrize(
    ("address", "taken"),
    [
        ("https://example.org", True),
        ("http://example.org:8080/a(b)?c=[d]&e='f'#g", True),
        ("https://zakon.example/laws/770-2000-%D0%BF/page2", True),
        ("https://example.org/ก", True),
        ("https://президент.example/a", False),
        ("https://", False),
        ("https:///etc/passwd", False),
        ("https://user:word@example.org/", False),
        ("https://example.org@evil.example/", False),
        ("https://example.org:port/", False),
        ("https://example.org/%zz", False),
        ("https://example.org/<{download}`/a`>", False),
        ("https://example.org/a b", False),
        ("javascript:alert(1)", False),
        ("file:///etc/passwd", False),
        ("../.git/config", False),
    ],
)
def test_an_address_has_a_host_and_nothing_that_no_url_can_hold(address: str, taken: bool) -> None:
    validate = TypeAdapter(WebAddress).validate_python
    if taken:
        assert validate(address) == address
    else:
        with pytest.raises(ValidationError):
            validate(address)
