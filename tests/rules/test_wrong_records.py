"""Records that are wrong in ways a careless or hostile hand would choose, and odd ones that are right."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.rules.test_rules import bury, publish
from tests.tree import Tree

MOOD = "conditions/low-mood"
STATE = "legal/us/us-ri"
Edit = Callable[[Tree], object]

WRONG: list[tuple[str, Edit]] = []
ODD: list[Edit] = []


def refused(code: str) -> Callable[[Edit], Edit]:
    """A change that makes a record wrong, and the code with which it is refused."""

    def note(change: Edit) -> Edit:
        WRONG.append((code, change))
        return change

    return note


def accepted(change: Edit) -> Edit:
    """A change that is unusual and right."""
    ODD.append(change)
    return change


def relief(tree: Tree) -> Any:
    return tree.claim(MOOD, "relief-unknown")


def reported(tree: Tree) -> Any:
    return tree.claim(MOOD, "relief-reported")


def rats(tree: Tree) -> Any:
    return tree.claim(MOOD, "rats-swim")


def cite(claim: Any, source: str, stance: str = "supports", finding: str = "It found so.") -> None:
    claim["evidence"].append({"source": source, "stance": stance, "finding": finding, "locator": "abstract"})


def step(domain: str, steps: Any = 1) -> dict[str, Any]:
    return {"domain": domain, "steps": steps, "reason": "Few people in a town; one team published it."}


# --- sources -----------------------------------------------------------------------------------------


def survey(tree: Tree) -> Any:
    return tree["sources/survey-two"]


def read_at(tree: Tree, address: str) -> None:
    survey(tree)["checked"]["address"] = address


def retract(tree: Tree, status: str, text: str) -> None:
    tree["sources/rats-one"]["publication"] = {"status": status}
    rats(tree)["caveats"].append({"kind": "outdated", "text": text})


@refused("R204")
def a_retraction_told_by_the_word_concern(tree: Tree) -> None:
    retract(tree, "retracted", "The swim test is a concern for everyone who reads the study.")


@refused("R204")
def a_withdrawn_paper_told_as_withdrawal(tree: Tree) -> None:
    retract(tree, "withdrawn", "The study did not look at withdrawal in the rats.")


@refused("R204")
def a_concern_that_is_only_a_concern(tree: Tree) -> None:
    retract(tree, "expression-of-concern", "The number of rats in this study is a concern.")


@refused("R204")
def a_retraction_that_is_denied(tree: Tree) -> None:
    retract(tree, "retracted", "The paper was corrected and not retracted by the journal.")


@refused("R209")
def a_promotional_text_called_a_trial_in_a_journal(tree: Tree) -> None:
    change = {"type": "article-journal", "provenance": "peer-reviewed", "design": "randomised-trial"}
    tree["sources/promo-one"].update(change)
    tree["sources/promo-one"]["studied"]["subjects"] = ["people"]


@refused("R209")
def a_page_with_peer_review(tree: Tree) -> None:
    tree["sources/promo-one"]["provenance"] = "peer-reviewed"


@refused("R209")
def a_newspaper_that_is_a_cohort(tree: Tree) -> None:
    survey(tree).update({"type": "article-newspaper", "provenance": "news", "design": "cohort"})


@refused("R209")
def a_law_that_is_a_survey(tree: Tree) -> None:
    survey(tree).update({"type": "legislation", "provenance": "agency"})


@refused("R210")
def a_survey_of_rats(tree: Tree) -> None:
    survey(tree)["studied"]["subjects"] = ["animals"]


@refused("R211")
def a_journal_on_a_host_that_names_kratom(tree: Tree) -> None:
    survey(tree)["url"] = "https://journal.best-kratom.example/a"


@refused("R215")
def an_address_that_begins_like_one_of_an_agency(tree: Tree) -> None:
    read_at(tree, "https://www.fda.gov.example.org/news")


@accepted
def an_address_of_a_government_elsewhere(tree: Tree) -> None:
    read_at(tree, "https://www.tga.gov.au/news")


@refused("R213")
def a_source_without_identifier_and_address(tree: Tree) -> None:
    del tree["sources/survey-two"]["doi"]
    del survey(tree)["checked"]["address"]
    survey(tree)["checked"]["note"] = "Read in the library."


@refused("R213")
def full_text_read_nowhere(tree: Tree) -> None:
    survey(tree)["checked"] = {"on": "2026-11-01", "depth": "full-text"}


@refused("R213")
def a_letter_on_paper_that_nobody_keeps(tree: Tree) -> None:
    letter(tree)
    del survey(tree)["number"]


@accepted
def an_article_on_paper_with_volume_and_pages(tree: Tree) -> None:
    letter(tree)
    on_paper(tree, type="article-journal", container="Tạp chí Dược học", volume="62", pages="41-46")


@refused("R213")
def an_article_on_paper_without_its_pages(tree: Tree) -> None:
    letter(tree)
    on_paper(tree, type="article-journal", container="Tạp chí Dược học", volume="62")


@accepted
def a_chapter_on_paper_with_its_isbn(tree: Tree) -> None:
    letter(tree)
    on_paper(tree, type="chapter", container="Handbook of plant alkaloids", isbn="084930122X")


@refused("R213")
def a_chapter_on_paper_without_its_isbn(tree: Tree) -> None:
    letter(tree)
    on_paper(tree, type="chapter", container="Handbook of plant alkaloids", pages="211-238")


def on_paper(tree: Tree, **fields: str) -> None:
    for key in ("number", "doi", "volume", "issue", "pages", "url", "pmid"):
        survey(tree).pop(key, None)
    survey(tree).update(fields)


@accepted
def newspapers_that_were_read_for_their_themes(tree: Tree) -> None:
    survey(tree)["title"] = "A thematic analysis of newspaper articles on kratom"
    survey(tree)["design"] = "qualitative"
    studied = survey(tree)["studied"]
    studied.update(subjects=["documents"], n=35, n_of="publications", population="35 articles")


@refused("R210")
def a_qualitative_study_of_rats(tree: Tree) -> None:
    survey(tree)["design"] = "qualitative"
    survey(tree)["studied"]["subjects"] = ["animals"]


@accepted
def a_letter_on_paper_with_its_number(tree: Tree) -> None:
    letter(tree)


def letter(tree: Tree) -> None:
    survey(tree)["number"] = "Letter 12"
    survey(tree)["checked"] = {
        "on": "2026-11-01",
        "depth": "full-text",
        "note": "A letter on paper; it has no address on the web.",
    }


@accepted
def an_abstract_to_which_the_doi_leads(tree: Tree) -> None:
    survey(tree)["checked"] = {"on": "2026-11-01", "depth": "abstract"}


@accepted
def a_language_in_one_of_its_scripts(tree: Tree) -> None:
    survey(tree)["language"] = "zh-Hant"


@refused("S209")
def a_language_by_its_name(tree: Tree) -> None:
    survey(tree)["language"] = "Chinese"


@accepted
def a_gazette_with_a_greek_numeral(tree: Tree) -> None:
    survey(tree).update({"container": "ΦΕΚ Β΄ 1234", "volume": "Γʹ"})


@refused("R315")
def a_greek_sign_behind_a_latin_letter(tree: Tree) -> None:
    survey(tree)["container"] = "Gazette B΄ 1234"


@accepted
def a_row_with_a_range_and_a_power_of_ten(tree: Tree) -> None:
    del tree["measurements/receptor-binding"]["second_reading"]
    row = tree["measurements/receptor-binding"]["rows"][0]
    del row["value"]
    row |= {"low": "7e-8", "high": "9.1e-8", "unit": "M"}


@refused("S209")
def a_row_with_neither_value_nor_range(tree: Tree) -> None:
    del tree["measurements/receptor-binding"]["rows"][0]["value"]


@refused("S209")
def no_effect_with_a_range(tree: Tree) -> None:
    tree["measurements/receptor-binding"]["rows"][1] |= {"low": "7", "high": "9", "unit": "%"}


@accepted
def another_name_of_one_letter(tree: Tree) -> None:
    tree["glossary/ki"]["also_known_as"] = ["κ"]


@refused("R213")
def an_official_text_of_a_seller(tree: Tree) -> None:
    tree["sources/promo-one"]["checked"]["depth"] = "official-text"


@refused("R202")
def a_doi_with_rubbish_behind(tree: Tree) -> None:
    survey(tree)["doi"] = "10.1000/SURVEY.one/full?a=1."


@refused("R202")
def one_page_at_two_addresses(tree: Tree) -> None:
    survey(tree)["url"] = "http://example.org:80/%61/index.html?b=2&a=1"
    tree["sources/survey-one"]["url"] = "https://WWW.example.org/a/?a=1&b=2&utm_medium=x"


@refused("R202")
def one_book_with_two_forms_of_its_number(tree: Tree) -> None:
    survey(tree)["isbn"] = "0306406152"
    tree["sources/survey-one"]["isbn"] = "9780306406157"


@refused("R214")
def a_doi_at_its_resolver_that_is_no_doi_of_the_source(tree: Tree) -> None:
    tree["sources/cells-two"]["url"] = "https://doi.org/10.1000/survey.one"


@refused("R214")
def a_doi_at_its_resolver_with_rubbish_behind(tree: Tree) -> None:
    survey(tree)["url"] = "https://doi.org/10.1000/survey.two/x"


@refused("R214")
def the_number_of_another_paper_in_pubmed(tree: Tree) -> None:
    tree["sources/survey-one"]["url"] = "https://pubmed.ncbi.nlm.nih.gov/1002/"


@refused("S209")
def a_number_in_arabic_digits(tree: Tree) -> None:
    tree["sources/survey-one"]["pmid"] = "١٠٠١"


@refused("S209")
def a_book_with_a_wrong_check_digit(tree: Tree) -> None:
    survey(tree)["isbn"] = "9780306406158"


@refused("S209")
def a_trial_with_a_digit_too_few(tree: Tree) -> None:
    survey(tree)["registry_id"] = "NCT0341409"


@refused("R215")
def a_shortened_address(tree: Tree) -> None:
    read_at(tree, "https://bit.ly/3abcd")


@refused("R215")
def an_address_inside_a_network(tree: Tree) -> None:
    read_at(tree, "http://192.168.0.7/a")


@accepted
def an_old_official_page_without_encryption_at_an_odd_port(tree: Tree) -> None:
    read_at(tree, "http://wprim.whocc.example:8081/admin/article?WPRIMID=974956&from=search")


@accepted
def odd_trial_numbers(tree: Tree) -> None:
    survey(tree)["registry_id"] = "CTRI/2021/08/035512"
    tree["sources/survey-one"]["registry_id"] = "NMRR-17-1234-35678"
    tree["sources/trial-one"]["registry_id"] = "TCTR20210211005"


@accepted
def a_concern_that_a_journal_has_voiced(tree: Tree) -> None:
    retract(tree, "expression-of-concern", "The journal has published an expression of concern in 2024.")
    tree["sources/rats-one"]["publication"]["on"] = "2024"


@accepted
def an_address_of_a_preprint_with_its_version(tree: Tree) -> None:
    survey(tree).update({"doi": "10.1101/2022.02.14.22270961", "type": "article", "provenance": "preprint"})
    survey(tree)["url"] = "https://www.medrxiv.org/content/10.1101/2022.02.14.22270961v1.full"


# --- help lines --------------------------------------------------------------------------------------

LIFELINE = (
    "From anywhere in the United States one can call or text the number 988 or chat at "
    "988lifeline.org, 24/7; English and Spanish, with interpreters in more than 240 languages; in "
    "danger call 911. For hearing aids, TTY "
    "1-800-487-4889, or text a ZIP code to 435748 (HELP4U); 1-800-662-HELP (4357) in 2023. In Europe one "
    "can call 116 123, which answers 600,000 calls a year, also after poisoning. The city runs 4711, day and "
    "night, and answers 1429 letters a year; 020 7946 0001, ext. 2, is its office, and "
    "020 7946 0002, extension 3, its shop; in French at "
    "listen.example.org/room?lang=fr."
)


OTHERS = (
    {"channel": "call", "value": "1-800-487-4889", "note": "TTY"},
    {"channel": "call", "value": "020 7946 0001, extension 2"},
    {"channel": "call", "value": "020 7946 0002, extension 3"},
)


def contact(channel: str, value: str, note: str | None = None) -> Edit:
    """Give the help line one more contact, and a finding that shows many."""

    def change(tree: Tree) -> None:
        line = tree["support/crisis-line"]
        line["claims"][0]["evidence"][0]["finding"] = LIFELINE
        line["contacts"] = [{"channel": channel, "value": value, **({"note": note} if note else {})}, *OTHERS]

    change.__name__ = f"{channel} {value}"
    return change


for channel, value in (
    ("call", "javascript:alert(988)"),
    ("web", "javascript:alert(988)"),
    ("web", "http://988lifeline.org"),
    ("web", "ftp://988lifeline.org"),
    ("web", "988lifeline.org?next=evil.example"),
    ("web", "me@988lifeline.org"),
    ("web", "988lifeline"),
    ("call", "24"),
    ("call", "988lifeline.org"),
    ("call", "1-800-662-HELP (4358)"),
    ("text", "988 then press 1"),
    ("text", "*4357"),
    ("text", "62+812"),
    ("call", "*43"),
    ("call", "4*357"),
    ("call", "1234567890123456"),
    ("call", "1-800-487-4889 extension"),
    ("call", "988, extension 1234567"),
    ("chat", "988lifeline.org/chat?next=evil.example"),
):
    refused("R250")(contact(channel, value))

for channel, value in (
    ("call", "882"),
    ("call", "240"),
    ("call", "000"),
    ("call", "98"),
    ("call", "116"),
    ("call", "123"),
    ("call", "911"),
    ("call", "800-487-4889"),
    ("call", "1-800-487"),
    ("call", "435748"),
    ("text", "1-800-487-4889"),
    ("web", "lifeline.org"),
    ("web", "988lifeline.org.example"),
    ("chat", "988lifeline.org/chat"),
    ("call", "1-800-487-4889, extension 2"),
    ("call", "020 7946 0000"),
    ("call", "020 7946 0000, extension 3"),
    ("chat", "listen.example.org/room"),
    ("chat", "listen.example.org/room?lang=de"),
    ("call", "1429"),
    ("call", "*4357"),
    ("text", "+62 812 1926 0119"),
):
    refused("R431" if value != "98" else "R250")(contact(channel, value))

refused("R251")(contact("call", "988", "For Spanish press 7"))

for channel, value in (
    ("call", "988"),
    ("text", "988"),
    ("chat", "https://988lifeline.org/"),
    ("call", "1-800-662-HELP (4357)"),
    ("text", "435748"),
    ("call", "116 123"),
    ("call", "4711"),
    ("call", "020 7946 0001 extension 2"),
    ("call", "020 7946 0001, ext. 2"),
    ("call", "020 7946 0002 ext. 3"),
    ("chat", "https://listen.example.org/room?lang=fr"),
    ("chat", "listen.example.org/room?lang=fr"),
):
    accepted(contact(channel, value))
accepted(contact("call", "1 800 487 4889", "TTY"))


@refused("R252")
def a_region_that_no_text_names(tree: Tree) -> None:
    tree["support/crisis-line"]["regions"] = ["US", "CA"]


@refused("R503")
def no_specific_law_with_a_penalty(tree: Tree) -> None:
    tree["legal/world/no"]["periods"][0].update({"status": "no-specific-law", "penalties": "A fine."})


@refused("R513")
def a_limit_in_another_unit(tree: Tree) -> None:
    limit = {"kind": "alkaloid-limit", "text": "No more.", "amount": "2", "unit": "parts per million"}
    tree[STATE]["periods"][1]["rules"].append(limit)
    tree[STATE]["periods"][1]["evidence"][0]["finding"] = "Under 21 none; no more than 2% of alkaloids."


@refused("R252")
def a_region_of_no_country(tree: Tree) -> None:
    tree["support/crisis-line"]["regions"] = ["XX"]


# --- law ---------------------------------------------------------------------------------------------


def banned(tree: Tree) -> Any:
    return tree[STATE]["periods"][0]


def regulated(tree: Tree) -> Any:
    return tree[STATE]["periods"][1]


def minimum_age(tree: Tree) -> Any:
    return regulated(tree)["rules"][0]


@refused("R501")
def a_period_from_a_month_to_its_year(tree: Tree) -> None:
    banned(tree).update({"from": "2020-06", "to": "2020"})


@refused("R501")
def a_period_from_a_year_to_the_same(tree: Tree) -> None:
    banned(tree).update({"from": "2020", "to": "2020"})


@refused("R501")
def a_law_shown_before_it_began(tree: Tree) -> None:
    regulated(tree)["valid_through"] = "2026-03"


@refused("R535")
def a_law_first_seen_after_it_was_last_seen(tree: Tree) -> None:
    banned(tree).update({"seen_from": "2020", "valid_through": "2019"})


@refused("R535")
def a_law_first_seen_on_no_other_day_than_last(tree: Tree) -> None:
    banned(tree).update({"seen_from": "2020", "valid_through": "2020"})


@refused("R535")
def a_law_first_seen_after_it_ended(tree: Tree) -> None:
    banned(tree).update({"to": "2020", "seen_from": "2021", "valid_through": "2022"})


@refused("R535")
def a_day_first_seen_beside_a_day_of_beginning(tree: Tree) -> None:
    regulated(tree)["seen_from"] = "2026-05"


@refused("R535")
def an_unknown_status_seen_from_a_day(tree: Tree) -> None:
    del regulated(tree)["from"]
    regulated(tree).update({"status": "unknown", "seen_from": "2026-05"})


@refused("R510")
def a_law_first_seen_in_1799(tree: Tree) -> None:
    banned(tree).update({"seen_from": "1799", "valid_through": "2020"})
    del banned(tree)["from"]


@refused("R502")
def two_periods_that_both_hold_in_a_year(tree: Tree) -> None:
    banned(tree).update({"from": "2019", "to": "2021-06"})
    regulated(tree).update({"from": "2021", "enacted": "2020"})


@refused("R502")
def two_periods_that_could_share_some_months(tree: Tree) -> None:
    banned(tree).update({"from": "2020-06", "to": "2020-12"})
    regulated(tree).update({"from": "2020", "to": "2021", "enacted": "2019"})
    del regulated(tree)["valid_through"]


@refused("R502")
def two_periods_of_one_year(tree: Tree) -> None:
    banned(tree).update({"from": "2020", "to": "2021"})
    regulated(tree).update({"from": "2020", "to": "2021", "enacted": "2019"})
    del regulated(tree)["valid_through"]


@refused("R510")
def a_law_enacted_tomorrow(tree: Tree) -> None:
    tree["legal/world/no"]["periods"][0]["enacted"] = "2026-11-23"


@refused("R510")
def a_decision_in_the_future(tree: Tree) -> None:
    tree["legal/international/a-body"]["decisions"][0]["on"] = "2027"


@refused("R510")
def a_bill_of_the_year_2205(tree: Tree) -> None:
    tree[STATE]["pending"][0]["takes_effect"] = "2105"


@refused("R510")
def a_law_of_the_year_1643(tree: Tree) -> None:
    tree["legal/world/no"]["periods"][0]["from"] = "1643"


@refused("R511")
def a_bill_that_takes_effect_before_it_can(tree: Tree) -> None:
    tree[STATE]["pending"][0].update({"earliest": "2027-07", "takes_effect": "2027-06"})


@refused("R512")
def a_minimum_age_in_months(tree: Tree) -> None:
    minimum_age(tree)["unit"] = "months"


@refused("R512")
def a_minimum_age_of_ninety(tree: Tree) -> None:
    minimum_age(tree).update({"amount": "90", "text": "Nobody under ninety may buy it."})


@refused("R512")
def a_minimum_age_that_its_text_contradicts(tree: Tree) -> None:
    minimum_age(tree)["amount"] = "18"
    regulated(tree)["evidence"][0]["finding"] = "Nobody under 18 or 21 may buy it."


@refused("R512")
def a_limit_of_two_hundred_percent(tree: Tree) -> None:
    minimum_age(tree).update({"kind": "alkaloid-limit", "amount": "200", "unit": "percent"})


@refused("R512")
def a_limit_in_bananas(tree: Tree) -> None:
    minimum_age(tree).update({"kind": "alkaloid-limit", "unit": "bananas"})


@refused("R513")
def an_age_whose_digits_are_part_of_a_figure(tree: Tree) -> None:
    regulated(tree)["evidence"][0]["finding"] = "House Bill 2187 of 1921 says so."


@refused("R514")
def a_state_that_is_none(tree: Tree) -> None:
    tree["legal/us/us-zz"] = tree.copy_of(STATE, id="us-zz", code="US-ZZ", title="Zembla")


@refused("R514")
def a_country_that_is_none(tree: Tree) -> None:
    tree["legal/world/uk"] = tree.copy_of("legal/world/no", id="uk", code="UK", title="Britain")


@refused("R514")
def a_country_called_like_another(tree: Tree) -> None:
    tree["legal/world/no"]["title"] = "Sweden"


@refused("R514")
def a_county_of_another_state(tree: Tree) -> None:
    tree[STATE]["local"] = [{**banned(tree), "id": "county", "place": "Bristol County", "fips": "25005"}]


@refused("R514")
def a_county_that_is_none(tree: Tree) -> None:
    tree[STATE]["local"] = [{**banned(tree), "id": "county", "place": "Bristol County", "fips": "44999"}]


@accepted
def a_law_of_1943_that_ended_in_a_month(tree: Tree) -> None:
    period = tree["legal/world/no"]["periods"][0]
    period.update({"id": "first", "from": "1943", "to": "2013-02", "enacted": "1943"})
    text = "Local rules of the time after the old act were not looked at."
    later = {**period, "id": "second", "from": "2013-02", "caveats": [{"kind": "jurisdiction", "text": text}]}
    del later["to"], later["enacted"]
    tree["legal/world/no"]["periods"].append(later)


@accepted
def an_emergency_order_of_ninety_days_told_in_bengali_taka(tree: Tree) -> None:
    banned(tree).update({"from": "2025-12-31", "enacted": "2025-12"})
    fee = {"kind": "registration", "text": "A fee is paid.", "amount": "21", "unit": "BDT"}
    regulated(tree)["rules"].append(fee)


@accepted
def beagles(tree: Tree) -> None:
    rats(tree)["statement"] = "Beagles that were given mitragynine changed their behaviour in a swim test."
    rats(tree)["evidence"][0]["finding"] = "Dogs given mitragynine swam longer."


@accepted
def a_case_report_of_a_dog(tree: Tree) -> None:
    tree["sources/rats-one"]["design"] = "case-report"
    rats(tree)["certainty"]["basis"] = "published-description"


# --- identity ----------------------------------------------------------------------------------------


@refused("R105")
def an_exposure_twice(tree: Tree) -> None:
    relief(tree)["applies_to"]["exposures"] = ["use-in-general", "leaf", "use-in-general"]


@refused("R105")
def a_key_point_twice(tree: Tree) -> None:
    tree[MOOD]["key_points"] = ["gap-trials", "gap-trials"]


@refused("R105")
def another_name_twice_in_other_case(tree: Tree) -> None:
    tree[MOOD]["also_known_as"] = ["The blues", "THE  BLUES"]


@refused("R105")
def a_code_twice(tree: Tree) -> None:
    code = tree[MOOD]["codes"][0]
    tree[MOOD]["codes"].append({**code, "title": "Single episode"})


@refused("R105")
def a_measured_row_twice(tree: Tree) -> None:
    rows = tree["measurements/receptor-binding"]["rows"]
    rows.append({**rows[0], "value": "78.9"})


@refused("R105")
def a_deciding_claim_twice(tree: Tree) -> None:
    tree["circulating/lifts-mood"]["decided_by"] = ["low-mood/relief-unknown", "low-mood/relief-unknown"]


@refused("R105")
def a_region_twice(tree: Tree) -> None:
    tree["support/crisis-line"]["regions"] = ["US", "US"]


@refused("R106")
def a_second_name_that_is_the_first(tree: Tree) -> None:
    tree[MOOD]["also_known_as"] = ["LOW MOOD"]


@refused("R107")
def a_device_of_windows(tree: Tree) -> None:
    tree["glossary/con"] = tree.copy_of("glossary/caveat", id="con")


@refused("R107")
def a_source_that_takes_an_index_page(tree: Tree) -> None:
    tree["sources/index"] = tree.copy_of("sources/cells-two", id="index")


@refused("R105")
def a_split_into_one_thing_twice(tree: Tree) -> None:
    bury(tree, "mood", kind="split", to=["low-mood", "low-mood"])
    publish(tree, "mood")


@refused("R108")
def a_tombstone_before_the_first_edition(tree: Tree) -> None:
    bury(tree, "mood")


@refused("R108")
def a_tombstone_for_an_index_page(tree: Tree) -> None:
    bury(tree, "index", kind="withdrawn", to=[])
    publish(tree, "mood")


@refused("R108")
def two_tombstones_for_one_id(tree: Tree) -> None:
    bury(tree, "mood")
    tree["tombstones/older-mood"] = tree.copy_of("tombstones/old-mood", id="older-mood")
    publish(tree, "mood")


@refused("R108")
def a_tombstone_on_a_tombstone(tree: Tree) -> None:
    bury(tree, "mood", to=["old-mood"])
    publish(tree, "mood")


@refused("R108")
def a_tombstone_in_the_future(tree: Tree) -> None:
    bury(tree, "mood", on="2026-11-23")
    publish(tree, "mood")


@accepted
def a_claim_and_a_source_with_one_name(tree: Tree) -> None:
    tree.claim("conditions/fatigue", "gap-fatigue")["id"] = "survey-one"
    tree["conditions/fatigue"]["key_points"] = ["survey-one"]


# --- certainty ---------------------------------------------------------------------------------------


@refused("S205")
def a_step_that_is_true(tree: Tree) -> None:
    relief(tree)["certainty"]["downgrades"][0]["steps"] = True


@refused("S205")
def a_step_with_a_decimal_point(tree: Tree) -> None:
    tree.raw(MOOD, "steps: 1\n", "steps: 1.0\n")


@refused("S209")
def a_step_of_three(tree: Tree) -> None:
    relief(tree)["certainty"]["downgrades"][0]["steps"] = 3


@refused("S209")
def a_step_of_none(tree: Tree) -> None:
    relief(tree)["certainty"]["downgrades"][0]["steps"] = 0


@refused("R381")
def one_upgrade_twice(tree: Tree) -> None:
    relief(tree)["certainty"] = {
        "start": "low",
        "upgrades": [step("large-effect"), step("large-effect")],
        "level": "high",
    }


@refused("R382")
def an_upgrade_beside_a_downgrade(tree: Tree) -> None:
    relief(tree)["certainty"]["upgrades"] = [step("large-effect")]
    relief(tree)["certainty"]["level"] = "low"


@refused("R382")
def an_upgrade_of_a_trial(tree: Tree) -> None:
    claim = tree.claim("substances/leaf", "tolerance-trial")
    claim["certainty"] = {"start": "high", "upgrades": [step("dose-response")], "level": "high"}


@refused("R383")
def six_steps_up(tree: Tree) -> None:
    ups = [step("large-effect", 2), step("dose-response", 2), step("opposing-confounding", 2)]
    relief(tree)["certainty"] = {"start": "low", "upgrades": ups, "level": "high"}


@refused("R383")
def a_dose_response_of_two_steps(tree: Tree) -> None:
    relief(tree)["certainty"] = {"start": "low", "upgrades": [step("dose-response", 2)], "level": "high"}


@refused("R388")
def one_finding_that_supports_and_qualifies(tree: Tree) -> None:
    finding = relief(tree)["evidence"][0]["finding"]
    cite(relief(tree), "survey-one", "qualifies", finding.upper().replace(",", " ,"))


@accepted
def five_serious_reasons(tree: Tree) -> None:
    domains = ("risk-of-bias", "inconsistency", "indirectness", "imprecision", "publication-bias")
    relief(tree)["certainty"]["downgrades"] = [step(domain) for domain in domains]


@accepted
def a_sound_cohort_with_a_very_large_effect(tree: Tree) -> None:
    tree["sources/survey-two"] |= {
        "design": "cohort",
        "title": "Sickness in a cohort of people who use kratom",
    }
    claim = tree.claim("risks/sickness", "how-often")
    claim["statement"] = "Kratom makes people sick."
    claim["certainty"] = {"start": "low", "upgrades": [step("large-effect", 2)], "level": "high"}


# --- people and animals ------------------------------------------------------------------------------


@refused("R304")
def people_on_rats_beside_a_document(tree: Tree) -> None:
    relief(tree)["evidence"][0]["source"] = "rats-one"
    cite(relief(tree), "guideline-one")


@refused("R304")
def people_on_rats_beside_an_indirect_survey(tree: Tree) -> None:
    cite(relief(tree), "rats-one")
    relief(tree)["evidence"][0]["directness"] = "indirect"


@refused("R304")
def people_on_a_page_that_tells_of_mice(tree: Tree) -> None:
    relief(tree)["evidence"][0] |= {"source": "guideline-one", "finding": "Mice swam longer after kratom."}


@refused("R384")
def an_effect_on_documents(tree: Tree) -> None:
    relief(tree)["applies_to"]["subjects"] = ["documents"]


@refused("R385")
def rats_that_are_called_people(tree: Tree) -> None:
    relief(tree)["statement"] = "It is very uncertain whether kratom changes the mood of rats."


@refused("R385")
def people_in_a_claim_on_rats(tree: Tree) -> None:
    rats(tree)["statement"] = "In rats and in people, mitragynine changed behaviour in a swim test."


@refused("R385")
def men_and_women_in_a_second_sentence_of_a_claim_on_rats(tree: Tree) -> None:
    rats(tree)["statement"] = "Rats given mitragynine swam longer. Men and women feel the same."


@refused("R385")
def a_claim_on_cells_that_names_none(tree: Tree) -> None:
    tree.claim("mechanisms/receptor", "binds")["statement"] = (
        "Mitragynine lifts the mood of those who take it."
    )


@refused("R386")
def animals_that_nobody_studied(tree: Tree) -> None:
    tree.claim("mechanisms/receptor", "binds")["applies_to"]["subjects"] = ["cells", "animals"]


@refused("R387")
def an_effect_told_as_a_description(tree: Tree) -> None:
    claim = tree.claim(MOOD, "relief-reported")
    claim |= {"kind": "description", "statement": "Kratom leaf relieves low mood within an hour."}
    claim["applies_to"] = {"exposures": ["use-in-general"], "subjects": ["products"]}
    claim["certainty"] = {"basis": "published-description", "reason": "Stated in a survey."}


@accepted
def rats_of_which_it_is_not_known_whether_people_are_like_them(tree: Tree) -> None:
    rats(tree)["statement"] = (
        "Rats given mitragynine swam longer. Whether this holds for people is not known."
    )


@accepted
def human_liver_tissue_in_a_tube(tree: Tree) -> None:
    statement = "In human liver tissue in a tube, mitragynine binds the receptor."
    tree.claim("mechanisms/receptor", "binds")["statement"] = statement


# --- what a statement takes from its findings --------------------------------------------------------


def tell(tree: Tree, statement: str, finding: str) -> None:
    claim = tree.claim(MOOD, "relief-reported")
    claim["statement"], claim["evidence"][0]["finding"] = statement, finding


@refused("R335")
def figures_before_and_after_swapped(tree: Tree) -> None:
    tell(
        tree,
        "In a survey of 200 users, mood was rated 24.9 before and 11.2 after it.",
        "Of 200 users, mood 11.2 (6.7) before and 24.9 (39.4) an hour after the drink, p = 0.02.",
    )


@refused("R335")
def figures_of_two_effects_swapped(tree: Tree) -> None:
    tell(
        tree,
        "In a survey of 200 users, 60% told of sleepiness and 12% of nausea.",
        "Of 200 users: nausea 60%, sleepiness 12%.",
    )


@accepted
def figures_of_two_effects_in_another_order(tree: Tree) -> None:
    tell(
        tree,
        "In a survey of 200 users, 60% told of nausea and 12% of sleepiness.",
        "Of 200 users: sleepiness 12% (8 to 16), nausea 60% (53 to 67).",
    )


@accepted
def figures_of_one_group_after_another(tree: Tree) -> None:
    tell(
        tree,
        "In a survey of 200 users, 60% of men felt better; after it, 12% of them slept more.",
        "Of 200 users, men: 60% better mood, 12% more sleep after use; women were few.",
    )


@refused("R318")
def a_caveat_that_only_turns_the_finding_round(tree: Tree) -> None:
    finding = "Of 200 students in Bangkok, 60% had tried a kratom drink in the past year; few had powder."
    tell(tree, "In a survey of 200 users, 60% said that mood was better.", finding)
    claim = tree.claim(MOOD, "relief-reported")
    claim["caveats"][0]["text"] = "In the past year, 60% of students in Bangkok had tried a drink of kratom."


@accepted
def a_caveat_that_limits_with_the_words_of_the_finding(tree: Tree) -> None:
    finding = "Of 200 students, 60% said that mood was better after a kratom drink in the past year."
    tell(tree, "In a survey of 200 students, 60% said that mood was better.", finding)
    claim = tree.claim(MOOD, "relief-reported")
    claim["caveats"][0]["text"] = "Only the past year was asked about, and only the drink."


@refused("R336")
def rats_told_as_mice(tree: Tree) -> None:
    rats(tree)["statement"] = "In one mouse study, mitragynine changed behaviour in a swim test."


@refused("R336")
def men_told_as_women(tree: Tree) -> None:
    tell(
        tree,
        "In a survey of 200 women who use kratom, 60% said that mood was better.",
        "Of 200 men who use kratom, 60% said that their mood was better.",
    )


@refused("R337")
def shorter_told_for_longer(tree: Tree) -> None:
    rats(tree)["statement"] = "In one rat study, rats given mitragynine swam for a shorter time."


@accepted
def longer_in_other_words(tree: Tree) -> None:
    rats(tree)["statement"] = "In one rat study, rats given mitragynine kept swimming."


@refused("R338")
def a_share_that_is_not_that_of_its_numbers(tree: Tree) -> None:
    tell(
        tree,
        "In an online survey of 200 users, 60% said that their mood was better.",
        "Of 200 users asked, 60% said mood was better; 106 of 200 (94%) slept.",
    )


@accepted
def a_median_with_its_range(tree: Tree) -> None:
    tell(
        tree,
        "In an online survey of 200 users, 60% said that their mood was better.",
        "Of 200 users (median age 46, range 25 to 70), 60% (95% CI 53 to 67) felt better.",
    )


@refused("R202")
def one_paper_twice_without_a_doi(tree: Tree) -> None:
    survey(tree).update(container="Journal of Leaves", volume="61", pages="240-245")
    copy = tree.copy_of("sources/survey-two", id="survey-three", title="Another title", pmid="123456")
    del copy["doi"]
    tree["sources/survey-three"] = copy
    cite(relief(tree), "survey-three")


@refused("R214")
def a_number_in_pubmed_unlike_the_one_in_its_address(tree: Tree) -> None:
    survey(tree).update(pmid="36801216", url="https://example.org/doc/pmid36801215")


@refused("R217")
def a_whole_abstract_that_is_a_full_text(tree: Tree) -> None:
    survey(tree)["checked"].update(depth="full-text", note="Whole abstract, in a library catalogue.")


@refused("R218")
def a_number_that_lost_a_digit(tree: Tree) -> None:
    survey(tree)["studied"]["n"] = 5613
    cite(relief(tree), "survey-two", finding="Of 56,136 people, 60% felt better.")


@refused("R117")
def a_reader_who_wrote_the_claim(tree: Tree) -> None:
    reading = tree["legal/us/us-ri"]["pending"][0]["second_reading"]
    reading["interests"] = "works for a vendor, and wrote this claim"


@refused("R364")
def a_stake_that_is_denied(tree: Tree) -> None:
    relief(tree)["caveats"][0].update(
        kind="conflict-of-interest", text="Nobody who paid for the survey sells kratom or has a stake in it."
    )


@refused("R334")
def hours_for_days_in_words(tree: Tree) -> None:
    reported(tree)["statement"] = "In an online survey of 200 users, 60% felt better for two hours."
    reported(tree)["evidence"][0]["finding"] = "Of 200 users, 60% felt better for two days."


@refused("R334")
def grams_for_milligrams_in_a_caveat(tree: Tree) -> None:
    reported(tree)["evidence"][0]["finding"] = "Of 200 users of 25 mg, 60% said that their mood was better."
    reported(tree)["caveats"][0]["text"] = "Those who took 25 g were more likely to answer this survey."


@refused("R334")
def a_past_month_for_a_past_year(tree: Tree) -> None:
    reported(tree)["statement"] = "In a survey of 200 users, 60% had been in a better mood in the past month."
    reported(tree)["evidence"][0]["finding"] = "Of 200 users, 60% had a better mood in the past year."


@refused("R341")
def hours_that_were_lost(tree: Tree) -> None:
    reported(tree)["statement"] = "In an online survey of 200 users, 60% felt better within 24 of the tea."
    reported(tree)["evidence"][0]["finding"] = "Of 200 users, 60% felt better within 24 hours of the tea."


@accepted
def an_age_without_years(tree: Tree) -> None:
    reported(tree)["statement"] = "In an online survey of 200 users, one man of 42 said that he felt better."
    reported(tree)["evidence"][0]["finding"] = "Of 200 users, a 42-year-old man said that he felt better."
    tree.read_twice()


# --- the tests ---------------------------------------------------------------------------------------


def name(value: object) -> str | None:
    return value.__name__ if callable(value) else None


@pytest.mark.parametrize(("code", "change"), WRONG, ids=name)
def test_a_wrong_record_is_refused(tree: Tree, code: str, change: Edit) -> None:
    change(tree)
    assert code in tree.codes()


@pytest.mark.parametrize("change", ODD, ids=name)
def test_an_odd_record_is_accepted(tree: Tree, change: Edit) -> None:
    change(tree)
    assert [str(problem) for problem in tree.check().problems] == []
