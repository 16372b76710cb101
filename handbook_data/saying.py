"""Whether a text says anything: enough words of English, and not one of the phrases that fit everywhere."""

from __future__ import annotations

import re
from collections.abc import Set
from functools import cache, lru_cache

from handbook_data.folding import Words, folded, words
from handbook_data.models.voices import Voice
from handbook_data.word_index import Needs
from handbook_data.word_lists import listed

_OF_OTHERS = (Voice.NAME, Voice.QUOTED)
_SHORT = (Voice.LABEL, Voice.LOCATOR)
_LABEL, _LOCATOR = _SHORT
_CAVEAT = Voice.CAVEAT
_FEW = frozenset(
    {"only", "alone", "single", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}
)
"""Words that make a limit of what they stand with."""
_LEAST = {Voice.STATEMENT: 4, Voice.CAVEAT: 4, Voice.FINDING: 3, Voice.REASON: 2}
"""How many different words or figures a text of each voice has at least; the others have one."""
_SENTENCES = (Voice.STATEMENT, Voice.CAVEAT)
"""Voices that speak in whole sentences."""
_TERSE = (Voice.PROSE, Voice.FINDING)
"""Voices that may speak in signs and figures alone."""
_JOINING = listed("joining")
"""The small words that hold an English sentence together."""
_GENERIC = listed("fits-any-claim")
"""Words of which one can make a caveat that fits any claim."""
_ABOUT_ITSELF = _GENERIC | listed("about-itself")
"""These, and the words with which a text speaks of itself, of its question or of its rating."""
_SEEN = listed("how-it-was-seen")
"""Words of these that say in whom, by whom or how something was seen, enough for a short reason."""
_MEANT = 2
"""So many words of its subject are needed where a text explains."""


def _any_of(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


_LIMIT = (
    r"(?:(?:caveat|limitation|reservation|qualification|qualifier|drawback|shortcoming)s?|weakness(?:es)?"
    r"|limits?"
    r"(?= *(?:$|[.;!]|here|known|appl|to (?:this|it|the (?:claim|statement))|whatsoever|at all|of any)))"
)
_STOCK = _any_of(
    r"(?:(?:n ?a|nil|null|none|nothing|no|yes|ok|unknown|unspecified|undefined|not (?:applicable|available"
    r"|known|given|stated|specified|provided|needed|required|relevant))"
    r"(?: at all| whatsoever| here| really)? ?)+",
    r"(?:there (?:is|are|was|were) |has |have |needs? |with |we (?:know|see|have) )?"
    rf"(?:no|not any|not a single|without|zero|hardly any) (?:\w+ ){{0,3}}{_LIMIT}.*",
    r"nothing (?:to (?:add|say|report|declare|note|see|mention)|limits|more|further|special|of note)"
    r"(?: (?:this|it|the|claim|statement|here|about|at|all|to|be|said|added|known|further|more))*",
    r"(?:much |clearly |of course )?(?:more|further|additional|future) (?:(?:and|better|larger|good|clinical"
    r"|human|rigorous|scientific|controlled) )*(?:research|study|studies|work|evidence|data|trials)"
    r"(?: (?:is|are|would|will|may|might|could|should|must|on|into|about|in|needed|required|warranted)\b.*)?",
    r"(?:tbd|tba|tbc|to ?do|fixme|xxx+|wip|placeholder|dummy|example text|sample text)(?: \w+){0,4}",
    r"to be (?:added|announced|completed|confirmed|decided|defined|determined|done|filled|written)\b.*",
    r"(?:please )?(?:see|cf|refer to|as (?:in|per|above|below|stated|said|before)|same as|ditto)(?: (?:in"
    r"|the|above|below|before|previous|other|statement|claim|finding|caveat|source))*",
    r"(?:this is |it is )?(?:not|no) (?:medical|legal|professional|health) advice(?: \w+){0,6}",
    r"(?:please |always |do )?(?:ask|consult|talk to|see|speak to|contact) (?:\w+ ){0,3}"
    r"(?:doctor|physician|professional|pharmacist|clinician|expert|provider)s?(?: \w+){0,6}",
    r"(?:insert|write|fill in|add|put|your|enter|some|any) (?:\w+ )?(?:text|caveat|reason|words?|here)\b.*",
    r"lorem ipsum.*|blah?(?: blah?)*|foo(?: ba[rz])*|test(?:ing)?(?: test(?:ing)?)*|(?:asdf|qwert).*",
    r"self (?:evident|explanatory)|(?:it|this) is what it is|obvious(?:ly)?",
    r"(?:the )?(?:usual|standard|general|normal|same|obvious) (?:\w+ )?"
    rf"(?:{_LIMIT}|disclaimers?|warnings?)\b.*",
)
"""Sentences, without case and punctuation, that say nothing in any place."""
_STOCK_BEGINS = re.compile(
    r"\W*(?:n/?a|n /|nil|null|none|nothing|no|not|yes|ok|un(?:known|specified|defined)|there (?:is|are|was"
    r"|were)|has"
    r"|have|needs?|with|we (?:know|see|have)|zero|hardly|without|much|clearly|of course|more|further"
    r"|additional"
    r"|future|tb[dac]|to ?do|to be|fixme|xxx+|wip|placeholder|dummy|example|sample|please|see|cf|refer"
    r"|as (?:in|per|above|below|stated|said|before)|same|ditto|idem|th(?:is|at) is|it is|always|do|ask"
    r"|consult|talk"
    r"|speak|contact|insert|write|fill in|add|put|your|enter|some|any|lorem|bla|blah|foo|test|testing|asdf\w*"
    r"|qwert\w*|self|obvious|obviously|(?:the )?(?:usual|standard|general|normal|obvious))\b",
    re.IGNORECASE,
)
"""How all of these sentences begin; what begins otherwise needs no closer look."""
_STOCK_WORDS = (
    *("na", "n a", "nil", "null", "no", "yes", "ok", "un", "there ", "has ", "have ", "need", "with", "we "),
    *("zero", "hardly", "much ", "clearly ", "of course", "more ", "further ", "additional ", "future "),
    *("tbd", "tba", "tbc", "todo", "to do", "to be", "fixme", "xxx", "wip", "placeholder", "dummy"),
    *("example ", "sample ", "please ", "see", "cf", "refer ", "as ", "same", "ditto", "this is", "it is"),
    *("always ", "do ", "ask ", "consult ", "talk ", "speak ", "contact ", "insert ", "write ", "fill "),
    *("add ", "put ", "your ", "enter ", "some ", "any ", "lorem", "bla", "foo", "test", "asdf", "qwert"),
    *("self ", "obvious", "usual ", "standard ", "general ", "normal ", "the usual", "the standard"),
    *("the general", "the normal", "the same", "the obvious"),
)
"""The same, of their first two words without case and punctuation."""
_STOCK_LETTERS = frozenset(word[:2] for word in _STOCK_WORDS)
_STOCK_FIRST = listed("begins-empty")
"""Their first words, without those of which only the beginning is told: these are …"""
_STOCK_STARTS = ("xxx", "asdf", "qwert")
_COMMONEST = frozenset({"the", "of", "in", "was", "and", "to", "were", "is", "not"})
ENGLISH: Needs = ((tuple(f"^{word}$" for word in sorted(_COMMONEST)),),)
"""Words of which one is enough to tell that a text is in English."""
_LONG = 70
"""In so many characters, a text that says nothing would have to repeat itself or be no English."""
_LONGEST_STOCK = 16
"""Longer sentences are not looked at: nobody pads these words so far."""
_DISMISSED = _any_of(
    r"\b(?:no|not|nor|never|nothing|none|without|needs? no|zero|nobody|free (?:of|from)|lacks?|hardly|any)\b"
    rf"[^.;]{{0,40}}\b(?:{_LIMIT}|to worry|to doubt|objections?)(?!\w)",
    rf"\b{_LIMIT}[^.;]{{0,25}}\b(?:(?:is|are|was|were|do|does) not|none|nil|unnecessary|needless|absent)\b",
    r"\bnothing (?:limits|restricts|qualifies)\b",
    r"\b(?:beyond|without|no) (?:a |any |all |the |reasonable )*(?:doubt|question|dispute)\b",
    r"\b(?:fully|completely|entirely|absolutely|perfectly|totally|wholly|100 ?%|quite) (?:certain|sure|proven"
    r"|proved|established|reliable|conclusive|settled|true|trustworthy|accurate)\b",
    r"\b(?:undisputed|indisputable|incontestable|unquestionable|undeniable|irrefutable|airtight"
    r"|watertight)\b",
)
"""Words that take a caveat back."""
_SENTENCE = re.compile(r"[.,;:!?]+(?:\s|$)")
_SMALL_WORD = re.compile(r"\b[a-z]{4,}\b")
_WITHOUT_VOWEL = re.compile(r"[bcdfghj-np-tv-xz](?<!\w.)[bcdfghj-np-tv-xz]{3,}\b")
"""Of small letters only: names in capitals have no vowels either (PTSD, ADHD)."""
_RUN = re.compile(r"([a-z])\1\1\1")


def emptiness(voice: Voice, text: str) -> str | None:
    """Why a text says nothing, or None."""
    if voice in _OF_OTHERS:
        return None if any(map(str.isalnum, text)) else "no letter and no digit"
    said = words(text)
    if voice in _SHORT and text[0].isalnum() and not _begins_as_stock(text, said):
        return None
    if says_plenty(text) and not _COMMONEST.isdisjoint(said.different):
        return None
    different = len(said.different)
    if different < _LEAST.get(voice, 1) and not (voice is _CAVEAT and _says_how_few(said)):
        if voice is _LABEL and any(character in "±%°" for character in text):
            return None
        return f"{different} different words" if said else "no word"
    if voice is _LABEL:
        return None
    begun = " ".join(said[:2])
    if begun[:2] in _STOCK_LETTERS and begun.startswith(_STOCK_WORDS):
        if all(map(_is_stock, _SENTENCE.split(folded(text)))):
            return "a phrase that says nothing"
    return None if voice is _LOCATOR else _no_language(voice, text, said)


def _begins_as_stock(text: str, said: Words) -> bool:
    """Whether a text begins like one that says nothing; most are told by their first word."""
    if text.isascii() and said and said[0] not in _STOCK_FIRST and not said[0].startswith(_STOCK_STARTS):
        return False
    return bool(_STOCK_BEGINS.match(text))


def _says_how_few(said: Words) -> bool:
    """Whether a caveat of two or three words limits something by naming it: `Rats only`, `One cohort`."""
    how = [word for word in said.different if word in _FEW or word.isdigit()]
    return bool(how) and bool(said.different - _ABOUT_ITSELF - _FEW - {*how})


def says_plenty(text: str) -> bool:
    """Whether a text needs no closer look if it is in English: it is long and has most of its words once."""
    if len(text) <= _LONG:
        return False
    said = words(text)
    return len(said.different) * 3 > len(said) * 2 and not _begins_as_stock(text, said)


def _is_stock(sentence: str) -> bool:
    said = words(sentence)
    return len(said) <= _LONGEST_STOCK and (not said or bool(_STOCK.fullmatch(" ".join(said))))


def _no_language(voice: Voice, text: str, said: Words) -> str | None:
    if voice not in _TERSE and not any(len(word) > 2 and word.isalpha() for word in said):
        return "no word of three letters"
    if any(map(_is_odd, said)):
        if _RUN.search(text.lower()):
            return "one letter four times in a row"
        without_vowel = len(_WITHOUT_VOWEL.findall(text))
        if without_vowel > 1 and without_vowel > len(_SMALL_WORD.findall(text)) // 4:
            return "letters that make no words"
    if voice in _SENTENCES and len(said) > 5 and len(said.different & _JOINING) * 12 < len(said):
        if sum(word in _JOINING for word in said) * 12 < len(said):
            return "no sentence of English"
    if len(said) >= 8 and len(said.different) * 3 < len(said):
        return "the same words again and again"
    return None


@cache
def _is_odd(word: str) -> bool:
    """Whether a word has one letter four times in a row, or no vowel."""
    return _WITHOUT_VOWEL.match(word) is not None or _RUN.search(word) is not None


_LIMITS = (
    *("^caveat", "^limitation", "^reservation", "^qualif", "^drawback", "^shortcoming", "^weakness"),
    "^limit",
)
DISMISSALS: Needs = (
    (
        (*_LIMITS, "^worry$", "^doubt$", "^objection"),
        (
            *("^no$", "^not$", "^nor$", "^never$", "^nothing$", "^none$", "^without$", "^zero$", "^nobody$"),
            *("^free$", "^lack$", "^lacks$", "^hardly$", "^any$", "^nil$", "^unnecessary$", "^needless$"),
            "^absent$",
        ),
    ),
    (("^nothing$",), ("^limits$", "^restricts$", "^qualifies$")),
    (("^doubt$", "^question$", "^dispute$"), ("^beyond$", "^without$", "^no$")),
    (
        (
            *("^certain$", "^sure$", "^proven$", "^proved$", "^established$", "^reliable$", "^conclusive$"),
            *("^settled$", "^true$", "^trustworthy$", "^accurate$"),
        ),
        (
            *(
                "^fully$",
                "^completely$",
                "^entirely$",
                "^absolutely$",
                "^perfectly$",
                "^totally$",
                "^wholly$",
            ),
            *("^100$", "^quite$"),
        ),
    ),
    (
        (
            *("^undisputed$", "^indisputable$", "^incontestable$", "^unquestionable$", "^undeniable$"),
            *("^irrefutable$", "^airtight$", "^watertight$"),
        ),
    ),
)
"""The words without which nothing takes a caveat back."""


def fits_anything(text: str) -> str | None:
    """Why a caveat limits nothing, or limits any claim alike; None if it is about something."""
    if found := _DISMISSED.search(folded(text)):
        return f"`{found.group()}` takes the caveat back"
    return "every word of it would fit any claim" if is_generic(text) else None


def is_generic(text: str) -> bool:
    """Whether every word of a caveat would fit any claim."""
    return words(text).different <= _GENERIC


_NONE_FOUND = re.compile(r"\b(?:no|none|nothing|nobody)\b.*\bfound\b", re.IGNORECASE)
_TELLING = (Voice.FINDING, Voice.STATEMENT)
"""Voices that say what was found, so that a word on how it was seen is not enough."""


def speaks_of_itself(voice: Voice, text: str) -> bool:
    """Whether a text has no word, name or figure of its subject, only words on itself or on any rating."""
    said = words(text).different
    if not said <= _ABOUT_ITSELF:
        return False
    return voice in _TELLING or (said.isdisjoint(_SEEN) and not _NONE_FOUND.search(text))


def explains_nothing(text: str) -> bool:
    """Whether a meaning, a verdict or a study that is asked for has hardly a word of its subject."""
    of_subject = words(text).different - _ABOUT_ITSELF
    return len(of_subject) < _MEANT and not any(word.isdigit() for word in of_subject)


_PARTS = listed("parts-of-sources")


_VAGUE_PLACE = re.compile(
    r"(?:in |at |to |the |a |some )*(?:where(?:ver)?|(?:some|any|every)where|throughout|there(?:in)?|place"
    r"|spot)\b",
    re.IGNORECASE,
)


_DIGIT = re.compile("[0-9]")


def names_no_part(locator: str) -> bool:
    """Whether a locator names no part of a source: no sort of part, no figure, no heading.

    `Where the authors speak of mice` names none either.
    """
    if not locator.isascii() or _DIGIT.search(locator):
        return False
    said = words(locator)
    if any(word in _PARTS or word.removesuffix("s") in _PARTS for word in said):
        return False
    if _VAGUE_PLACE.match(locator):
        return True
    return (
        not locator.startswith(("What ", "How ", "Why ", "When ", "Who ")) and said.different <= _ABOUT_ITSELF
    )


_FOREIGN = listed("joining-elsewhere")
"""Small words that hold sentences together in other languages and stand in no English one."""


def is_english(text: str) -> bool:
    """Whether a text of some length is held together by words of English rather than of another language."""
    said = words(text)
    if len(said) < 6 or not _COMMONEST.isdisjoint(said.different):
        return True
    foreign = sum(word in _FOREIGN for word in said)
    return foreign < 2 or foreign * 10 < len(said) or foreign <= sum(word in _JOINING for word in said)


_LIMITING = listed("limiting")
"""Words with which a text can limit what another says with the same words."""
_ENDINGS = ("ing", "ied", "ies", "ed", "es", "ly", "s")
_LEAST_TURNED = 5
"""So many words of its subject a text has at least that can be the words of another, turned round."""
_LEAST_PADDED = 8
"""From so many on, one in four may be new."""
_MOST_NEW = _LEAST_PADDED // 2


def only_turns(later: str, earlier: str, padded: bool) -> bool:
    """Whether a text has the words of another in another order, and limits nothing by a word of its own.

    `padded`: or also a few words more.
    """
    said, before = words(later).different, words(earlier).different
    new = _carrying(later) - before
    if len(new) > _MOST_NEW or len(new) * 2 > len(said) or not (said - before).isdisjoint(_LIMITING):
        return False
    subject = {_stem(word) for word in said - _JOINING if not word.isdigit()}
    fresh = {_stem(word) for word in new} - {_stem(word) for word in before}
    if len(subject) < _LEAST_TURNED:
        return False
    return not fresh or (padded and len(subject) >= _LEAST_PADDED and len(fresh) * 4 <= len(subject))


def says_more(later: str, said: Set[str]) -> bool:
    """Whether a text has so many words that were not said before that it only turns none of them."""
    return len(_carrying(later) - said) > _MOST_NEW


@lru_cache(maxsize=8192)
def _carrying(text: str) -> frozenset[str]:
    """The words of a text that do not only join others."""
    return words(text).different - _JOINING


@lru_cache(maxsize=8192)
def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) > 2:
            return word.removesuffix(ending)
    return word
