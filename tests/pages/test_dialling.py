"""A number that is told becomes a link that dials it, and a figure does not."""

from __future__ import annotations

import re

import pytest
from handbook_pages.dialling import Dialling, reach
from handbook_pages.text import escape

from handbook_data import Handbook
from handbook_data.contacts import way_to
from handbook_data.models.support import Contact


@pytest.fixture(scope="module")
def dialling(handbook: Handbook) -> Dialling:
    return Dialling(handbook)


def ways(dialling: Dialling, text: str) -> list[str]:
    return re.findall(r"\]\(<([^>]+)>\)", dialling.page(str(escape(text))))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Call 1-800-222-1222 at any hour.", ["tel:18002221222"]),
        ("The line is 1 (800) 222-1222.", ["tel:18002221222"]),
        ("Call 911 if someone has collapsed.", ["tel:911"]),
        ("Call or text 988.", ["tel:988"]),
        ("In an emergency call 999 or 112.", ["tel:999", "tel:112"]),
        ("Samaritans answer on 116 123.", ["tel:116123"]),
        ("In Scotland, call 08080 10 10 11 for families.", ["tel:08080101011"]),
        ("Text 838255 to reach it.", ["sms:838255"]),
        ("Call 1-800-662-HELP (4357) or text 435748.", ["tel:18006624357", "sms:435748"]),
        ("A study of 988 people found nothing.", []),
        ("Of 112 people, 911 mg was the mean.", []),
        ("Section 150-475-6010 of the code.", []),
        ("It is registered as NCT18002221222.", []),
    ],
)
def test_numbers_in_sentences(dialling: Dialling, text: str, found: list[str]) -> None:
    assert ways(dialling, text) == found


@pytest.mark.parametrize(
    "line",
    [
        "# 988 Lifeline: call 988",
        "[Call 911 first](#claim/poison-help-us/when-911)",
        "```{toctree}\ncall 911\n```",
        ":anchor: call-911",
        "`call 911`",
    ],
)
def test_headings_links_and_code_stay_as_they_are(dialling: Dialling, line: str) -> None:
    assert dialling.page(line) == line


@pytest.mark.parametrize(
    ("channel", "value", "way"),
    [
        ("call", "988", "tel:988"),
        ("call", "1-800-662-HELP (4357)", "tel:18006624357"),
        ("call", "+44 20 7946 0000", "tel:+442079460000"),
        ("call", "988 then press 1", "tel:988,1"),
        ("call", "555 0100, ext 2", "tel:5550100;ext=2"),
        ("text", "741 741", "sms:741741"),
        ("chat", "988lifeline.org", "https://988lifeline.org"),
        ("web", "https://example.org/chat?lang=fr", "https://example.org/chat?lang=fr"),
    ],
)
def test_the_way_to_a_contact(channel: str, value: str, way: str) -> None:
    assert way_to(Contact.model_validate({"channel": channel, "value": value})) == way


@pytest.mark.parametrize("value", ["<https://example.org/auto> and text", "call us"])
def test_what_is_no_page_is_shown_without_a_link(value: str) -> None:
    contact = Contact.model_validate({"channel": "web", "value": value})
    assert "](" not in reach(contact)


def test_a_star_is_dialled_with_its_number(dialling: Dialling) -> None:
    assert way_to(Contact(channel="call", value="*4357")) == "tel:*4357"
    assert way_to(Contact(channel="text", value="+62 812 1926 0119")) == "sms:+6281219260119"
    assert ways(dialling, "Call *911 from a mobile.") == []
