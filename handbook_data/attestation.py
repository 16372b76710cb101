"""How the law was seen: its text, an official body's word, or reports. It follows from the sources.

It decides how a sentence on law is worded, so that nothing read at second hand is told as if its text had
been read. Only sources that bear on the assertion directly count: the text of a bill does not tell how the
bill ended. What a seller or a campaign says against it undoes no official word: it shows that it is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from handbook_data.derived_caveats import depth_of
from handbook_data.models.claim import Sourced
from handbook_data.models.international_body import Decision
from handbook_data.models.source import Source
from handbook_data.vocabulary import Attestation, Depth, Directness, Provenance, Stance

_READ = frozenset({Depth.FULL_TEXT, Depth.OFFICIAL_TEXT})
_SEEN = _READ | {Depth.ABSTRACT, Depth.OFFICIAL_SUMMARY}
_MAKES_LAW = frozenset({Provenance.OFFICIAL_LAW})
_OFFICIAL = _MAKES_LAW | {Provenance.AGENCY, Provenance.REGISTRY}


def attestation(item: Sourced, sources: Mapping[str, Source]) -> Attestation:
    """How an assertion of law was seen, by the closest of the sources that support it directly."""
    seen = {
        source.id: (source, depth_of(evidence, source))
        for evidence in item.with_stance(Stance.SUPPORTS)
        if evidence.directness is Directness.DIRECT
        and (source := sources.get(evidence.source))
        and source.provenance.can_assert
    }
    own = _OFFICIAL if isinstance(item, Decision) else _MAKES_LAW
    against = [sources.get(evidence.source) for evidence in item.with_stance(Stance.CONTRADICTS)]
    if any(source is None or source.provenance.can_assert for source in against):
        return Attestation.UNCONFIRMED
    if any(source.provenance in own and depth in _READ for source, depth in seen.values()):
        return Attestation.TEXT
    if any(source.provenance in _OFFICIAL and depth in _SEEN for source, depth in seen.values()):
        return Attestation.OFFICIAL
    if not against and _witnesses(source for source, _ in seen.values()) > 1:
        return Attestation.REPORTED
    return Attestation.UNCONFIRMED


def _witnesses(sources: Iterable[Source]) -> int:
    """How many of some sources bear witness apart: of other origins, and not all read through one text."""
    sources = tuple(sources)
    origins = {source.reports_on or source.id for source in sources}
    read = {
        (source.checked.address or source.id) if source.checked.depth is Depth.SECONDARY else source.id
        for source in sources
    }
    return min(len(origins), len(read))
