"""The printed book: nothing that the records say is lost on the way to paper."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote

import pypdfium2
import pytest
from handbook_pdf.fonts import texts

from handbook_data import Handbook
from handbook_data.contacts import way_to
from handbook_data.vocabulary import Channel
from tests.building import copy_docs
from tests.outputs.conftest import EPOCH
from tests.outputs.printed import Print, assert_accessible, run, squeezed
from tests.tree import Tree

PARTS = [
    *("How to read a claim", "Contents", "At a glance", "Questions", "Medicines and kratom", "What to do"),
    *("Conditions", "Risks", "Interactions", "The law"),
    *("What is being claimed", "Where to get help", "Established care", "How kratom acts", "Substances"),
    *("Use and research", "Measured values", "What nobody knows", "Sources", "Glossary"),
    *("About this handbook", "Index"),
]


@pytest.fixture(scope="session")
def words(book: Print) -> str:
    """The text of the book without spaces, running heads and feet, so that it goes on from page to page."""
    openings = {page for depth, _, page in book.outline() if depth == 0}
    lines: list[str] = []
    for number, page in enumerate(book.pages, 1):
        body = page.splitlines()[0 if number in openings else 1 :]
        lines += body[:-1] if body and body[-1].startswith("Help now:") else body
    return squeezed("".join(lines))


def test_it_is_tagged_as_pdf_ua_1_asks(book: Print, summary: Callable[[str], None]) -> None:
    summary(book.said.strip())
    assert_accessible(book, "Kratom Evidence Handbook")


def test_every_claim_stands_with_all_its_caveats_in_order(words: str, handbook: Handbook) -> None:
    lost = [
        full_id
        for full_id, claim in handbook.claims.items()
        if not stands_whole(
            words,
            squeezed(claim.statement),
            [squeezed(caveat.text.rstrip(".")) for caveat in claim.caveats],
            f"·{full_id}",
        )
    ]
    assert lost == []


def stands_whole(words: str, statement: str, caveats: list[str], end: str) -> bool:
    """Whether a statement is followed by its caveats, one after the other, before the end of its claim."""
    start = words.find(statement)
    while start >= 0:
        at = start + len(statement)
        until = words.find(end, at)
        for caveat in caveats:
            at = words.find(caveat, at, until) + len(caveat)
            if at < len(caveat):
                break
        else:
            return until > 0
        start = words.find(statement, start + 1)
    return False


def test_every_finding_is_printed(words: str, handbook: Handbook) -> None:
    """Whole, but for a hyphen before a figure, which is set as the minus it stands for."""
    plain = words.replace("−", "-")
    lost = [
        (claim.full_id, item.source)
        for claim in handbook.claims.values()
        for item in claim.assertion.evidence
        if squeezed(item.finding.rstrip(".")).replace("−", "-") not in plain
    ]
    assert lost == []


def test_every_character_of_the_records_survives(book: Print, handbook: Handbook) -> None:
    needed = {
        char
        for record in (*handbook.records.values(), *handbook.sources.values())
        for field, text in texts(record)
        if not field.endswith(".given")  # a reference names people by their family
        for char in text
    }
    assert needed - set("".join(book.pages)) == set()


def test_every_link_inside_leads_to_a_page(book: Print, handbook: Handbook) -> None:
    pages = {page.indirect_reference.idnum for page in book.reader.pages}
    inside, outside = 0, set()
    for _, link in book.links():
        if "/Dest" in link:
            inside += 1
            assert link["/Dest"][0].indirect_reference.idnum in pages
        else:
            outside.add(unquote(str(link["/A"]["/URI"])))
    assert inside > sum(len(claim.assertion.evidence) for claim in handbook.claims.values())
    assert {f"https://doi.org/{source.doi}" for source in handbook.sources.values() if source.doi} <= outside


def test_every_way_to_call_or_text_is_a_link(book: Print, handbook: Handbook) -> None:
    ways = {str(link["/A"]["/URI"]) for _, link in book.links() if "/A" in link}
    for record in handbook.support.values():
        for contact in record.contacts:
            if contact.channel in (Channel.CALL, Channel.TEXT):
                assert way_to(contact) in ways, record.id


def test_the_bookmarks_have_every_part_and_every_record(book: Print, handbook: Handbook) -> None:
    outline = book.outline()
    parts = [title for depth, title, _ in outline if depth == 0]
    assert parts == ["Help now", *PARTS]
    assert {topic.title for topic in handbook.topics} <= {title for depth, title, _ in outline if depth}
    pages = [page for _, _, page in outline]
    assert all(one <= other for one, other in pairwise(pages))


def test_the_contents_and_the_references_give_the_right_page(book: Print, handbook: Handbook) -> None:
    pages = {title: page for depth, title, page in book.outline() if depth == 1}
    first, last = (next(p for d, t, p in book.outline() if t == name) for name in ("Contents", "At a glance"))
    contents = squeezed("".join(book.pages[first - 1 : last - 1]))
    index = squeezed("".join(book.pages[book.outline()[-1][2] - 1 :]))
    for condition in handbook.conditions.values():
        page = pages[condition.title]
        assert re.search(rf"{re.escape(squeezed(condition.title))}\.*{page}", contents), condition.id
        assert f"{squeezed(condition.title)},{page}" in index, condition.id
        assert squeezed(condition.title) in squeezed(book.pages[page - 1])


def test_the_index_has_medicines_and_alkaloids(book: Print, handbook: Handbook) -> None:
    index = squeezed("".join(book.pages[book.outline()[-1][2] - 1 :])).casefold()
    for medicine in handbook.medicines.values():
        for name in (medicine.title, *(brand.name for brand in medicine.brands)):
            assert squeezed(name).casefold() in index
    for substance in handbook.substances.values():
        assert squeezed(substance.title).casefold() in index


def test_help_lines_stand_at_the_front_and_at_the_foot_of_each_page(book: Print, handbook: Handbook) -> None:
    numbers = [
        squeezed(contact.value)
        for line in handbook.support.values()
        if line.on_every_page
        for contact in line.contacts
        if contact.channel.value == "call"
    ]
    assert numbers
    for page in book.pages[1:]:
        assert all(number in squeezed(page) for number in numbers)


def test_no_text_runs_off_a_page(book: Print) -> None:
    document = pypdfium2.PdfDocument(book.path)
    for number, page in enumerate(document, 1):
        width, height = page.get_size()
        content = page.get_textpage()
        for index in range(content.count_rects()):
            left, bottom, right, top = content.get_rect(index)
            assert left + 1 > 40, number
            assert right < width - 40, number
            assert 0 < bottom < top < height, number
    document.close()


def test_maps_are_vectors_with_their_legends_as_text(book: Print) -> None:
    assert book.words.count("placesinall.Adashededge:") == 4
    for page in book.reader.pages:
        for item in page["/Resources"].get("/XObject", {}).values():
            assert item["/Subtype"] != "/Image"


def test_two_prints_from_two_folders_are_the_same_byte_for_byte(tree: Tree, tmp_path: Path) -> None:
    tree.write()
    prints = []
    for name in ("one", "another"):
        (tmp_path / name).mkdir()
        target = tmp_path / name / "book.pdf"
        options = ("--records", tree.folder, "--docs", copy_docs(tmp_path / name), "--output", target)
        done = run("pdf", *options, epoch=EPOCH)
        assert (done.returncode, done.stderr) == (0, "")
        prints.append(target.read_bytes())
    assert prints[0] == prints[1]


@pytest.mark.parametrize("command", ["pdf", "handouts"])
def test_a_character_without_a_font_is_one_message_and_nothing_is_written(
    command: str, tree: Tree, tmp_path: Path
) -> None:
    tree["risks/sickness"]["also_known_as"] = ["the ཀ"]
    tree.write()
    done = run(command, "--records", tree.folder, "--output", tmp_path / "out", epoch=EPOCH)
    assert (done.returncode, done.stdout) == (1, "")
    assert "risks/sickness.yaml:" in done.stderr
    assert "Y112" in done.stderr
    assert "U+0F40" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()
