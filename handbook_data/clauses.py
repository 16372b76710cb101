"""The clauses of a text, and what a hedge or a denial in one of them reaches.

English without a parser: a clause ends at a stop, a dash or a bracket, and where a new subject gets a verb
of its own. `Whether` and `not known` reach to the end of their clause; `may` and `not` reach to the next
verb that is joined by `and`. That is coarse, and made to err on the side of asking for a plainer sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from handbook_data.folding import read_aloud

_EFFECT = (
    r"cures|heals|works|treats|relieves|eases|helps|improves|lifts|calms|soothes|restores|prevents|protects"
    r"|fixes"
    r"|reduces|lowers|boosts|raises|increases|decreases|ends|kills|destroys|damages|injures|harms|poisons"
    r"|causes"
    r"|beats|outperforms|eliminates|removes|reverses|strengthens|sharpens|guarantees|ensures|solves|saves"
    r"|rescues|does|makes|gives|brings|provides|delivers|acts|stops|leads|results"
)
_FINITE = (
    rf"(?:is|are|was|were|has|have|had|can|may|might|could|will|would|should|must"
    rf"|knows?|says?|agrees?|shows?|proves?|believes?|{_EFFECT})"
)
_SUBJECT = (
    r"(?:it|this|these|those|they|he|she|we|you|one|all|most|many|some|any|every\w*|each|no|nobody|nothing"
    r"|anyone"
    r"|both|the|a|an|its|their|his|her|our|your|kratom|ketum|mitragynine|7-oh|users?|people|patients|leaf"
    r"|leaves"
    r"|extracts?|products?|tea|powder|doctors|experts|science|studies|research)"
)
_NEW_SUBJECT = rf"(?={_SUBJECT}(?: (?!whether\b|if\b|that\b)[\w'-]+){{0,4}}? {_FINITE}\b)"
_STOP = re.compile(
    r"[.;:!?]+(?:\s+|$)|\s-+\s|,?\s(?:but|yet|so|because|although|though|whereas|while|however|therefore"
    r"|hence"
    r"|thus|plus)\s(?!far\b|that\b|much\b|many\b|few\b|as\b|called\b)"
    rf"|,\s(?:and\s|or\s|nor\s)?{_NEW_SUBJECT}|(?P<joined>\s(?:and|or|nor)\s){_NEW_SUBJECT}"
)
_OPENS = re.compile(r"\b(?:whether|if|that|how|what)\b")
_VERB = re.compile(
    rf"\b(?:{_FINITE}|gets|goes|gains|becomes|feels|looks|seems|takes|comes|changes|\w+ed|took|went|came|fell|rose|felt|told|said|found|began|saw|died)\b"
)
_ASIDE = re.compile(r"\(([^()]*)\)|,\s(?:which|who)\s([^,.;:]*)")

_REACHES_FAR = re.compile(
    r"\b(?:whether|if|uncertain|unknown|unclear|doubtful|doubts?|nothing|not (?:yet )?(?:been )?(?:known"
    r"|clear|shown|proven"
    r"|proved|established|studied|tested|enough)|nobody|none|no|nor|neither|never|cannot (?:show|tell|say"
    r"|prove|be"
    r"|know)|can ?not (?:show|tell)|does not (?:say|show|mean|tell|prove|name)"
    r"|stop(?:s|ped)? short of|lacks?|without|unproven|untested"
    r"|hypothes\w+|suspect\w*|believed?|thought|felt|rated|recalled|reported|said|says?|told|claim(?:s"
    r"|ed)?)\b"
)
"""What puts in doubt, denies or tells as another's word all that follows in its clause."""
_REACHES_NEAR = re.compile(
    r"\b(?:may|might|could|can|would|should|seems?|appears?|suggests?|possibly|perhaps|probably|likely"
    r"|unlikely|not"
    r"|n't|cannot|hardly|rarely|appeared|seemed)\b"
)
"""What does so up to the next joined verb."""
_JOINED_VERB = re.compile(rf"\b(?:and|or|then|also)\s(?:also\s|even\s|thus\s|so\s)?{_FINITE}\b")
_PRESUMES = re.compile(
    r"\b(?:how|why|when|where)\b(?! (?:often|many|far|much|common|long|soon|well|strong(?:ly)?|safe)\b)[^,]*$"
)
"""`It is uncertain why kratom cures` takes the cure for granted."""
_NO_DENIAL = re.compile(
    r"\b(?:not (?:only|just|merely|simply)|no (?:doubt|question|wonder|exaggeration)|without (?:a "
    r"|any )?(?:doubt"
    r"|question|exception)|(?:nobody|no one|none|no \w+|who) (?:can |could |would )?(?:doubts?|den(?:y|ies)"
    r"|disputes?"
    r"|questions?)|can(?:not|'t) be (?:denied|doubted|disputed|beaten)|never (?:fails?|disappoints?)(?: to)?"
    r"|(?:does|do|did) not fail to|whether or not|no matter|if (?:taken|used|dosed|done|you)\b[^,]*"
    r"|not (?:un|in)\w+|nothing but|none other than|there is nothing (?:safer|better)|(?:doctors|experts"
    r"|scientists|researchers|everyone|everybody"
    r"|science|studies|research) (?:agree|know|prove|show|have shown|say|says|shows|proves)s?)\b"
)
"""Words that look like a denial or another's word and assert instead."""


_OPEN_AFTER_ALL = re.compile(
    r"\b(?:is|are|was|were|has|have|had|remains?)(?: been)?(?: all| both)? (?:not (?:yet )?(?:known|found"
    r"|seen|clear|told"
    r"|said|asked|tested|studied|measured|shown|read)|unknown|unclear|uncertain|open|very uncertain"
    r"|untested)\b"
)


_QUOTATION = re.compile(r'"[^"]*"')
_STOPS = str.maketrans(".;:!?", ",,,,,")


def aloud(text: str) -> str:
    """A text as it would be read aloud, with the stops within a quotation as pauses."""
    return _QUOTATION.sub(lambda m: m.group().translate(_STOPS), read_aloud(text))


@lru_cache(maxsize=4096)
def clauses(text: str) -> tuple[str, ...]:
    """The clauses of a text as it would be read aloud, those in brackets last."""
    plain = aloud(text)
    asides = [first or second for first, second in _ASIDE.findall(plain)]
    parts = [*_split(_ASIDE.sub(" ", plain)), *asides]
    return tuple(stripped for part in parts if (stripped := part.strip()))


def _split(text: str) -> Iterator[str]:
    start = 0
    for stop in _STOP.finditer(text):
        if stop["joined"] and not _has_verb(text[start : stop.start()]):
            continue  # `whether kava and kratom harm` has one verb for both
        yield text[start : stop.start()]
        start = stop.end()
    yield text[start:]


def _has_verb(clause: str) -> bool:
    opened = list(_OPENS.finditer(clause))
    return bool(_VERB.search(clause[opened[-1].end() :] if opened else clause))


def is_held_back(clause: str, position: int) -> bool:
    """Whether what stands at a position in a clause is hedged, denied or told as another's word."""
    before = _NO_DENIAL.sub("…", clause[:position])
    if _OPEN_AFTER_ALL.search(clause[position:]) and "…" not in before:
        return True
    far = list(_REACHES_FAR.finditer(before))
    if far:
        return not _PRESUMES.search(before[far[-1].end() :])
    near = list(_REACHES_NEAR.finditer(before))
    if not near:
        return False
    since = before[near[-1].start() :]
    restart = _JOINED_VERB.search(since + clause[position:])
    return not (restart and restart.start() <= len(since))
