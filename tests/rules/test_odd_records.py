"""Records that are unusual and right: no rule may refuse one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.tree import Tree

MOOD = "conditions/low-mood"
Edit = Callable[[Tree], object]

ODD: list[Edit] = []


def accepted(change: Edit) -> Edit:
    """A change that is unusual and right."""
    ODD.append(change)
    return change


def relief(tree: Tree) -> Any:
    return tree.claim(MOOD, "relief-unknown")


def survey(tree: Tree) -> Any:
    return tree["sources/survey-two"]


def add(tree: Tree, path: str, like: str, /, source: str, finding: str, **changes: Any) -> Any:
    """A further claim of a record: one that it has, with other words and one other source."""
    claim = tree.claim(path, like)
    new = {key: value for key, value in claim.items() if key != "second_reading"}
    evidence = {"source": source, "stance": "supports", "finding": finding, "locator": "abstract"}
    new |= {"id": "another", "evidence": [evidence], **changes}
    tree[path]["claims"].append(new)
    return new


def caveat(kind: str, text: str) -> list[dict[str, str]]:
    return [{"kind": kind, "text": text}]


# --- names and titles --------------------------------------------------------------------------------


@accepted
def a_term_that_falls_to_one_half(tree: Tree) -> None:
    tree["glossary/ki"]["meaning"] = "How tightly a compound binds: at this amount it falls to one half."


@accepted
def a_text_that_stops_short_of_saying_that_it_works(tree: Tree) -> None:
    claim = tree.claim("substances/leaf", "tolerance-trial")
    claim["kind"], claim["applies_to"]["subjects"] = "description", ["documents"]
    claim["certainty"] = {"basis": "published-description", "reason": "The trial prints the list."}
    claim["statement"] = "One trial lists leaf tea. It stops short of saying that kratom works for pain."


@accepted
def a_newspaper_in_burmese(tree: Tree) -> None:
    survey(tree).update({"title": "ကျွန်ုပ်တို့၏ ဘိန်းစာရွက်များ ဖမ်းဆီးရမိ", "container": "ကြေးမုံသတင်းစာ", "language": "my"})


@accepted
def a_notice_in_khmer(tree: Tree) -> None:
    survey(tree).update({"title": "សេចក្តីជូនដំណឹងស្តីពីស្លឹកក្រាតុម", "language": "km"})


@accepted
def titles_in_lao_tamil_and_devanagari(tree: Tree) -> None:
    survey(tree).update({"title": "ໃບກະທ່ອມໃນປະເທດລາວ", "language": "lo"})
    tree["sources/survey-one"].update({"title": "கிராட்டம் இலை பயன்பாடு", "language": "ta"})
    tree["sources/cells-one"].update({"title": "क्रेटम और ओपिओइड रिसेप्टर", "language": "hi"})


@accepted
def titles_in_arabic_and_hebrew(tree: Tree) -> None:
    survey(tree).update({"title": "استخدام القرطوم بين الشباب", "language": "ar"})
    tree["sources/survey-one"].update({"title": "שימוש בקראטום בקרב צעירים", "language": "he"})


@accepted
def letters_that_a_title_sets_high_or_low(tree: Tree) -> None:
    survey(tree)["title"] = "Le Système international d’unités (9ᵉ édition): μOR–Gᵢ and 10ⁿ"


@accepted
def a_thai_author_with_a_long_name(tree: Tree) -> None:
    survey(tree)["authors"] = [{"family": "ณ อยุธยา", "given": "หม่อมหลวงปิ่นพงศ์"}]


@accepted
def two_authors_of_one_name(tree: Tree) -> None:
    survey(tree)["authors"] = [
        {"family": "Wang", "given": "Y."},
        {"family": "Wang", "given": "Yan"},
        {"family": "Singh", "given": "D."},
    ]


@accepted
def double_barrelled_names_with_particles(tree: Tree) -> None:
    survey(tree)["authors"] = [
        {"family": "Garcia-Romeu", "given": "A."},
        {"family": "van den Berg-O’Neill", "given": "M. de la C."},
        {"family": "McCurdy", "given": "C.R., III"},
        {"family": "D’Souza", "given": "J.-P."},
    ]


@accepted
def a_source_without_an_author(tree: Tree) -> None:
    del survey(tree)["authors"]
    survey(tree)["publisher"] = "Bundesinstitut für Arzneimittel und Medizinprodukte"


@accepted
def a_title_of_four_hundred_letters(tree: Tree) -> None:
    survey(tree)["issued"] = "2024"
    survey(tree)["title"] = (
        "Self-Reported Reasons for the Use of Mitragyna speciosa (Korth.) Havil. Products Among Adults in "
        "Nine States of the United States of America: A Cross-Sectional, Web-Based Convenience Survey With a "
        "Nested Seven-Day Diary, Including Comparisons Between Users of Leaf, of Extract and of Products "
        "With 7-Hydroxymitragynine, Between 1 January 2019 and 31 December 2023 (The K-NINE Study)"
    )


@accepted
def a_title_that_asks_whether_kratom_is_safe(tree: Tree) -> None:
    survey(tree)["title"] = "“100% Natural”? Is Kratom Safe & Effective—or Just Another Opioid?"


@accepted
def names_of_products_with_signs(tree: Tree) -> None:
    tree["conditions/fatigue"]["also_known_as"] = ["µ-Blast® ½ oz", "K’Tom™ #9", "7ΩHM 2×15 mg"]


# --- figures -----------------------------------------------------------------------------------------


@accepted
def a_power_of_ten_as_a_paper_sets_it(tree: Tree) -> None:
    table = tree["measurements/receptor-binding"]
    del table["second_reading"]
    del table["rows"][0]["value"]
    table["rows"][0] |= {"low": "7 × 10⁻⁸", "high": "9.1×10⁻⁸", "unit": "M"}


@accepted
def a_rise_of_more_than_a_hundred_per_cent(tree: Tree) -> None:
    add(
        tree,
        MOOD,
        "relief-reported",
        source="survey-two",
        statement="In an online survey of 1,000 users, spending on kratom rose by 340% in five years.",
        finding="Mean spending rose by 340% in five years (1,000 users).",
        caveats=caveat("self-report", "Spending was recalled and no receipts were asked for."),
    )


@accepted
def a_range_with_an_interval(tree: Tree) -> None:
    add(
        tree,
        MOOD,
        "relief-reported",
        source="survey-two",
        statement=(
            "In an online survey of 1,000 users, between 8% and 13% had sought help for low mood (95% "
            "interval 7% to 15%)."
        ),
        finding="Of 1,000 users 8–13% had sought help for low mood (95% CI 7–15%).",
        caveats=caveat("self-selected-sample", "Users who had sought help may have been keener to answer."),
    )


@accepted
def one_in_eight_told_as_a_share(tree: Tree) -> None:
    add(
        tree,
        MOOD,
        "relief-reported",
        source="survey-two",
        statement="In an online survey, one in eight of 1,000 users said that they felt low on stopping.",
        finding="125 of 1,000 (12.5%) felt low on stopping.",
        caveats=caveat("self-report", "Feeling low was the users’ own word for it."),
    )


@accepted
def micrograms_with_either_sign(tree: Tree) -> None:
    binds = tree.claim("mechanisms/receptor", "binds")
    del binds["evidence"]
    binds["statement"] = "In cells, 10 μg/mL mitragynine binds the receptor."
    binds["evidence"] = [
        {"source": "cells-one", "stance": "supports", "finding": "Binding at 10 µg/mL.", "locator": "Table 2"}
    ]
    tree["mechanisms/receptor"]["key_points"] = ["binds"]
    tree.read_twice()


@accepted
def a_year_of_long_ago(tree: Tree) -> None:
    survey(tree)["issued"] = "1943"


@accepted
def a_group_in_which_nobody_answered_so(tree: Tree) -> None:
    add(
        tree,
        MOOD,
        "relief-reported",
        source="survey-two",
        statement="In an online survey, none of 1,000 users said that a doctor had asked about kratom.",
        finding="0 of 1,000 had been asked by a doctor.",
        caveats=caveat("self-report", "Users may forget what a doctor asked them."),
    )


def frequency(tree: Tree, statement: str, finding: str, limit: str) -> Any:
    return add(
        tree,
        MOOD,
        "relief-reported",
        source="survey-two",
        statement=statement,
        finding=finding,
        caveats=caveat("self-report", limit),
    )


@accepted
def a_difference_below_nothing(tree: Tree) -> None:
    frequency(
        tree,
        "In an online survey of 1,000 users, the mean mood score was 0.3 points lower than a year before "
        "(95% interval 0.9 lower to 0.3 higher).",
        "Mean difference −0.3 points (95% CI −0.9 to 0.3) among 1,000 users.",
        "The score of a year before was filled in from memory.",
    )


@accepted
def a_figure_with_its_spread_and_its_p(tree: Tree) -> None:
    frequency(
        tree,
        "In an online survey of 1,000 users, mean age was 31.9 (± 9.4) years; women were older (p < 0.001).",
        "Age 31.9 ± 9.4 years (n = 1000); women older, p < .001.",
        "Age was typed in by users and not checked.",
    )


@accepted
def a_ratio_of_odds(tree: Tree) -> None:
    frequency(
        tree,
        "Among 1,000 users in an online survey, the odds of low mood on stopping were 2.4 times as high in "
        "daily users as in others.",
        "OR 2.4 (95% CI 1.1–5.3) for low mood on stopping, daily against other use; 1,000 users.",
        "Daily users may have felt low before they began.",
    )


@accepted
def twice_and_half_told_in_words(tree: Tree) -> None:
    frequency(
        tree,
        "In an online survey of 1,000 users, half took kratom at least twice a day.",
        "500 of 1,000 took it two or more times a day.",
        "Nobody counted how often users really took it.",
    )


@accepted
def a_decade_and_a_century(tree: Tree) -> None:
    frequency(
        tree,
        "In an online survey of 1,000 users, 4% had first taken kratom in the 1990s.",
        "Of 1,000 users, 4% first took it between 1990 and 1999.",
        "The year of first use was recalled after decades.",
    )


@accepted
def a_name_with_figures_in_it(tree: Tree) -> None:
    frequency(
        tree,
        "In an online survey of 1,000 users, 6% had also taken 4-fluoro-MPH, 2C-B or O-DMT.",
        "Of 1,000 users, 6% had taken 4-fluoro-MPH, 2C-B or O-DMT.",
        "What was in those products was not tested.",
    )


@accepted
def an_hour_and_a_temperature(tree: Tree) -> None:
    frequency(
        tree,
        "In an online survey of 1,000 users, 22% drank kratom before 7:30 a.m.; 3% kept leaf at −20 °C.",
        "Of 1,000 users 22% drank it before 07:30 and 3% kept leaf at -20 °C.",
        "Times were typed in by users.",
    )


@accepted
def a_very_short_statement(tree: Tree) -> None:
    claim = tree.claim(MOOD, "rats-swim")
    claim["statement"] = "Rats given mitragynine swam longer."
    claim["evidence"][0]["finding"] = "Rats given mitragynine swam for longer than those given water."
    claim["caveats"] = caveat("animal-only", "Rats only.")


@accepted
def an_abbreviation_with_stops(tree: Tree) -> None:
    relief(tree)["caveats"].append(
        {"kind": "generalisation", "text": "U.S. users only, i.e. not those who chew leaf in S.E. Asia, etc."}
    )
    tree.read_twice()


@accepted
def a_claim_on_women_and_on_older_people(tree: Tree) -> None:
    frequency(
        tree,
        "In an online survey of 1,000 users, women aged 65 or older named low mood less often (2 of 31).",
        "Of 31 women aged ≥65 among 1,000 users, 2 named low mood.",
        "Thirty-one women are few.",
    )


@accepted
def a_conference_abstract_without_pages(tree: Tree) -> None:
    survey(tree).update(
        {
            "type": "paper-conference",
            "provenance": "conference",
            "container": "84th Annual Scientific Meeting (CPDD), Minneapolis, 11–15 June 2022",
            "number": "Poster W-107",
        }
    )


@accepted
def a_source_of_uncertain_day_and_many_authors(tree: Tree) -> None:
    survey(tree)["issued"] = "2019-02"
    survey(tree)["authors"] = [
        {"family": f"Author{letter}", "given": letter} for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    ]


@accepted
def what_nobody_has_studied_told_with_a_promise_word(tree: Tree) -> None:
    gap = tree.claim(MOOD, "gap-trials")
    gap["statement"] = (
        "No study was found that tells whether kratom is safe or addictive in people with low mood."
    )
    gap["evidence"][0]["finding"] = (
        "The authors found no study of safety or addiction in people with low mood."
    )
    tree.read_twice()


@accepted
def a_person_s_words_within_words(tree: Tree) -> None:
    relief(tree)["evidence"][0]["finding"] = (
        "Of 200 users, 60% said that their mood was better; one wrote: ‘It’s “non-addictive”, they told me.’"
    )
    tree.read_twice()


# --- what studies found ------------------------------------------------------------------------------


@accepted
def a_trial_that_found_no_difference(tree: Tree) -> None:
    add(
        tree,
        MOOD,
        "relief-unknown",
        source="trial-one",
        statement="In one small trial, leaf tea and dummy tea changed mood alike; this is very uncertain.",
        finding="In 26 people, mood after leaf tea did not differ from mood after dummy tea.",
        caveats=caveat("small-sample", "Twenty-six people are too few to see a small difference."),
        applies_to={"exposures": ["leaf"], "subjects": ["people"]},
        certainty={
            "start": "high",
            "downgrades": [
                {"domain": "risk-of-bias", "steps": 1, "reason": "Who knew what was given was not told."},
                {"domain": "imprecision", "steps": 2, "reason": "Twenty-six people, one sitting."},
            ],
            "level": "very-low",
        },
    )


@accepted
def a_reason_on_posters(tree: Tree) -> None:
    down = {"domain": "publication-bias", "steps": 1, "reason": "Posters that were never printed in full."}
    relief(tree)["certainty"]["downgrades"].append(down)
    tree.read_twice()


@accepted
def a_short_caveat_that_a_longer_reason_takes_up(tree: Tree) -> None:
    relief(tree)["caveats"].append({"kind": "small-sample", "text": "One town."})
    down = {"domain": "indirectness", "steps": 1, "reason": "Users in one town on a coast were asked."}
    relief(tree)["certainty"]["downgrades"].append(down)
    tree.read_twice()


@accepted
def cells_of_a_mouse_with_a_caveat_on_mice(tree: Tree) -> None:
    claim = tree.claim("mechanisms/receptor", "binds")
    claim["statement"] = "In mouse cells, mitragynine binds the receptor."
    claim["caveats"].append({"kind": "small-sample", "text": "One cell line of mice was used."})
    tree.read_twice()


@accepted
def a_retracted_paper_cited_as_one(tree: Tree) -> None:
    tree["sources/rats-one"]["publication"] = {
        "status": "retracted",
        "on": "2024-02",
        "notice": "Retraction: Journal 2024; 12: 88",
    }
    tree["sources/rats-one"]["title"] = "RETRACTED: The title of rats-one"
    claim = tree.claim(MOOD, "rats-swim")
    claim["caveats"].append(
        {"kind": "outdated", "text": "The journal retracted this paper in February 2024."}
    )


@accepted
def a_dog_that_ate_a_bag_of_powder(tree: Tree) -> None:
    tree["sources/rats-one"].update({"design": "case-report", "title": "Kratom in a dachshund"})
    claim = tree.claim(MOOD, "rats-swim")
    claim |= {
        "kind": "harm",
        "statement": "A dachshund that ate kratom powder vomited and could not stand for a day.",
        "applies_to": {"exposures": ["leaf"], "subjects": ["animals"]},
        "caveats": caveat("animal-only", "One dog; how much powder it ate was guessed by its owner."),
        "certainty": {"basis": "published-description", "reason": "One case that a vet wrote up."},
    }
    claim["evidence"][0]["finding"] = (
        "A dachshund vomited and could not stand for one day after eating powder."
    )
    tree["sources/rats-one"]["studied"]["exposures"] = ["leaf"]


@accepted
def a_promise_quoted_to_be_denied(tree: Tree) -> None:
    tree["sources/survey-one"]["conflicts"] = "Two authors advise sellers of kratom."
    relief(tree)["caveats"].append(
        {
            "kind": "conflict-of-interest",
            "text": "Sellers write that kratom is “a safe and natural cure”; no user was examined.",
        }
    )
    tree.read_twice()


@accepted
def a_quotation_in_another_language(tree: Tree) -> None:
    relief(tree)["evidence"][0]["finding"] = (
        "Of 200 users, 60% ticked the answer “me siento mejor que antes de tomarlo” (their mood was better)."
    )
    relief(tree)["evidence"][0]["locator"] = "Cuadro 2, «Estado de ánimo»"
    tree.read_twice()


@accepted
def a_locator_in_the_words_of_a_foreign_law(tree: Tree) -> None:
    relief(tree)["evidence"][0]["locator"] = "§ 4a Abs. 2 Nr. 1b, Anlage Nr. 27–31"
    tree.read_twice()


# --- law and help ------------------------------------------------------------------------------------


@accepted
def an_act_with_an_odd_number(tree: Tree) -> None:
    tree["sources/act-one"].update(
        {
            "number": "Σ.Υ. 21(Ι)/2023, 2R.I. Gen. Laws § 21-28.12-3(b)(1)–(4)",
            "title": "H 5565 Sub A as amended",
        }
    )
    act = tree["legal/us/us-ri"]["periods"][1]
    act["instrument"] = "Public Law 2025, ch. 391 & 392 (26 H 5565aa)"
    act["evidence"][0]["finding"] += (
        " Signed in June 2025 as chapters 391 and 392, in effect on 1 April 2026."
    )


@accepted
def a_help_line_with_letters(tree: Tree) -> None:
    line = tree["support/crisis-line"]
    line["contacts"].append({"channel": "call", "value": "1-800-662-HELP (4357)"})
    line["claims"][0]["evidence"][0]["finding"] = (
        "Call 555 at any time in the United States, and after poisoning, or 1-800-662-HELP (4357)."
    )
    tree.read_twice()


@accepted
def a_help_line_with_a_short_code(tree: Tree) -> None:
    line = tree["support/crisis-line"]
    line["contacts"].append({"channel": "text", "value": "45645", "note": "Text TALK"})
    line["claims"][0]["evidence"][0]["finding"] = (
        "Call 555 at any time in the United States, and after poisoning; text TALK to 45645."
    )
    tree.read_twice()


@accepted
def an_extension_for_callers_by_relay(tree: Tree) -> None:
    line = tree["support/crisis-line"]
    line["contacts"].append(
        {
            "channel": "call",
            "value": "1-833-456-4566",
            "note": "For deaf or hard-of-hearing callers, by relay",
        }
    )
    line["claims"][0]["evidence"][0]["finding"] = (
        "Call 555 at any time in the United States, and after poisoning; 1-833-456-4566 by relay."
    )
    tree.read_twice()


@accepted
def a_page_in_a_host_of_one_foreign_script(tree: Tree) -> None:
    survey(tree)["checked"]["address"] = "https://xn--12c8b4ag5cq3o.xn--o3cw4h/kratom"
    tree["sources/cells-one"]["checked"]["address"] = "https://www.xn--bcher-kva.example/kratom"


@accepted
def an_address_with_a_port_and_signs(tree: Tree) -> None:
    survey(tree)["checked"]["address"] = (
        "http://www.law.example:8080/doc(1943)/r~2;v=1?q=%E0%B8%81&lang=th#par-3"
    )


@pytest.mark.parametrize("change", ODD, ids=lambda change: change.__name__)
def test_an_odd_record_is_accepted(tree: Tree, change: Edit) -> None:
    change(tree)
    assert [str(problem) for problem in tree.check().problems] == []
