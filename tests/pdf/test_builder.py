"""The book's own order of documents, and what stands in it for pages that print leaves out."""

from docutils import nodes
from handbook_pdf.builder import is_in_list, take_over


def entry(target: str) -> nodes.list_item:
    link = nodes.reference("", "alprazolam", refuri=f"#document-{target}")
    return nodes.list_item("", nodes.paragraph("", "", link, nodes.Text(" (Xanax)")))


def test_a_medicine_stands_in_print_as_an_entry_of_the_list() -> None:
    assert is_in_list("medicines/alprazolam")
    assert not is_in_list("medicines/index")
    assert not is_in_list("interactions/opioids")


def test_an_entry_takes_the_names_of_its_page_and_is_no_link_to_itself() -> None:
    document = nodes.container("", nodes.bullet_list("", entry("medicines/alprazolam#record-alprazolam")))
    names = list(take_over(document))
    assert names == ["medicines/alprazolam", "medicines/alprazolam#record-alprazolam"]
    assert not list(document.findall(nodes.reference))
    assert next(iter(document.findall(nodes.inline)))["ids"] == names
    assert document.astext() == "alprazolam (Xanax)"


def test_an_entry_that_leads_elsewhere_stays_a_link() -> None:
    document = nodes.container("", nodes.bullet_list("", entry("interactions/opioids#record-opioids")))
    assert list(take_over(document)) == []
    assert list(document.findall(nodes.reference))
