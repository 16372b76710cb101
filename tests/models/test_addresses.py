"""Web addresses: every mistake is told at its line, whatever the parser makes of it."""

from __future__ import annotations

import pytest

from handbook_data.models.addresses import split_address
from tests.tree import Tree

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
        assert problem.code in ("S209", "Y104")


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
        "https://example.org/\N{THAI CHARACTER KO KAI}",
    ],
)
def test_an_address_that_can_be_followed_is_taken(address: str) -> None:
    assert split_address(address).geturl()
