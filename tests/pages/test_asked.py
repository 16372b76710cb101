"""The pages of medicines, questions and situations: every class, the answer first, first aid first."""

from __future__ import annotations

import re

import pytest
from handbook_pages.pages import render
from handbook_pages.rendering import EMERGENCY_CALLS
from handbook_pages.text import escape

from handbook_data import Handbook
from handbook_data.vocabulary import MedicineClass, Severity
from tests.tree import TODAY


@pytest.fixture(scope="module")
def pages(frozen: Handbook) -> dict[str, str]:
    return render(frozen, TODAY)


@pytest.fixture(scope="module")
def live(handbook: Handbook) -> dict[str, str]:
    return render(handbook, TODAY)


def test_a_medicine_shows_every_class_the_gravest_first(handbook: Handbook, live: dict[str, str]) -> None:
    order = list(Severity)
    for medicine in handbook.medicines.values():
        text = live[f"medicines/{medicine.id}.md"]
        listed = text.split("{.classes}\n")[1].split("\n\n")[0]
        shown = re.findall(r"^- \[[^]]*\]\(#record/([a-z0-9-]+)\)", listed, re.MULTILINE)
        assert sorted(shown) == sorted(medicine.interactions)
        grave = [order.index(handbook.interactions[name].severity.level) for name in shown]
        assert grave == sorted(grave)


def test_a_severity_is_no_surer_than_any_claim_that_decides_it(
    handbook: Handbook, live: dict[str, str]
) -> None:
    for record in handbook.interactions.values():
        deciding = [handbook.claims[f"{record.id}/{name}"] for name in record.severity.decided_by]
        levels = [claim.level for claim in deciding if claim.level]
        if levels:
            least = min(levels, key=lambda level: level.rank)
            shown = re.search(
                r"\{\.severity [^}]+\}, \{certainty-mark\}`([a-z-]+)`", live[f"interactions/{record.id}.md"]
            )
            assert shown, record.id
            assert shown[1] == least.value, record.id


def test_a_medicine_is_found_by_each_of_its_names(handbook: Handbook, live: dict[str, str]) -> None:
    index = live["medicines/index.md"]
    for medicine in handbook.medicines.values():
        names = [medicine.title, *medicine.also_known_as]
        names += [named.name for named in (*medicine.names, *medicine.brands)]
        (line,) = [one for one in index.split("\n") if f"(#record/{medicine.id})" in one]
        for name in names:
            assert escape(name) in line


def test_a_question_has_its_answers_in_their_order(frozen: Handbook, pages: dict[str, str]) -> None:
    for question in frozen.questions.values():
        text = pages[f"questions/{question.group.value}.md"]
        entry = text.split(f":::{{entry}} question/{question.id}\n")[1].split("\n:::\n")[0]
        places = [entry.index(f"(#claim/{name})") for name in question.answer]
        assert places == sorted(places)
        for phrase in question.phrasings:
            assert escape(phrase) in entry


def test_a_topic_links_the_questions_that_it_answers(frozen: Handbook, pages: dict[str, str]) -> None:
    for question in frozen.questions.values():
        for name in question.answer:
            page = frozen.claims[name].page
            assert f"(#question/{question.id})" in pages[f"{page}.md"]


def test_first_aid_stands_before_every_other_heading(frozen: Handbook, pages: dict[str, str]) -> None:
    for name, topics in frozen.topics_by_first_aid.items():
        for page in (frozen.pages[name], *(frozen.pages[topic.id] for topic in topics)):
            text = pages[f"{page}.md"]
            first = text.split("\n## ", 1)[1]
            assert first.startswith("First aid\n")
            steps = first.split("\n## ", 1)[0]
            for step in frozen.situations[name].steps:
                assert f"(#claim/{step})" in steps


def test_a_situation_begins_with_its_steps_and_says_after_them_not_to_stop_a_medicine(
    live: dict[str, str],
) -> None:
    text = live["situations/in-withdrawal-now.md"]
    assert text.index("## Step by step") < text.index("## Do not stop a prescribed medicine")


def test_what_is_a_step_is_not_said_a_second_time(pages: dict[str, str]) -> None:
    assert "## Do not stop a prescribed medicine" not in pages["situations/telling-my-doctor.md"]


def test_the_emergency_numbers_of_every_page_are_those_of_claims(handbook: Handbook) -> None:
    named = " ".join(
        handbook.claims[name].statement
        for name in (
            "poison-help-us/when-911",
            "uk-poisons-advice/emergency-999",
            "eu-poison-centres/emergency-112",
        )
    )
    assert all(f"call {number}" in named.casefold() for number, _ in EMERGENCY_CALLS)


def test_an_interaction_and_a_risk_say_what_to_do_and_whom_to_call(
    handbook: Handbook, live: dict[str, str]
) -> None:
    for record in (*handbook.interactions.values(), *handbook.risks.values()):
        assert all((record.what_to_do, record.watch_for, record.call_when)), record.id
        page = live[f"{handbook.pages[record.id]}.md"]
        for name in (*record.do_not_stop, *record.call_when):
            assert f"(#claim/{name})" in page, name


def test_an_interaction_with_a_medicine_says_not_to_stop_it(handbook: Handbook) -> None:
    never_prescribed = {MedicineClass.ALCOHOL, MedicineClass.CANNABIS, MedicineClass.OTHER_SUBSTANCE}
    for record in handbook.interactions.values():
        assert record.do_not_stop or set(record.medicine_classes) <= never_prescribed, record.id
