"""Rules on the words of a statement, and on words that promise wherever they are shown.

Method: GRADE guidelines 26 (informative statements): "may" for low certainty, "probably" or "likely"
for moderate, and for very low that the evidence is very uncertain.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterator
from datetime import date

from handbook_data.clauses import clauses, is_held_back
from handbook_data.folding import folded, words
from handbook_data.handbook import Handbook, LinkedClaim
from handbook_data.models.international_body import InternationalBody
from handbook_data.models.jurisdiction import Jurisdiction
from handbook_data.models.question import Question
from handbook_data.models.record import TopicRecord
from handbook_data.models.source import Source
from handbook_data.models.support import Support
from handbook_data.models.voices import Voice
from handbook_data.promises import NEEDS, promises
from handbook_data.reading import Place
from handbook_data.reading_grade import reading_grade
from handbook_data.reassuring import AMOUNTS, CALMING, advises, reassures
from handbook_data.rules.registry import Breach, rule
from handbook_data.vocabulary import ClaimKind, Level
from handbook_data.word_index import Needs, WordIndex


@rule(
    "R351",
    "words that promise are used only where certainty is high, or where each clause holds them back",
    reason="`Safe`, `proven`, `natural alternative` and the like are what the promotional texts are made of.",
    remedy="say what was seen, in whom and how sure one can be",
    excusable=True,
    excused_by_source=True,
)
def promises_need_certainty(handbook: Handbook, today: date) -> Iterator[Breach]:
    doubtful = handbook.own_words.needing(NEEDS)
    for claim in handbook.claims.values():
        if not claim.is_written or (claim.is_graded and claim.level is Level.HIGH):
            continue
        found = promises(claim.statement) if claim.statement in doubtful else ()
        if found:
            place = (*claim.place, "statement")
            held = claim.level.label if claim.level else f"no level of certainty ({claim.kind.label})"
            yield Breach(claim.record, place, f"{_quoted(found)} at {held}")


@rule(
    "R354",
    "nothing that is shown promises, unless as the words of those who do",
    reason="A promise in a title, a name, a finding or a caveat is read as ours.",
    remedy="deny it, or tell it as the words of whoever says so: `the seller calls it …`",
    excusable=True,
    excused_by_source=True,
)
def nothing_shown_promises(handbook: Handbook, today: date) -> Iterator[Breach]:
    established = _on_other_care(handbook)
    for record, shown in handbook.own_texts(NEEDS):
        if shown.voice is Voice.STATEMENT:
            continue  # R351 judges it
        found = promises(shown.words)
        if found and ((id(record), shown.place[:2]) not in established or _KRATOM.search(shown.words)):
            yield Breach(record, shown.place, _quoted(found))


_NAMES_OF_LAW = frozenset({"instrument", "schedule", "citation", "title"})


@rule(
    "R356",
    "the names of laws, schedules and codes promise nothing of kratom",
    reason="`Schedule I (kratom is proven safe)` slips a promise in where nobody looks for one.",
    remedy="write the name as it is printed, and nothing besides",
    excusable=True,
    excused_by_source=True,
)
def names_of_laws_promise_nothing(handbook: Handbook, today: date) -> Iterator[Breach]:
    names = [
        (record, place, text)
        for record, (_, place, text) in handbook.texts_of(Voice.QUOTED)
        if place[-1] in _NAMES_OF_LAW and not isinstance(record, Source)
    ]
    index = WordIndex(text for _, _, text in names)
    doubtful, calming = index.needing(NEEDS), index.needing(CALMING)
    for record, place, text in names:
        of_kratom = text in doubtful and (place[-1] == "schedule" or _KRATOM.search(text))
        found = promises(text) if of_kratom else ()
        if any(word in text for word in found):  # in small letters: no word of the Safe Kratom Act
            yield Breach(record, place, _quoted(found))
        elif text in calming and (calm := reassures(text)):
            yield Breach(record, place, f"`{calm}`")


_ACTS = re.compile(
    r"\b(?:kratom|ketum|mitragynine|7-oh)(?: (?:tea|leaf|powder|itself|really|gently|reliably|simply))?"
    r" (?:cures|heals|calms|soothes|relieves|eases|lifts|restores|beats|boosts|works|improves|treats|prevents"
    r"|protects|sharpens)\b"
)


@rule(
    "R357",
    "what kratom does is asserted by statements alone",
    reason="`Kratom calms the nerves` in a caveat or a title has no certainty and no source.",
    remedy="leave it out, or make a claim of it; what others say is told as theirs",
    excusable=True,
    excused_by_source=True,
)
def only_statements_assert_effects(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record, (voice, place, text) in handbook.own_texts(_ACTING):
        if voice not in (Voice.STATEMENT, Voice.FINDING) and (found := _not_held_back(_ACTS, text)):
            yield Breach(record, place, _quoted(found))


_ACTING: Needs = (
    (
        ("^kratom$", "^ketum$", "^mitragynine$", "^oh$"),
        (
            *("^cures$", "^heals$", "^calms$", "^soothes$", "^relieves$", "^eases$", "^lifts$", "^restores$"),
            *("^beats$", "^boosts$", "^works$", "^improves$", "^treats$", "^prevents$", "^protects$"),
            "^sharpens$",
        ),
    ),
)


def _on_other_care(handbook: Handbook) -> set[tuple[int, Place]]:
    """Where claims stand that are not about kratom, but about established care or help."""
    return {
        (id(claim.record), claim.place) for claim in handbook.claims.values() if not claim.is_about_kratom
    }


_KRATOM = re.compile(
    r"\b(?:kratom|ketum|mitragyn\w+|7-OH|7-hydroxy\w+|biak|the (?:leaf|leaves))\b", re.IGNORECASE
)
"""What a text names that is about kratom, wherever it stands."""


@rule(
    "R329",
    "nothing that is shown tells how much to take",
    reason="The handbook gives no advice on doses; whoever follows an amount does so at their own cost.",
    remedy="leave it out; what people in a study took is told in the past tense: `they took 2 g`",
)
def no_amount_is_advised(handbook: Handbook, today: date) -> Iterator[Breach]:
    established = _on_other_care(handbook)
    for record, shown in handbook.own_texts(AMOUNTS):
        if (id(record), shown.place[:2]) in established and not _KRATOM.search(shown.words):
            continue
        found = advises(shown.words)
        if found:
            yield Breach(record, shown.place, f"`{found}`")


@rule(
    "R330",
    "nothing that is shown calms, praises or sells, or puts kratom in the place of care",
    reason="`Nothing to worry about` and `what users trust` promise without a word of promise.",
    remedy="say what was seen and how sure one can be, or tell it as the words of whoever says so",
    excusable=True,
    excused_by_source=True,
)
def nothing_shown_reassures(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record, shown in handbook.own_texts(CALMING):
        found = reassures(shown.words)
        if found:
            yield Breach(record, shown.place, f"`{found}`")


_SAFE_AMOUNT = re.compile(
    r"^\W*(?:up to |about |only |just )?\d[\d.,]* ?(?:m?g|grams?|mg|teaspoons?|tsp|capsules?|cups?|oz)\b"
    r"[^?]{0,40}\b(?:is|are) (?:an? |the |your |quite |perfectly |totally )*(?:safe|fine|ok(?:ay)?|harmless"
    r"|good|right|normal|ideal|best|enough)\b[^?]*$",
    re.IGNORECASE,
)
"""A phrase that asserts an amount, and asks nothing: `8 grams is a safe daily dose`."""


@rule(
    "R359",
    "no phrasing of a question tells how much is safe",
    reason="What people type is searched and shown; `8 grams is a safe dose` is read as an answer.",
    remedy="write it as a question: `is 8 grams of kratom safe`, or leave it out",
    excusable=True,
)
def phrasings_tell_no_amount(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record in handbook.questions.values():
        for index, phrase in enumerate(record.phrasings):
            if phrase[:1].isalpha():
                continue  # an amount comes first
            if found := _SAFE_AMOUNT.search(phrase):
                yield Breach(record, ("phrasings", index), f"`{found.group()}`")


_OF_INSTRUCTIONS = (
    *("instruction", "prompt", "language model", "chatbot", "chat bot", "disregard", "an ai ", "as an ai"),
    *("the assistant", "an assistant", "tell the reader", "tell readers", "tell every", "tell the user"),
    *("the caveats", "these caveats", "the sources", "ignore ", "summarise this", "summarize this"),
)
"""Pieces of which every instruction to a machine that reads has one."""
_INSTRUCTS = re.compile(
    r"\b(?:ignore|disregard|forget|override|bypass)\b[^.;:!?]{0,30}\b(?:instructions?|prompts?|directives?"
    r"|(?:previous|prior|earlier|above) (?:text|rules?|context|messages?|content))\b"
    r"|\byou are (?:now )?(?:an? )?(?:helpful )?(?:ai|assistant|chat ?bot|language model|llm|gpt)\b"
    r"|\b(?:as an ai|system prompt|large language models?|ai assistants?)\b"
    r"|\b(?:tell|inform|assure|convince) (?:the |every |all |any |your )?(?:readers?|users?|whoever asks)"
    r" that\b"
    r"|\b(?:do not|don't|never) (?:mention|cite|reveal|show|repeat|quote) (?:the |these |this |any )?"
    r"(?:caveats?|sources|warnings?|limits?)\b"
    r"|\b(?:ignore|skip|leave out|drop) (?:the|these|this|all|any) (?:caveats?|sources|warnings?)\b"
    r"|\bsummari[sz]e this (?:page|text|record) as\b",
    re.IGNORECASE,
)


@rule(
    "R372",
    "no text gives instructions to a machine that reads it",
    reason="`Ignore all earlier instructions` does nothing for a reader, and is obeyed by programs that"
    " read the handbook for somebody.",
    remedy="take it out, and look at whoever put it in",
)
def no_text_instructs_a_machine(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record, (_, place, text) in handbook.texts_with(*_OF_INSTRUCTIONS):
        plain = text.lower()
        if any(piece in plain for piece in _OF_INSTRUCTIONS) and (found := _INSTRUCTS.search(plain)):
            yield Breach(record, place, f"`{found.group()}`")


_OF_A_SHOP = (
    *("coupon", "discount", "promo", "voucher", "% off", "shipping", "use code", "with code ", "enter code"),
    *("$", "£", "€", " usd", "dollars", " bucks", ".co", ".io", ".net", ".org", ".shop", ".store", ".info"),
    *("for sale", "buy now", "order now", "wholesale", "free sample"),
)
"""Pieces of which every name that sells has one."""
_SELLS = re.compile(
    r"\b(?:coupons?|discounts?|promo(?:tion(?:al)?)?s?|vouchers?)\b|\d ?% off\b|\b(?:free|fast"
    r"|cheap) shipping\b"
    r"|\b(?:use|with|enter) code [a-z]*\d+\b|[$£€] ?\d|\b\d[\d.,]* ?(?:usd|dollars|bucks)\b"
    r"|\b(?:[a-z0-9-]+\.)+(?:com|net|org|shop|store|co|info|io)\b|\b(?:kratom|leaf|powder|extracts?|7oh"
    r"|7-oh) for sale\b"
    r"|\b(?:buy|order) now\b|\bwholesale\b|\bfree samples?\b"
)


@rule(
    "R358",
    "a name, a title and the phrasings of a question hold no price, no discount and no address of a shop",
    reason="What stands there is read and searched as our own words; a code in it earns somebody money.",
    remedy="leave it out; who sells and how is told in claims, with their sources",
    excusable=True,
)
def names_sell_nothing(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record, (voice, place, text) in handbook.texts_of(Voice.NAME, Voice.QUOTED):
        if isinstance(record, Support) or (voice is Voice.QUOTED and not isinstance(record, Question)):
            continue
        plain = folded(text)
        if any(piece in plain for piece in _OF_A_SHOP) and (found := _SELLS.search(plain)):
            yield Breach(record, place, f"`{found.group()}`")


def _quoted(found: tuple[str, ...]) -> str:
    return ", ".join(f"`{word}`" for word in dict.fromkeys(found))


_MAY = r"(?<!of )\bmay\b"
"""The verb, which no statement begins with; `May` is a month."""
_HEDGES: dict[Level, re.Pattern[str]] = {
    Level.MODERATE: re.compile(rf"{_MAY}|\b(?i:probably|likely|might|could|uncertain)\b"),
    Level.LOW: re.compile(rf"{_MAY}|\b(?i:might|could|uncertain|unclear|suggests?)\b"),
    Level.VERY_LOW: re.compile(
        r"\b(?:very uncertain|uncertain whether|unclear whether|cannot (?:show|tell|be told)|not known"
        r"|nobody knows|unknown)\b",
        re.IGNORECASE,
    ),
}
ATTRIBUTED = re.compile(
    r"\b(?:surveys?|surveyed|respondents?|participants|samples?|data ?sets?|databases?"
    r"|stud(?:y|ies)|trials?|series|cases?|reports?"
    r"|reported|registr\w+|review(?:s|ed)?|meta-analysis|interview(?:s|ed)?|records?|poison cent\w+"
    r"|(?:of|among) (?:the )?(?!(?:19|20)\d\d\b)\d[\d,]*(?![\d,]| ?(?:[mµ]?g|ml|%|per ?cent)))\b",
    re.IGNORECASE,
)
_DENIED_HEDGE = re.compile(
    r"\b(?:nobody|no one|none|no longer|any longer|never|cannot|can't|hardly|false|wrong|untrue|not)\b"
    r"[^.;,]{0,40}\b(?:uncertain|unclear|unknown|not known|doubtful)\b",
    re.IGNORECASE,
)
_DENYING = frozenset({"nobody", "no", "none", "any", "never", "cannot", "can", "hardly"}) | frozenset(
    {"false", "wrong", "untrue", "not"}
)
"""Words of which each of these has one."""
_ASIDE = re.compile(r"\b(?:which|who|that|whose [\w-]+) (?:\w+ly )?(?:may|might|could)\b")
"""A `may` that hedges only what is said by the way: `kratom, which may be sold as tea, harms`."""
_CAUSAL = re.compile(
    r"\b(?<!the )(?<!a )(?<!its )(?<!their )(?<!of )(?<!'s )(?:causes(?! of)|caused(?! by)|prevents?|reduces"
    r"|reduced"
    r"|improves|relieves|treats|leads? to|results? in|increases|decreases|lowers|raises|protects?)\b"
)
_ASSERTIVE = re.compile(
    r"\b(?<!the )(?<!a )(?<!its )(?<!their )(?<!of )(?<!'s )(?<!these )(?:cures|heals|works|treats|relieves"
    r"|eases"
    r"|helps(?! to (?:clear|break))|improves|lifts|calms|soothes|restores|prevents|protects|fixes|boosts"
    r"|kills"
    r"|destroys|damages|injures|harms|poisons|beats|outperforms|eliminates|reverses|strengthens|sharpens)\b"
    r"|\b(?:is|are|stays?|remains?) (?:(?!not\b)\w+ ){0,2}?(?:beneficial|useful|helpful|good for|deadly"
    r"|lethal|fatal"
    r"|dangerous|toxic|poisonous|addictive|the answer|an? (?:\w+ )?(?:medicine|remedy|treatment|cure|poison"
    r"|solution"
    r"|alternative)(?! that\b))\b"
    r"|\bmakes? (?:[\w-]+ ){1,6}?(?:feel|better|worse|calm\w*|well|ill|sick|sleepy?|happ\w+|healthy"
    r"|clearer|sharper)\b"
    r"|\b(?:does|do|will|always|never fails to) (?:help|work|heal|cure|ease|kill|harm|relieve|treat|lift"
    r"|improve"
    r"|prevent|stop|cause)\b"
)
"""What asserts an effect on whoever reads it."""
CAUSAL: Needs = (
    (
        (
            *("^causes$", "^caused$", "^prevent$", "^prevents$", "^reduces$", "^reduced$", "^improves$"),
            *("^relieves$", "^treats$", "^lead$", "^leads$", "^result$", "^results$", "^increases$"),
            *("^decreases$", "^lowers$", "^raises$", "^protect$", "^protects$"),
        ),
    ),
)
"""The words without which nothing is told as a cause."""
ASSERTIVE: Needs = (
    (
        (
            *("^cures$", "^heals$", "^works$", "^treats$", "^relieves$", "^eases$", "^helps$", "^improves$"),
            *("^lifts$", "^calms$", "^soothes$", "^restores$", "^prevents$", "^protects$", "^fixes$"),
            *("^boosts$", "^kills$", "^destroys$", "^damages$", "^injures$", "^harms$", "^poisons$"),
            *("^beats$", "^outperforms$", "^eliminates$", "^reverses$", "^strengthens$", "^sharpens$"),
        ),
    ),
    (
        ("^is$", "^are$", "^stay$", "^stays$", "^remain$", "^remains$"),
        (
            *("^beneficial$", "^useful$", "^helpful$", "^good$", "^deadly$", "^lethal$", "^fatal$"),
            *("^dangerous$", "^toxic$", "^poisonous$", "^addictive$", "^answer$", "^medicine$", "^remedy$"),
            *("^treatment$", "^cure$", "^poison$", "^solution$", "^alternative$"),
        ),
    ),
    (
        ("^make$", "^makes$"),
        (
            *("^feel$", "^better$", "^worse$", "^calm", "^well$", "^ill$", "^sick$", "^sleep", "^happ"),
            *("^healthy$", "^clearer$", "^sharper$"),
        ),
    ),
    (
        ("^does$", "^do$", "^will$", "^always$", "^never$"),
        (
            *("^help$", "^work$", "^heal$", "^cure$", "^ease$", "^kill$", "^harm$", "^relieve$", "^treat$"),
            *("^lift$", "^improve$", "^prevent$", "^stop$", "^cause$"),
        ),
    ),
)
"""The words without which nothing asserts an effect."""


@rule(
    "R352",
    "the wording follows the certainty",
    reason="GRADE guidance 26: readers take the verb for the certainty, so it has to match.",
    remedy="high: plain; moderate: `probably`, `likely`; low: `may`; very low: `it is very uncertain "
    "whether`, or say of a frequency in which sample it was counted",
    excusable=True,
)
def wording_follows_certainty(handbook: Handbook, today: date) -> Iterator[Breach]:
    for claim in handbook.claims.values():
        if not claim.is_written or not claim.grade:
            continue
        level = claim.grade.level
        place = (*claim.place, "statement")
        if level is Level.HIGH:
            continue
        said = words(claim.statement).different
        if not said.isdisjoint(_DENYING) and (denied := _DENIED_HEDGE.search(claim.statement)):
            yield Breach(claim.record, place, f"`{denied.group()}` takes the hedge back")
        if _HEDGES[level].search(_ASIDE.sub(" ", claim.statement)):
            continue
        if claim.kind is ClaimKind.FREQUENCY and ATTRIBUTED.search(claim.statement):
            continue
        yield Breach(claim.record, place, f"no hedge for {level.label} certainty")


@rule(
    "R353",
    "association is not told as cause",
    reason="Surveys, cohorts and cases show what goes together, not what causes what.",
    remedy="write `is linked to`, `was reported after`, `may`, or whether it is known",
    excusable=True,
)
def association_is_not_cause(handbook: Handbook, today: date) -> Iterator[Breach]:
    causal = handbook.own_words.needing(CAUSAL)
    for claim in handbook.claims.values():
        if not claim.is_written or not claim.grade or claim.statement not in causal:
            continue
        if claim.grade.level not in (Level.LOW, Level.VERY_LOW):
            continue
        found = _not_held_back(_CAUSAL, claim.statement)
        if found:
            place = (*claim.place, "statement")
            yield Breach(claim.record, place, f"{_quoted(found)} at {claim.grade.level.label}")


@rule(
    "R355",
    "the hedge of a statement governs all of it",
    reason="`It is very uncertain whether it helps, and it works` asserts what its first half leaves open.",
    remedy="write one assertion a claim, each clause with its own `whether`, `may` or `is not known`",
    excusable=True,
)
def hedges_govern_every_clause(handbook: Handbook, today: date) -> Iterator[Breach]:
    assertive = handbook.own_words.needing(ASSERTIVE)
    for claim in handbook.claims.values():
        if not claim.is_written or claim.statement not in assertive:
            continue
        if claim.is_about_kratom and not (claim.is_graded and claim.level is Level.HIGH):
            found = _not_held_back(_ASSERTIVE, claim.statement)
            if found:
                place = (*claim.place, "statement")
                against = _said_against(claim, found[0])
                fix = f"a finding says `{against}`: say what it says" if against else None
                yield Breach(claim.record, place, f"{_quoted(found)} stands without a hedge", fix)


def _said_against(claim: LinkedClaim, assertion: str) -> str | None:
    """What a finding of a claim denies in the last word of what the claim asserts."""
    word = re.escape(words(assertion)[-1])
    denies = re.compile(rf"\b(?:no|not|never|neither|nor|without)\b[^.;]{{0,40}}?\b{word}\b", re.IGNORECASE)
    said = (denies.search(item.finding) for item in claim.assertion.evidence)
    return next((found.group() for found in said if found), None)


def _not_held_back(words: re.Pattern[str], statement: str) -> tuple[str, ...]:
    return tuple(
        found.group()
        for clause in clauses(statement)
        for found in words.finditer(clause)
        if not is_held_back(clause, found.start())
    )


MOST_GRADE = 10.0
"""The highest reading grade of one page's key points."""
MEDIAN_GRADE = 8.0
"""What half of the pages stay at or below: the grade at which most adults read with ease."""


def _grades(handbook: Handbook) -> Iterator[tuple[float, TopicRecord]]:
    """The reading grade of each page's key points; those on the law are composed from coded fields."""
    for topic in handbook.topics:
        if isinstance(topic, (Jurisdiction, InternationalBody)):
            continue
        names = [f"{topic.id}/{name}" for name in topic.key_points]
        statements = [handbook.claims[name].statement for name in names if name in handbook.claims]
        if statements:
            yield reading_grade(statements), topic


MOST_GRADE_OF_A_STATEMENT = 12.0
"""The highest reading grade of a statement that someone wrote; on law they are composed of coded fields."""


@rule(
    "R363",
    f"a statement reads at grade {MOST_GRADE_OF_A_STATEMENT:.0f} or below",
    reason="Above it, who left school early has to read a sentence twice, or leaves it.",
    remedy="write two short sentences, and everyday words for long ones",
)
def statements_are_in_plain_words(handbook: Handbook, today: date) -> Iterator[Breach]:
    for claim in handbook.claims.values():
        if claim.is_written and (grade := reading_grade([claim.statement])) > MOST_GRADE_OF_A_STATEMENT:
            yield Breach(claim.record, (*claim.place, "statement"), f"grade {grade:.1f}")


@rule(
    "R361",
    f"the key points of a page read at grade {MOST_GRADE:.0f} or below",
    reason="Who is in a hurry or unwell reads the key points and nothing else.",
    remedy="write shorter sentences and everyday words, or choose plainer key points",
)
def key_points_are_in_plain_words(handbook: Handbook, today: date) -> Iterator[Breach]:
    for grade, topic in _grades(handbook):
        if grade > MOST_GRADE:
            yield Breach(topic, ("key_points",), f"grade {grade:.1f}")


@rule(
    "R362",
    f"the key points of half of the pages read at grade {MEDIAN_GRADE:.0f} or below",
    reason="Each page may be just easy enough, and the handbook as a whole still hard.",
    remedy="write the key points of this page, the hardest, in plainer words",
    on_whole=True,
)
def key_points_are_in_plain_words_as_a_whole(handbook: Handbook, today: date) -> Iterator[Breach]:
    grades = list(_grades(handbook))
    median = statistics.median([grade for grade, _ in grades] or [0])
    if median > MEDIAN_GRADE:
        grade, hardest = max(grades, key=lambda item: item[0])
        yield Breach(hardest, ("key_points",), f"half read above grade {median:.1f}, this at {grade:.1f}")
