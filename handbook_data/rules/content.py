"""Rules on what a text is about: its subject and no other, in our language, and as plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from handbook_data.folding import words
from handbook_data.handbook import Handbook
from handbook_data.models.glossary import GlossaryTerm
from handbook_data.models.tombstone import Tombstone
from handbook_data.models.voices import Voice
from handbook_data.rules.registry import Breach, rule
from handbook_data.saying import ENGLISH, explains_nothing, is_english, names_no_part, speaks_of_itself
from handbook_data.vocabulary import CaveatKind, Subject
from handbook_data.word_lists import listed

_OURS = (Voice.STATEMENT, Voice.CAVEAT, Voice.FINDING, Voice.REASON, Voice.PROSE)
_EXPLAINING = frozenset({"meaning", "study_needed", "suspected_misprint"})
"""Keys whose texts explain something, wherever they stand."""


_ANIMALS = listed("animals")
_TOLD_BY_PEOPLE = re.compile(
    r"\b(?:wrote|said|says|told|reported|describ\w+|recall\w*|diar\w+|answer\w*)\b", re.I
)
_NO_STAKE = re.compile(r"^(?:nobody|no one|none|neither)\b|\bno (?:stake|interest|conflict)\b", re.IGNORECASE)


@rule(
    "R364",
    "the kind of a caveat is that of its text and of whom the sources studied",
    reason="`Animal-only` over a study of people, or a stake that is denied, hides what limits the claim.",
    remedy="correct `kind`, or say in the text what it names",
    excusable=True,
)
def caveats_are_of_their_kind(handbook: Handbook, today: date) -> Iterator[Breach]:
    for claim in handbook.claims.values():
        for index, caveat in enumerate(claim.assertion.caveats):
            if caveat.kind is CaveatKind.CONFLICT_OF_INTEREST:
                wrong = _NO_STAKE.search(caveat.text) is not None
            elif caveat.kind in (CaveatKind.ANIMAL_ONLY, CaveatKind.SELF_REPORT):
                held = [handbook.sources.get(item.source) for item in claim.assertion.evidence]
                studied = {subject for source in held if source for subject in source.studied.subjects}
                studied |= {*claim.applies_to.subjects}
                if caveat.kind is CaveatKind.ANIMAL_ONLY:
                    named = not _ANIMALS.isdisjoint(words(caveat.text).different)
                    wrong = Subject.ANIMALS not in studied and not named
                else:
                    wrong = Subject.PEOPLE not in studied and not _TOLD_BY_PEOPLE.search(caveat.text)
            else:
                continue
            if wrong:
                place = (*claim.place, "caveats", index, "kind")
                yield Breach(claim.record, place, f"`{caveat.kind}`: `{caveat.text}`")


@rule(
    "R319",
    "a text has words of its subject",
    reason="`The question is dealt with in the text` says nothing of what was found or why.",
    remedy="say what was seen, in whom, or what the fault is: with a name, a figure, a word of the subject",
)
def texts_have_a_subject(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record, (voice, place, text) in handbook.texts_of(*_OURS):
        if isinstance(record, GlossaryTerm) and record.own_method:
            continue  # the handbook's own words are the subject of its own terms
        if place[-1] in _EXPLAINING or (place == ("reason",) and not isinstance(record, Tombstone)):
            empty = explains_nothing(text)
        else:
            empty = speaks_of_itself(voice, text)
        if empty:
            yield Breach(record, place, "its words would fit any subject")


@rule(
    "R320",
    "a locator names a part of the source",
    reason="Nobody finds `where the authors speak of it`.",
    remedy="name the part: abstract, Table 3, section 40:989.1(B), the heading, the page",
)
def locators_name_a_part(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record, (_, place, text) in handbook.texts_of(Voice.LOCATOR):
        if names_no_part(text):
            yield Breach(record, place, f"`{text}`")


_OF_ANIMALS = re.compile(
    r"\b(?:not|no|never|other (?:studies|tests|work|species|reports)|unlike|differ\w*|human|people|person"
    r"|everything|only|also|rest|rests|whether)\b",
    re.IGNORECASE,
)


@rule(
    "R321",
    "a caveat on animals stands at a claim that is about animals or that animals were studied for",
    reason="`Male mice of one strain` limits nothing that was asked of people or read in a law.",
    remedy="say what limits this claim, or name the source that studied animals",
    excusable=True,
)
def caveats_speak_of_those_studied(handbook: Handbook, today: date) -> Iterator[Breach]:
    for claim in handbook.claims.values():
        if Subject.ANIMALS in claim.applies_to.subjects:
            continue
        for index, caveat in enumerate(claim.assertion.caveats):
            if _ANIMALS.isdisjoint(words(caveat.text).different) or _OF_ANIMALS.search(caveat.text):
                continue
            if Subject.CELLS in claim.applies_to.subjects and _ANIMALS & words(claim.statement).different:
                continue  # cells are of some animal
            sources = [handbook.sources.get(item.source) for item in claim.assertion.evidence]
            if not any(source and Subject.ANIMALS in source.studied.subjects for source in sources):
                place = (*claim.place, "caveats", index, "text")
                yield Breach(claim.record, place, "it names animals, and no source studied any")


_MARKUP = re.compile(
    r"<[a-zA-Z/!?]|\}`|\]\(|</|`[^`]+`_|^\s*(?:#{1,6} |:::|```)|\{\{|\{%|javascript:", re.IGNORECASE
)


@rule(
    "R322",
    "a text is plain text",
    reason="Tags, roles and links that are typed into a text are shown as they stand, or worse, are obeyed.",
    remedy="write it in words; `<` before a figure has a space or the figure right after it",
)
def texts_hold_no_markup(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record, (_, place, text) in handbook.texts_with(
        "<", "`", "](", "# ", ":::", "{{", "{%", "javascript:"
    ):
        if found := _MARKUP.search(text):
            yield Breach(record, place, f"`{found.group()}`")


@rule(
    "R323",
    "what is in our words is in English",
    reason="A caveat that readers cannot read limits nothing for them.",
    remedy="translate it; names and titles stay as they are",
    excusable=True,
)
def our_words_are_english(handbook: Handbook, today: date) -> Iterator[Breach]:
    english = handbook.own_words.needing(ENGLISH)
    for record, (_, place, text) in handbook.texts_of(*_OURS):
        if text not in english and not is_english(text):
            yield Breach(record, place, "hardly any word of English")
