"""Rules on verdicts: what is said of a circulating claim is what the claims that decide it can bear."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from handbook_data.folding import words
from handbook_data.handbook import Handbook, LinkedClaim
from handbook_data.models.circulating_claim import CirculatingClaim
from handbook_data.rules.registry import Breach, rule
from handbook_data.vocabulary import ClaimKind, Danger, Level, Verdict

_OF_ABSENCE = re.compile(
    r"\b(?:stud(?:y|ies)|trials?|research|evidence|data|doses?)\b[^.]*\b(?:needed|missing|lacking|limited|few"
    r"|scarce|early|inconclusive)\b|\b(?:no|not|never|nothing|nobody|none|should|wis(?:e|est)|unknown"
    r"|unclear)\b"
    r"|\b(?:more|further|rigorous) (?:\w+ )?(?:stud(?:y|ies)|trials?|research|evidence|data)\b",
    re.IGNORECASE,
)
"""What says that something is missing or ought to be asked first: a gap bears it out."""
_NO_HARM = re.compile(
    r"\b(?:no|not|never|nobody|none)\b (?:\w+ ){0,3}?(?:side[- ]?effects?|adverse|risks?|harm\w*|addict\w*"
    r"|hooked|depend\w*|withdrawal|dangers?|downsides?|died|dies)\b",
    re.IGNORECASE,
)
"""A promise that holds a `no`."""
_HELPS = re.compile(
    r"\b(?:help|eas(?:es|e|ing)|reliev|relief|improv|calm|lift|treat|restful|promis|alternative"
    r"|well-being|benefit"
    r"|works?\b|cures?\b|safe)",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:reports?|reported|says?|said|tells?|told|users?|people (?:use|take)|linked|var(?:y|ies)"
    r"|differs?)\b",
    re.IGNORECASE,
)
"""What is said of what people say, which a count of those who say it bears out."""
_MISSED = re.compile(
    r"\b(?:no|none|not|nobody|nothing|never|only)\b[^.]*\b(?:found|shown|said|stud|trial|evidence|test|measur"
    r"|known|compar)|\bbears? out (?:neither|none|nothing)\b",
    re.IGNORECASE,
)
_LIMITS = re.compile(
    r"\b(?:no|not|none|nobody|nothing|never|uncertain|unknown|cannot|only|hardly|but|yet|though|although"
    r"|while"
    r"|still|another|others?|harder|whether|rather|than|may|too|leaves? out|sounds?|differ\w*)\b",
    re.IGNORECASE,
)
_TAKES_BACK = re.compile(
    r"\b(?:is|has|have) not (?:been )?shown (?:by these claims|either)|\bharder to say\b|\bnot the same as\b"
    r"|\bleaves? out\b|\b(?:is|are) another matter\b|\bgoes too far\b|\btoo strong\b|\bthe wrong word\b"
    r"|\bis (?:wrong|untrue|false|not so)\b|\bpoints? the other way\b",
    re.IGNORECASE,
)
_BEARS_NO_PART = frozenset({ClaimKind.EVIDENCE_GAP, ClaimKind.HARM, ClaimKind.LEGAL})
"""Kinds of claims of which none says that something helps, not even a little."""
_BEARS_NO_PROMISE = _BEARS_NO_PART | {ClaimKind.MECHANISM}
_CANNOT_BE_JUDGED = re.compile(
    r"\bcannot be (?:\w+ )?(?:tested|judged|checked|measured|told|decided|verified)\b|\b(?:too )?vague\b"
    r"|\bdoes not say (?:what|which|how|when|who)\b|\bno (?:test|study|evidence) could\b",
    re.IGNORECASE,
)


@rule(
    "R440",
    "a verdict is one that its reason and the claims that decide it can bear",
    reason="`Supported` over a claim that nothing was found turns a fact check into an advertisement.",
    remedy="correct `verdict`, or name the claims that decide it and say in `reason` what they show",
    excusable=True,
)
def verdicts_are_borne_out(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record in handbook.circulating_claims.values():
        claims = [claim for name in record.decided_by if (claim := handbook.claims.get(name))]
        if len(claims) == len(record.decided_by) and (found := _unborne(record, claims)):
            yield Breach(record, ("verdict",), f"`{record.verdict}`, while {found}")


def _unborne(record: CirculatingClaim, claims: list[LinkedClaim]) -> str | None:
    """Why a verdict does not follow; None if it can."""
    gap = next((claim for claim in claims if claim.is_gap), None)
    if (record.verdict is Verdict.NOT_CHECKABLE) is not bool(_CANNOT_BE_JUDGED.search(record.reason)):
        says = "does not say" if record.verdict is Verdict.NOT_CHECKABLE else "says"
        return f"its reason {says} that it cannot be tested"
    of_absence = _OF_ABSENCE.search(_NO_HARM.sub(" ", record.assertion))
    match record.verdict:
        case Verdict.SUPPORTED if gap and not of_absence:
            return f"`{gap.full_id}` says what is missing"
        case Verdict.SUPPORTED if taken_back := _TAKES_BACK.search(record.reason):
            return f"its reason has `{taken_back.group()}`"
        case Verdict.SUPPORTED if not of_absence and _promises(record.assertion):
            effects = [claim for claim in claims if claim.kind is ClaimKind.EFFECT and claim.is_about_kratom]
            if effects and all(claim.level is Level.VERY_LOW for claim in effects):
                return f"`{effects[0].full_id}` is very uncertain"
            if all(claim.kind in _BEARS_NO_PROMISE for claim in claims):
                return "no claim that decides it says that it helps"
        case Verdict.UNSUPPORTED | Verdict.CONTRADICTED if gap and of_absence:
            return f"`{gap.full_id}` says that it is so"
        case Verdict.UNSUPPORTED if not (gap or _MISSED.search(record.reason)):
            return "neither its reason nor a claim that decides it says what is missing"
        case Verdict.OVERSTATED | Verdict.PARTLY_SUPPORTED if not _LIMITS.search(record.reason):
            return "its reason limits nothing"
        case Verdict.OVERSTATED | Verdict.PARTLY_SUPPORTED if _promises(record.assertion) and all(
            claim.kind in _BEARS_NO_PART for claim in claims
        ):
            return "the claims that decide it are harms, law, or say what is missing"
    return None


def _promises(assertion: str) -> bool:
    """Whether it is said that something helps, and not only that people say so."""
    return bool(_HELPS.search(assertion)) and not _TOLD.search(assertion)


@rule(
    "R419",
    "a promise that is not borne out, with a harm among the claims that decide it, is no low danger",
    reason="Who believes that kratom is harmless finds out what the deciding claim tells of.",
    remedy="set `danger` to `moderate` or `high`, or name the claims that decide the verdict",
    excusable=True,
)
def dangers_follow_from_harms(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record in handbook.circulating_claims.values():
        if record.danger is not Danger.LOW or record.verdict not in _NOT_BORNE_OUT:
            continue
        for name in record.decided_by:
            claim = handbook.claims.get(name)
            if claim and claim.kind is ClaimKind.HARM and claim.is_about_kratom:
                yield Breach(record, ("danger",), f"`{record.danger}`, while `{name}` is a harm")
                break


_NOT_BORNE_OUT = (Verdict.UNSUPPORTED, Verdict.CONTRADICTED)


_SMALL = frozenset(
    words(
        "a an and are as at be by can for from has have in is it its kratom make makes of on or so than that"
        " the their they this to use used using was were which who when while with"
    )
)
_DENIALS = frozenset(words("no not never none nor nothing neither without cannot less fewer more"))
_STEM = 5
_ALIKE = 0.6
"""So much of what two assertions hold together is held by both: they say one thing."""
_LEAST = 4


@rule(
    "R493",
    "an assertion is judged once, with all the places in which it was read",
    reason="A second record of it, with a kinder verdict, lets a reader choose the answer.",
    remedy="join the two, with the sources of both in `found_in`; if they do differ, write an exception",
    excusable=True,
)
def assertions_are_judged_once(handbook: Handbook, today: date) -> Iterator[Breach]:
    held: list[tuple[str, frozenset[str], frozenset[str]]] = []
    for record in handbook.circulating_claims.values():
        said = words(record.assertion).different
        denied, stems = said & _DENIALS, frozenset(word[:_STEM] for word in said - _SMALL - _DENIALS)
        for other, others, otherwise in held:
            both = len(stems & others)
            if both >= _LEAST and both >= _ALIKE * len(stems | others) and denied == otherwise:
                yield Breach(record, ("assertion",), f"it says what `{other}` judges")
                break
        held.append((record.id, stems, denied))
