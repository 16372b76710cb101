"""How closely a claim's sources were read, and the caveats that follow from its sources by themselves.

Nobody has to remember them: what was only seen at second hand or as an abstract, what several reports of
one study add up to, and who has a stake in a source, stand with every claim that rests on it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from handbook_data.folding import words
from handbook_data.models.caveat import Caveat
from handbook_data.models.claim import Sourced
from handbook_data.models.evidence import Evidence
from handbook_data.models.source import Source
from handbook_data.vocabulary import CaveatKind, Depth, Stance

_NO_INTEREST = re.compile(
    r"(?:the )?(?:authors? )?(?:declares? )?(?:none|no (?:conflicts?|interests?))[^;,]*", re.I
)


def depth_of(item: Evidence, source: Source) -> Depth:
    """How closely the text of one piece of evidence was read: at second hand where another text has it."""
    return Depth.SECONDARY if item.read_in else source.checked.depth


def depths(item: Sourced, sources: Mapping[str, Source]) -> Counter[Depth]:
    """How many of the sources that support an assertion were read how closely, the closest first."""
    read = Counter(
        depth_of(evidence, source)
        for evidence in item.with_stance(Stance.SUPPORTS)
        if (source := sources.get(evidence.source))
    )
    return Counter({depth: read[depth] for depth in Depth if read[depth]})


def declared_interest(source: Source) -> str | None:
    """What interests a source declares or is known to have; None if none."""
    return None if not source.conflicts or _NO_INTEREST.fullmatch(source.conflicts) else source.conflicts


def derived_caveats(item: Sourced, sources: Mapping[str, Source]) -> tuple[Caveat, ...]:
    """The caveats that follow from the sources of an assertion."""
    return (*_of_reading(depths(item, sources)), *_of_origin(item, sources), *_of_interests(item, sources))


_READ_LESS = {
    Depth.ABSTRACT: ("as an abstract or excerpt", "as abstracts or excerpts"),
    Depth.SECONDARY: ("at second hand, in another text", "at second hand, in other texts"),
}


def _of_reading(read: Counter[Depth]) -> tuple[Caveat, ...]:
    less = {depth: number for depth, number in read.items() if depth in _READ_LESS}
    if not less:
        return ()
    total = read.total()
    kind = CaveatKind.SECONDARY_SOURCE if Depth.SECONDARY in less else CaveatKind.ABSTRACT_ONLY
    if total == 1:
        (depth,) = less
        return (_caveat(kind, f"The source that supports it was read only {_READ_LESS[depth][0]}."),)
    told = " and ".join(f"{n} only {_READ_LESS[depth][n > 1]}" for depth, n in less.items())
    return (_caveat(kind, f"How the {total} sources that support it were read: {told}."),)


def _of_origin(item: Sourced, sources: Mapping[str, Source]) -> tuple[Caveat, ...]:
    names = dict.fromkeys(evidence.source for evidence in item.with_stance(Stance.SUPPORTS))
    held = [source for name in names if (source := sources.get(name))]
    if len(held) < 2 or len({source.reports_on or source.id for source in held}) > 1:
        return ()
    text = f"The {len(held)} sources that support it all report on one study, test or statement."
    return (_caveat(CaveatKind.SINGLE_STUDY, text),)


def _of_interests(item: Sourced, sources: Mapping[str, Source]) -> tuple[Caveat, ...]:
    by_interest: dict[str, dict[str, None]] = defaultdict(dict)
    for evidence in item.evidence:
        source = sources.get(evidence.source)
        if source and (interest := declared_interest(source)):
            by_interest[interest][source.short_citation] = None
    return tuple(
        _caveat(CaveatKind.CONFLICT_OF_INTEREST, f"{'; '.join(named)}: {interest}")
        for interest, named in by_interest.items()
    )


_READING = frozenset({CaveatKind.SECONDARY_SOURCE, CaveatKind.ABSTRACT_ONLY})
_SAME_INTEREST = 0.4
"""The share of the words of the shorter text from which two texts tell of one interest."""


def not_yet_said(written: Iterable[Caveat], derived: Iterable[Caveat]) -> tuple[Caveat, ...]:
    """The derived caveats that none of the written ones says already.

    How a source was read, and that reports have one origin, a written caveat of that kind says with more;
    an interest is the same one only where both texts have words in common.
    """
    told = tuple(written)
    return tuple(caveat for caveat in derived if not any(_says(other, caveat) for other in told))


def _says(written: Caveat, derived: Caveat) -> bool:
    if written.kind is not derived.kind:
        return written.kind in _READING and derived.kind in _READING
    if derived.kind is not CaveatKind.CONFLICT_OF_INTEREST:
        return True
    one, other = _content(written.text), _content(derived.text)
    return len(one & other) >= _SAME_INTEREST * min(len(one), len(other))


@lru_cache(maxsize=1024)
def _content(text: str) -> frozenset[str]:
    """The words of a text that carry its meaning, without the ends that grammar gives them."""
    return frozenset(word.rstrip("s")[:6] for word in words(text).different if len(word) > 3)


def _caveat(kind: CaveatKind, text: str) -> Caveat:
    """A caveat of any length: what an author may write is bounded, what sources declare is not."""
    return Caveat.model_construct(kind=kind, text=text)
