"""Rules on every text that is shown: its characters, and whether it says anything of its own."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from handbook_data.characters import fault
from handbook_data.folding import Words, words
from handbook_data.handbook import Handbook, LinkedClaim
from handbook_data.models.circulating_claim import CirculatingClaim
from handbook_data.models.glossary import GlossaryTerm
from handbook_data.models.measurement import MeasurementTable
from handbook_data.models.record import Record
from handbook_data.models.voices import Voice
from handbook_data.reading import Place
from handbook_data.rules.registry import Breach, rule
from handbook_data.saying import (
    DISMISSALS,
    ENGLISH,
    emptiness,
    fits_anything,
    is_generic,
    only_turns,
    says_more,
    says_plenty,
)
from handbook_data.vocabulary import CaveatKind, Stance


@rule(
    "R315",
    "a text is made of characters that everyone sees as they are",
    reason="Look-alikes, fillers and loose accents hide words from readers and from rules.",
    remedy="type the text again with plain letters, one space between words and accents on their letters",
    excusable=True,
)
def texts_are_what_they_look_like(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record, (voice, place, text) in handbook.texts_with("&", "  "):
        found = fault(text, any_script=voice in _OF_OTHERS)
        if found:
            yield Breach(record, place, found)


@rule(
    "R316",
    "a text says something",
    reason="A caveat, a finding or a reason that is a row of dots or `n/a` is missing, whatever its length.",
    remedy="say it in a sentence of plain words, or leave an optional field out",
)
def texts_say_something(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record, (voice, place, text) in handbook.texts_of(*_OF_OTHERS):
        if not text[0].isalnum() and (found := emptiness(voice, text)):
            yield Breach(record, place, found)
    english = handbook.own_words.needing(ENGLISH)
    for voice in _OURS:
        different = {shown.words for _, shown in handbook.texts_of(voice)}  # a label stands in many places
        plenty = {text for text in different & english if says_plenty(text)}
        empty = {text: found for text in different - plenty if (found := emptiness(voice, text))}
        for record, shown in handbook.texts_of(voice) if empty else ():
            if shown.words in empty:
                yield Breach(record, shown.place, empty[shown.words])


_OF_OTHERS = (Voice.QUOTED, Voice.NAME)
_OURS = tuple(voice for voice in Voice if voice not in _OF_OTHERS)


_MERGED = re.compile(r"<{7}|>{7}|={7}|\|{7}")


@rule(
    "R344",
    "no text holds the marks of two versions that were not joined",
    reason="Between `<<<<<<<` and `>>>>>>>` stand two texts, of which nobody has chosen one.",
    remedy="choose the right version, and delete the marks and the other",
)
def versions_are_joined(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record, (_, place, text) in handbook.texts_with("<<<<<<<", ">>>>>>>", "=======", "|||||||"):
        if found := _MERGED.search(text):
            yield Breach(record, place, f"`{found.group()}`")


_IN_SENTENCES = frozenset({Voice.STATEMENT, Voice.CAVEAT, Voice.FINDING, Voice.REASON})
_STOPS = ".?!"
_CLOSING = "\"'”’»)]"
_GOING_ON = ("the", "and", "or", "an", "because", "than", "whose", "their", "its", "whether")
_CUT_OFF = frozenset({*_GOING_ON, "of", "to", "with", "which", "that", "from", "but"})
"""Words that no text ends with that has no stop."""
_STOPPED = frozenset(f"{word}{stop}" for word in _GOING_ON for stop in _STOPS)
"""Words that no sentence ends with, with its stop."""


@rule(
    "R345",
    "a text goes on to the end of its sentence",
    reason="`A review adds effects that` lost its end, and nobody can know what it was.",
    remedy="write the sentence to its end, with a full stop; what was lost stands in the version before",
)
def sentences_have_an_end(handbook: Handbook, today: date) -> Iterator[Breach]:
    for voice in (*_IN_SENTENCES, Voice.PROSE):
        for record, (_, place, text) in handbook.texts_of(voice):
            last = text[text.rfind(" ") + 1 :]
            if text[-1] in _STOPS:
                is_whole = last not in _STOPPED
            else:
                is_whole = last not in _CUT_OFF and (
                    voice not in _IN_SENTENCES or text.rstrip(_CLOSING)[-1:] in (*_STOPS,)
                )
            if not is_whole:
                yield Breach(record, place, f"it ends with `{text[-20:].lstrip()}`")


@rule(
    "R317",
    "a caveat names a limit of its claim",
    reason="`Interpret with caution` fits every claim, and `no limits` takes the caveat back.",
    remedy="say what was not measured, who was not studied, what else could explain it",
    excusable=True,
)
def caveats_limit_something(handbook: Handbook, today: date) -> Iterator[Breach]:
    doubtful = handbook.own_words.needing(DISMISSALS)
    for record, shown in handbook.texts_of(Voice.CAVEAT):
        if not (shown.words in doubtful or is_generic(shown.words)):
            continue
        found = fits_anything(shown.words)
        if found and not emptiness(shown.voice, shown.words):
            yield Breach(record, shown.place, found)


@rule(
    "R318",
    "the texts of a claim differ from one another",
    reason="A caveat that repeats the statement or a finding adds nothing that a reader could weigh.",
    remedy="say in each field what that field is for",
    excusable=True,
)
def texts_of_a_claim_differ(handbook: Handbook, today: date) -> Iterator[Breach]:
    for claim in handbook.claims.values():
        yield from _copies(claim.record, _texts_of(claim))
        yield from _turned_round(claim)
    for record in handbook.records.values():
        match record:
            case MeasurementTable():
                caveats = [(("caveats", n, "text"), caveat.text) for n, caveat in enumerate(record.caveats)]
                yield from _copies(record, [(("title",), record.title), *caveats])
            case CirculatingClaim():
                yield from _copies(record, [(("assertion",), record.assertion), (("reason",), record.reason)])
            case GlossaryTerm():
                yield from _copies(record, [(("term",), record.term), (("meaning",), record.meaning)])


def _texts_of(claim: LinkedClaim) -> list[tuple[Place, str]]:
    item = claim.assertion
    certainty = (*claim.place, "certainty")
    found = [((*claim.place, "statement"), claim.statement)]
    found += [((*claim.place, "evidence", n, "finding"), e.finding) for n, e in enumerate(item.evidence)]
    found += [((*claim.place, "caveats", n, "text"), caveat.text) for n, caveat in enumerate(item.caveats)]
    if claim.stated_basis:
        found.append(((*certainty, "reason"), claim.stated_basis.reason))
    elif grade := claim.grade:
        found += [((*certainty, "downgrades", n, "reason"), d.reason) for n, d in enumerate(grade.downgrades)]
        found += [((*certainty, "upgrades", n, "reason"), u.reason) for n, u in enumerate(grade.upgrades)]
    if claim.study_needed:
        found.append(((*claim.place, "study_needed"), claim.study_needed))
    return found


def _copies(record: Record, found: list[tuple[Place, str]]) -> Iterator[Breach]:
    """Later texts that repeat an earlier one.

    Two sources may have found the same, a statement may be all that was found in other words, and one
    reason may hold in two domains.
    """
    said = [words(text) for _, text in found]
    before: frozenset[str] = frozenset()
    for later, (place, _) in enumerate(found):
        new, before = said[later].different - before, before | said[later].different
        if place[-1] == "finding":  # the first text is then the statement
            if said[later] == said[0]:
                yield Breach(record, place, f"it repeats `{_named(found[0][0])}`")
            continue
        if len(new) > max(_PART, len(said[later].different) // 6 + 1):
            continue  # so many words of its own are too many for a copy
        for earlier in range(later):
            other = found[earlier][0]
            if not place[-1] == other[-1] == "reason" and _repeats(said[later], said[earlier]):
                yield Breach(record, place, f"it repeats `{_named(other)}`")
                break


def _turned_round(claim: LinkedClaim) -> Iterator[Breach]:
    """Caveats with the words of the statement, of what supports it or of another caveat in other order.

    A caveat may tell what a finding that qualifies or contradicts has found. A reason is held against the
    statement alone.
    """
    item = claim.assertion
    before = [("statement", claim.statement)]
    before += [("finding", e.finding) for e in item.evidence if e.stance is Stance.SUPPORTS]
    said = set[str]().union(*[words(text).different for _, text in before])
    for index, caveat in enumerate(item.caveats):
        has_own_word = caveat.kind is CaveatKind.CONFLICT_OF_INTEREST  # whose interest the statement may say
        for name, other in () if says_more(caveat.text, said) else before:
            if only_turns(caveat.text, other, padded=name == "statement" and not has_own_word):
                place = (*claim.place, "caveats", index, "text")
                yield Breach(claim.record, place, f"it only turns the words of a {name} round")
                break
        before.append(("caveat", caveat.text))
        said |= words(caveat.text).different
    if claim.stated_basis and only_turns(claim.stated_basis.reason, claim.statement, padded=False):
        place = (*claim.place, "certainty", "reason")
        yield Breach(claim.record, place, "it only turns the words of the statement round")


def _named(place: Place) -> str:
    parts = [f"{part + 1}" if isinstance(part, int) else part for part in place]
    return ".".join(
        parts[2:] if place[0] in ("claims", "periods", "local", "pending", "decisions") else parts
    )


_PART = 6
"""So many words of another text in a row, and little besides, are a copy of a part of it."""


def _repeats(later: Words, earlier: Words) -> bool:
    """Whether a text says no more than another one, or adds only a few words to it."""
    if later.different <= earlier.different and len(later) >= _PART and _is_part(later, earlier):
        return True
    if earlier.different <= later.different and len(later) - len(earlier) <= min(_PART, len(earlier)):
        if _is_part(earlier, later):
            return True
    return _differ_little(earlier.different, later.different)


def _is_part(part: Words, whole: Words) -> bool:
    return len(part) <= len(whole) and f" {' '.join(part)} " in f" {' '.join(whole)} "


def _differ_little(first: frozenset[str], second: frozenset[str]) -> bool:
    """Whether all but a seventh of the words, or all but a word or two, are the same."""
    fewer = abs(len(first) - len(second))
    if fewer > 2 and fewer * 7 > len(first) + len(second):
        return False
    size = max(len(first), len(second))
    most = max(1 if size < 8 else 2, size // 7)
    return fewer <= most and len(first ^ second) <= most


@rule(
    "R310",
    "a caveat is written for its claim",
    reason="A caveat that fits everything says nothing about this claim.",
    remedy="say what limits this very claim",
    excusable=True,
)
def caveats_are_specific(handbook: Handbook, today: date) -> Iterator[Breach]:
    places = (
        ((claim, (*claim.place, "caveats", index, "text")), caveat.text)
        for claim in handbook.claims.values()
        for index, caveat in enumerate(claim.assertion.caveats)
    )
    for group in _alike(places):
        for claim, place in group[2:]:
            yield Breach(claim.record, place, f"the same text stands at {len(group)} claims")
    yield from _taken_from_elsewhere(handbook)


_MOST_ALIKE = 10
"""So many words of a sentence two people may write alike."""
_SENTENCE_END = re.compile(r"(?<=[.;:!?]) ")


def _taken_from_elsewhere(handbook: Handbook) -> Iterator[Breach]:
    """Caveats with a long sentence of a caveat of another page, where the claims have no source in common."""
    seen: dict[str, list[tuple[LinkedClaim, Place]]] = defaultdict(list)
    for claim in handbook.claims.values():
        for index, caveat in enumerate(claim.assertion.caveats if claim.is_written else ()):
            for sentence in _SENTENCE_END.split(caveat.text):
                if sentence.count(" ") >= _MOST_ALIKE:
                    place = (*claim.place, "caveats", index, "text")
                    seen[sentence.casefold().rstrip(".;:!?")].append((claim, place))
    for told in seen.values():
        for claim, place in told if len(told) > 1 else ():
            others = (other for other, _ in told if other.record is not claim.record)
            for other in others:
                if not handbook.origins(claim) & handbook.origins(other):
                    yield Breach(claim.record, place, f"a sentence of it is one of `{other.full_id}`")
                    break


_LEAST_COPIED = 8
"""Words of a caveat that two people hardly write alike."""


@rule(
    "R343",
    "a caveat is no caveat of another page with a word changed",
    reason="`Only rats were given the tea`, taken from another page with `mice` for `rats`, limits nothing.",
    remedy="say what limits this very claim, in words of its own",
    excusable=True,
)
def caveats_are_not_copied_and_changed(handbook: Handbook, today: date) -> Iterator[Breach]:
    seen: dict[tuple[int, int, Words | tuple[str, ...]], list[_Written]] = defaultdict(list)
    for claim in handbook.claims.values():
        if not claim.is_written:
            continue  # what was not read of one law is told alike of another
        for index, caveat in enumerate(claim.assertion.caveats):
            said = words(caveat.text)
            if len(said) < _LEAST_COPIED:
                continue
            half = len(said) // 2
            written = _Written(claim, (*claim.place, "caveats", index, "text"), said)
            for part, key in enumerate((said[:half], said[half:])):
                for other in seen[len(said), part, key]:
                    if found := _changed(handbook, written, other):
                        yield found
                seen[len(said), part, key].append(written)


class _Written(NamedTuple):
    """A caveat in its place, with its words."""

    claim: LinkedClaim
    place: Place
    said: Words


def _changed(handbook: Handbook, later: _Written, earlier: _Written) -> Breach | None:
    """The caveat that differs from one of another page in one word, which is none of its claim."""
    pairs = [(ours, theirs) for ours, theirs in zip(later.said, earlier.said, strict=True) if ours != theirs]
    if len(pairs) != 1 or later.claim.record is earlier.claim.record:
        return None
    ours, theirs = pairs[0]
    if min(len(ours), len(theirs)) <= _SHORT:
        return None
    for one, word, other in ((later, ours, earlier), (earlier, theirs, later)):
        if word not in _own_words(handbook, one.claim):
            found = f"`{word}`, but for which it is a caveat of `{other.claim.full_id}`"
            return Breach(one.claim.record, one.place, found)
    return None


_SHORT = 3
"""Letters of words that say nothing by themselves."""


def _own_words(handbook: Handbook, claim: LinkedClaim) -> frozenset[str]:
    """The words of a claim's statement, findings, sources and page."""
    texts = [claim.statement, claim.record.title, claim.full_id.replace("-", " ").replace("/", " ")]
    for item in claim.assertion.evidence:
        source = handbook.sources.get(item.source)
        texts += [item.finding, item.locator, source.title if source else ""]
        texts += [source.studied.population or "", source.studied.product or ""] if source else []
    return words(" ".join(texts)).different


@rule(
    "R311",
    "no two claims say the same",
    reason="Two claims with one meaning split their evidence and drift apart.",
    remedy="join them: one claim with all the evidence, named where it is needed",
    excusable=True,
)
def no_claim_twice(handbook: Handbook, today: date) -> Iterator[Breach]:
    statements = (
        ((claim, (*claim.place, "statement")), claim.statement)
        for claim in handbook.claims.values()
        if claim.is_written
    )
    for (first, _), *others in _alike(statements):
        for claim, place in others:
            yield Breach(claim.record, place, f"the same statement as `{first.full_id}`")


def _alike(
    texts: Iterable[tuple[tuple[LinkedClaim, Place], str]],
) -> Iterator[list[tuple[LinkedClaim, Place]]]:
    """Places whose texts are the same in all but case, space and punctuation."""
    groups: dict[Words, list[tuple[LinkedClaim, Place]]] = defaultdict(list)
    for place, text in texts:
        groups[words(text)].append(place)
    yield from (group for group in groups.values() if len(group) > 1)
