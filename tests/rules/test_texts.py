"""Texts that say nothing, or hide what they say, are refused where they stand; honest ones are not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.tree import Tree

MOOD = "conditions/low-mood"
STATEMENT = "It is very uncertain whether kratom changes low mood."
FINDING = "Of 200 users, 60% said that their mood was better."
CAVEAT = "Mood was recalled by the users themselves, not measured by anyone."

Put = Callable[[Tree, str], None]


def relief(tree: Tree) -> Any:
    return tree.claim(MOOD, "relief-unknown")


def statement(tree: Tree, text: str) -> None:
    relief(tree)["statement"] = text


def caveat(tree: Tree, text: str) -> None:
    relief(tree)["caveats"][0]["text"] = text


def second_caveat(tree: Tree, text: str) -> None:
    relief(tree)["caveats"].append({"kind": "generalisation", "text": text})


def finding(tree: Tree, text: str) -> None:
    relief(tree)["evidence"][0]["finding"] = text


def locator(tree: Tree, text: str) -> None:
    relief(tree)["evidence"][0]["locator"] = text


def reason(tree: Tree, text: str) -> None:
    relief(tree)["certainty"]["downgrades"][0]["reason"] = text


def title(tree: Tree, text: str) -> None:
    tree["conditions/fatigue"]["title"] = text


def other_name(tree: Tree, text: str) -> None:
    tree["conditions/fatigue"]["also_known_as"] = [text]


def source_title(tree: Tree, text: str) -> None:
    tree["sources/survey-one"]["title"] = text


def meaning(tree: Tree, text: str) -> None:
    tree["glossary/caveat"]["meaning"] = text


def term_of_the_field(tree: Tree, text: str) -> None:
    tree["glossary/ki"]["meaning"] = text


def verdict(tree: Tree, text: str) -> None:
    tree["circulating/lifts-mood"]["reason"] = text


REFUSED: list[tuple[Put, str, str]] = [
    # characters
    (caveat, "Mood was recalled by the users\u00a0themselves, not measured.", "R315"),
    (caveat, "Mood was recalled by the users  themselves, not measured.", "R315"),
    (caveat, "Mood was rec\u0430lled by the users themselves, not measured.", "R315"),
    (caveat, "Mood was recalled by the useｒs themselves, not measured.", "R315"),
    (caveat, "The users themselves recalled the cafe\u0301 and their mood.", "R315"),
    (caveat, "Mood was recalled by users of \ufb01ne powder, not measured.", "R315"),
    (caveat, "Mood was recalled by 𝐮𝐬𝐞𝐫𝐬 themselves, not measured by anyone.", "R315"),
    (caveat, "Mood was re\u0335called by the users themselves, not measured.", "R315"),
    (caveat, "Mood was recalled\ufe0f by the users themselves, not measured.", "Y112"),
    (caveat, "The usersâ€™ mood was recalled by themselves, not measured.", "R315"),
    (caveat, "Mood &amp; sleep were recalled by the users themselves.", "R315"),
    (caveat, "Mood was recalled by ꜱome users themselves, not measured.", "R315"),
    (caveat, "Mood was recalled by ①⑨ users themselves, not measured.", "R315"),
    (caveat, "Mood was recalled by ٣٤ users themselves, not measured.", "R315"),
    (caveat, "Mood was recalled by \u2800\u2800\u2800 users themselves.", "R315"),
    (
        caveat,
        "\u115f\u1160\u115f\u1160\u115f\u1160\u115f\u1160\u115f\u1160\u115f\u1160"
        "\u115f\u1160\u115f\u1160\u115f\u1160\u115f\u1160",
        "Y112",
    ),
    (caveat, "Mood was recalled by \U0001f33f users themselves, not measured.", "Y112"),
    (caveat, "Mood was recalled by \u0378 users themselves, not measured.", "Y112"),
    (source_title, "A survey of us\u0435rs", "R315"),
    (source_title, "A survey of users\u0301\u0301\u0301\u0301", "R315"),
    (other_name, "fаtigue", "R315"),
    (caveat, "The mood of us\u02bbers was recalled by themselves, not measured.", "R315"),
    (source_title, "A survey of us\u02bbrs", "R315"),
    (caveat, "Mood was recalled by the usersの themselves, not measured.", "R315"),
    (source_title, "Опросmitragynine", "R315"),
    (source_title, "Опросの", "R315"),
    (source_title, "A sur\u200dvey of users", "Y104"),
    (source_title, "A survey\u200c of users", "Y104"),
    (source_title, "آرامش\u200c a", "Y104"),
    (source_title, "\u0dc1a\u200d\u0dbb", "Y104"),
    (source_title, "\u0dc1\u200d\u0dbb", "Y104"),
    # nothing said
    (caveat, "....................", "R316"),
    (caveat, "n/a n/a n/a n/a n/a n/a", "R316"),
    (caveat, "n/a; n/a.", "R316"),
    (caveat, "Not known.", "R316"),
    (caveat, "Only one study.", "R316"),
    (caveat, "Kratom only.", "R316"),
    (caveat, "Rats swim.", "R316"),
    (caveat, "Rats.", "S207"),
    (caveat, "--- n/a --- n/a --- n/a ---", "R316"),
    (caveat, "Unconstitutionalisation", "R316"),
    (caveat, "mood mood mood mood mood mood", "R316"),
    (caveat, "There is no caveat to be made here, none at all.", "R316"),
    (caveat, "No limitations are known. Nothing to add.", "R316"),
    (caveat, "More research is needed on kratom and low mood.", "R316"),
    (caveat, "Lorem ipsum dolor sit amet, consectetur adipiscing elit.", "R316"),
    (caveat, "xkcd qwrt plmk zxcv bnmk of the and sdfg", "R316"),
    (caveat, "Die Stimmung wurde nur erinnert und nicht gemessen.", "R316"),
    (caveat, "Aaaaaaaaah, the mood of the users was better.", "R316"),
    (caveat, "Please consult your doctor before you use it.", "R316"),
    (statement, "................................", "R316"),
    (statement, "To be written by somebody at a later time.", "R316"),
    (finding, "n/a, none, not available", "R316"),
    (finding, "- - - - - - - -", "R316"),
    (finding, "See the source.", "R316"),
    (finding, "Same as above, same as above.", "R316"),
    (locator, "...", "R316"),
    (locator, "n/a", "R316"),
    (locator, "see above", "R316"),
    (reason, "..........", "R316"),
    (reason, "n/a, not applicable", "R316"),
    (reason, "self-evident", "R316"),
    (meaning, "none", "R316"),
    (meaning, "To be decided.", "R316"),
    (verdict, "?!?!?", "R316"),
    (title, "--", "R316"),
    # nothing limited
    (caveat, "Results should always be interpreted with caution.", "R317"),
    (caveat, "As with any study, there may be some uncertainty here.", "R317"),
    (caveat, "This claim has no known limitations whatsoever.", "R317"),
    (caveat, "The survey of users leaves no doubt about low mood.", "R317"),
    (caveat, "Not a caveat: the survey is fully reliable for mood.", "R317"),
    (caveat, "A caveat is not needed for so large a survey.", "R317"),
    # nothing of the subject
    (finding, "The text deals with this question, and what it says agrees with the sentence above.", "R319"),
    (reason, "It was lowered because one step down was right.", "R319"),
    (caveat, "What is said here has been put as such things are put by anybody.", "R319"),
    (term_of_the_field, "What people mean when they speak of this term in a study.", "R319"),
    (verdict, "It was held against the claims below, and this verdict fitted it best.", "R319"),
    (locator, "where the authors speak of it", "R320"),
    (locator, "somewhere in the middle", "R320"),
    (locator, "as they say", "R320"),
    (caveat, "Male mice of one strain were tested in this survey of users.", "R321"),
    # markup and other languages
    (caveat, "Mood was recalled by <b>users</b> themselves, not measured.", "R322"),
    (caveat, "Mood was recalled by [users](https://x.example), not measured.", "R322"),
    (meaning, "A limit of a claim. <script src=//x.example/a.js></script>", "R322"),
    (meaning, "A limit of a claim. {doc}`index`", "R322"),
    (finding, "Die Stimmung der Befragten wurde nicht gemessen und nur erinnert.", "R323"),
    (reason, "Les personnes ont parle de leur humeur et pas de la mesure.", "R323"),
    (meaning, "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed eiusmod.", "R323"),
    # copies
    (caveat, STATEMENT, "R318"),
    (caveat, STATEMENT.upper().replace(" ", " , "), "R318"),
    (caveat, STATEMENT.replace("low mood", "mood"), "R318"),
    (caveat, f"Note: {STATEMENT}", "R318"),
    (caveat, "Whether low mood changes with kratom is very uncertain.", "R318"),
    (caveat, FINDING, "R318"),
    (caveat, "Of 200 users, 60% said: their mood was much better.", "R318"),
    (second_caveat, CAVEAT, "R318"),
    (second_caveat, CAVEAT.replace(",", ";").upper(), "R318"),
    (second_caveat, CAVEAT.replace(" by anyone", ""), "R318"),
    (finding, STATEMENT, "R318"),
    (reason, CAVEAT, "R318"),
    (verdict, "Kratom lifts the mood without any side effects!", "R318"),
]

LET_PASS: list[tuple[Put, str]] = [
    (locator, "Who calls us, and why"),
    (locator, "more severe depression"),
    (locator, "as quoted elsewhere"),
    (locator, "ตารางที่ 2"),
    (caveat, "Everything else that is known of mood comes from rats."),
    (caveat, "The share was below one in ten (p<0.05, n<30)."),
    (caveat, "Los Angeles and El Paso, de facto two places, were asked."),
    (finding, "One woman: improved."),
    (reason, "None was found."),
    (reason, "Asked by one laboratory."),
    (caveat, "Reasons were recalled afterwards."),
    (caveat, "Only the abstract was read."),
    (caveat, "One laboratory has reported it."),
    (caveat, "The sellers’ own figures were not checked by anyone else."),
    (caveat, "The powder held 2.5 µg/mL (± 0.3), far below the 10⁻³ mol/L of the cell tests."),
    (caveat, "Asked in Thai (กระท่อม) and translated by the authors."),
    (caveat, "“Better” was the users’ own word for it – nobody measured mood."),
    (caveat, "In Malaysia it is drunk as air ketum; Việt Nam was not asked."),
    (caveat, "α-Adrenergic effects were not looked at, nor κ-opioid receptors."),
    (caveat, "The age limit of 21 was not in force when people were asked."),
    (caveat, "No limit on 7-OH was looked for in the text of the act."),
    (caveat, "The full paper was not read."),
    (finding, "Ki 77.9 nM (n = 3)."),
    (finding, "Of 200 users, 60% said that mood was better."),
    (locator, "p. 4"),
    (locator, "§ 12(1)"),
    (locator, "Table 3"),
    (reason, "One person."),
    (reason, "28 patients."),
    (
        title,
        "Fatigue, including tiredness that lasts, that comes back, or that follows an illness such as ME/CFS",
    ),
    (other_name, "เหนื่อยล้า"),
    (other_name, "Überlastung"),
    (other_name, "疲労"),
    (other_name, "усталость"),
    (source_title, "“½ Moon” kratom: a survey"),
    (source_title, "О включении растения в список"),
    (source_title, "新たに指定する指定薬物（１８物質）について".replace("１８", "18")),
    (source_title, "Kratomun (Mitragyna speciosa) kullanımı: Diyarbakır örneği"),
    (source_title, "พืชกระท่อม พ.ศ. 2565"),
    (source_title, "Do you need a caveat?"),
    # letters that only some languages need
    (source_title, "การใช้พืชกระท่อมในอำเภอนาทวี: น้ำ ๑ แก้ว"),
    (source_title, "ກົດໝາຍວ່າດ້ວຍຢາເສບຕິດ ຄຳ"),
    (source_title, "Մարդիկ եւ բույսեր. բույսեր և մարդիկ"),
    (source_title, "Kealoha \u02bbOhana v. State of Hawai\u02bbi; O\u02bbzbekiston"),
    (caveat, "The users in Hawai\u02bbi recalled their own mood; nobody measured it."),
    (source_title, "死後血液からのmitragynineの検出"),
    (source_title, "혈액에서 mitragynine의 검출, 成分mitragynine分析"),
    (source_title, "\u0dc1\u0dca\u200d\u0dbb\u0dd3 \u0dbd\u0d82\u0d9a\u0dcf"),
    (source_title, "آرام\u200cبخش"),
    (meaning, "Kᵢ is written Ki here.".replace("ᵢ", "i")),
]


@pytest.mark.parametrize(("put", "text", "code"), REFUSED, ids=[f"{c}-{t[:40]}" for _, t, c in REFUSED])
def test_a_text_that_says_nothing_or_hides_something_is_refused(
    tree: Tree, put: Put, text: str, code: str
) -> None:
    put(tree, text)
    assert code in tree.codes()


@pytest.mark.parametrize(("put", "text"), LET_PASS, ids=[t[:40] for _, t in LET_PASS])
def test_a_short_or_foreign_or_unusual_text_is_let_pass(tree: Tree, put: Put, text: str) -> None:
    put(tree, text)
    assert not tree.codes() & {"R315", "R316", "R317", "R318", "R319", "R320", "R321", "R322", "R323"}
