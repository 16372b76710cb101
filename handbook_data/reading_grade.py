"""How many years of school a text asks of its reader: the Flesch-Kincaid grade level.

Method: Kincaid and others 1975, Derivation of new readability formulas: 0.39 words a sentence + 11.8
syllables a word - 15.59. Syllables are counted from the spelling; a figure, a web address and an
abbreviation in capitals are read at sight and count as one, and a term that is explained in brackets
right behind it counts as at most three. Libraries hyphenate instead, or look words
up in a dictionary that takes as long to load as all records and knows neither kratom nor its alkaloids:
to one of them `methylphenidate` has one syllable.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

_WORD = re.compile(r"[^\W_][\w'’.-]*")
_SENTENCE_ENDS = re.compile(r"[.!?]['\")’”]*(?=\s+[\"'‘“(]?[A-Z])")
_SILENT = re.compile(
    r"(?<=[aeiouy])([^aeiouy]*[^aeiouyl]|l+)e(?=(?:ly|ment|ful|less|ness|line|one|thing|where)s?$)"  # safely
    r"|(?<=[aeiouy])([^aeiouy]*[^aeiouyl]|l+)e$"  # rate, while; not little
    r"|(?<=[aeiouy])([^aeiouy]*[^aeiouytdl]|l+)ed$"  # used; not rated
    r"|(?<=[aeiouy])([^aeiouy]*[^aeiouycgsxzhl]|l+|th)es$"  # sites, times; not causes, matches
    r"|(?<=[aeiouy])([^aeiouy]*[gq])ues?$"  # fatigue
)
_EXPLAINED = re.compile(r"([^\W\d_][\w'’-]*) \((?=[a-z]{2,}[ )])(?!for |as |in |of |with |and |or )")
"""`benzodiazepines (calming pills)`: who stumbles over the term reads the words behind it."""
_EXPLAINED_AS = 3
_VOWELS = re.compile(r"[aeiouy]+")
_APART = re.compile(
    r"(?<![ctgs])i[ao](?![un])|ian(?=c?[est]?$)|ia(?=t)|(?<![ctgx])iou(?=s)|iet|eo(?!p)|ua(?!r)|uic|iu"
    r"|[aeou]i(?=ng)|rea(?=ct)|yo(?=n)|[st]hm\b|sms?$"
)
"""Vowels that stand together and are spoken apart: opi-oid, medi-an, anxi-ety; and the -sm of metabolism."""


@cache
def syllables(word: str) -> int:
    """How many syllables a word has, at least one."""
    bare = re.sub(r"[^A-Za-z]", "", word)
    if not bare or "." in word.rstrip(".") or (bare.isupper() and len(bare) > 1):
        return 1
    lower = _SILENT.sub(lambda match: "".join(filter(None, match.groups())), bare.lower())
    return max(1, len(_VOWELS.findall(lower)) + len(_APART.findall(lower)))


def reading_grade(statements: Sequence[str]) -> float:
    """The grade of some statements read one after the other; raise ValueError if they have no word."""
    counted = [_counted(statement) for statement in statements]
    if not any(words for _, words, _ in counted):
        raise ValueError("no words to grade")
    sentences, words, spoken = map(sum, zip(*counted, strict=True))
    return 0.39 * words / sentences + 11.8 * spoken / words - 15.59


@lru_cache(maxsize=4096)
def _counted(statement: str) -> tuple[int, int, int]:
    """How many sentences, words and syllables a statement has."""
    words = _WORD.findall(statement)
    spoken = sum(map(syllables, words))
    if " (" in statement:
        spoken -= sum(max(0, syllables(term) - _EXPLAINED_AS) for term in _EXPLAINED.findall(statement))
    return 1 + len(_SENTENCE_ENDS.findall(statement)), len(words), spoken
