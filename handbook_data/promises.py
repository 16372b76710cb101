"""Words that promise: that something is safe, cures, is proven. The promotional texts are made of them."""

from __future__ import annotations

import re
from functools import lru_cache

from handbook_data.clauses import aloud, clauses, is_held_back
from handbook_data.word_index import Needs

_HARM = r"(?:side[- ]?effects?|adverse effects?|risks?|harms?|dangers?|addiction|withdrawal|downsides?)"
_PROMISE = re.compile(
    r"\b(?=[1a-z])(?:safe(?:r|st|ly)?|harmless(?:ly)?|innocuous|benign|non-?toxic|non-?lethal|risk-?free"
    r"|side[- ]effect[- ]free"
    r"|cur(?:es?|ed|ing|ative)|heal(?:s|ed|ing)?|miracles?|miraculous(?:ly)?|panacea|wonder[- ]?(?:drug"
    r"|plant|herb)"
    r"|guarantee(?:s|d)?|proven|(?:all[- ])?natural(?:ly)? (?:alternatives?|remed(?:y|ies)|treatments?"
    r"|cures?|relief"
    r"|medicine|solutions?|painkillers?|antidepressants?|healers?)|(?:non|un|not|never|isn't)[- ]?(?:an? )?"
    r"(?:addictive|habit[- ]forming)|addiction[- ]free|well[- ]tolerated|(?:clinically|scientifically"
    r"|medically)"
    r" (?:tested|proven|shown|proved|validated)|effective(?:ly|ness)?|low[- ]risk|works? (?:wonders"
    r"|for everyone"
    r"|every time|like magic)|life[- ]changing|game[- ]changer|holy grail|foolproof|fail-?safe|trustworthy"
    r"|(?:no|zero|without(?: any)?|free (?:of|from)|lacks) (?:\w+ )?(?:side[- ]?effects?|adverse effects"
    r"|addiction)"
    rf"|(?:is|are|has|have|carries|poses|brings|causes|does|do|with) (?:no|zero|little) (?:\w+ )?{_HARM}"
    rf"|free (?:of|from) (?:\w+ )?{_HARM}"
    r"|(?:can(?:not|'t)|will not|won't|never|does not|doesn't) (?:possibly )?(?:harm|hurt|kill|addict"
    r"|overdose)"
    r"|better than (?:any |all |most )?(?:antidepressants?|opioids?|medicines?|drugs?|therapy|treatments?"
    r"|pills?)"
    r"|100 ?% (?:safe|natural|pure|effective)|best (?:remedy|medicine|treatment|herb|cure|natural)"
    r"|doctor[- ](?:recommended|approved)|superior to|beats (?:any|all|every))\b"
)
_HARMS = (
    *("^effect$", "^effects$", "^sideeffect", "^risk$", "^risks$", "^harm$", "^harms$", "^danger$"),
    *("^dangers$", "^addiction$", "^withdrawal$", "^downside$", "^downsides$"),
)
NEEDS: Needs = (
    (
        (
            *(
                "^safe$",
                "^safer$",
                "^safest$",
                "^safely$",
                "^failsafe$",
                "^harmless",
                "^innocuous$",
                "^benign$",
            ),
            *("^nontoxic$", "^nonlethal$", "^riskfree$", "^cure$", "^cures$", "^cured$", "^curing$"),
            *("^curative$", "^heal$", "^heals$", "^healed$", "^healing$", "^mirac", "^panacea$", "^wonder"),
            *(
                "^guarantee",
                "^proven$",
                "^effective",
                "^foolproof$",
                "^trustworthy$",
                "^superior$",
                "^beats$",
            ),
            *("^clinically$", "^scientifically$", "^medically$", "^magic$", "^changer$", "^grail$"),
        ),
    ),
    (("^toxic$", "^lethal$"), ("^non$",)),
    (
        ("^natural$", "^naturally$"),
        (
            "alternative",
            "remed",
            "treatment",
            "cure",
            "relief",
            "medicine",
            "solution",
            "painkiller",
            "antidepressant",
            "healer",
        ),
    ),
    (("addictive", "habit"), ("^non", "^un", "^not", "^never", "^isn")),
    (("^tolerated$",), ("^well$",)),
    (("^everyone$",), ("^work$", "^works$")),
    (("^every$",), ("^time$",), ("^work$", "^works$")),
    (("^changing$",), ("^life$",)),
    (_HARMS, ("^no$", "^zero$", "^little$", "^low$", "^free$", "^without$", "^lacks$")),
    (
        ("^harm$", "^hurt$", "^kill$", "^addict$", "^overdose$"),
        ("^cannot$", "^can$", "^will$", "^won$", "^never$", "^not$", "^doesn$"),
    ),
    (("^better$",), ("^than$",)),
    (("^100$",), ("^natural$", "^pure$")),
    (("^best$",), ("^remedy$", "^medicine$", "^treatment$", "^herb$", "^natural$")),
    (("^doctor$",), ("^recommended$", "^approved$")),
)
"""The words without which nothing promises."""
_NO_PROMISE = re.compile(
    r"\beffective (?:at once|immediately|dates?|days?|period|from|until|by|on|as of|in (?:jan|feb|mar|apr"
    r"|may|jun|jul"
    r"|aug|sep|oct|nov|dec)\w*|(?:that|the same) day|upon|\d|january|february|march|april|may|june|july"
    r"|august"
    r"|september|october|november|december)|(?:date|day) effective|becomes? effective|cost[- ]effective"
    r"|proven (?:violation|offence|breach|guilty)|(?:keep|keeps|kept) [\w' ]{0,20}safe|safe from"
    r"|safe (?:place|storage"
    r"|disposal|daily|custody|consumption|use|levels?|limits?|amounts?|doses?|exposure|intake|haven|return"
    r"|injection)"
    r"|food safe|^heal$|heal (?:initiative|programme|program)|(?:as|how) safe|less effective|wound healing"
    r"|benign (?:tumou?rs?|prostat\w+|cysts?|nodules?|growths?)|(?:no|not|without) (?:serious "
    r"|unwanted )?side effects? "
    r"(?:was|were|are|is)? ?(?:named|reported|listed|measured|asked|counted|studied|sought|recorded|told"
    r"|seen|found)"
)
"""What only sounds like a promise."""
_QUOTING = re.compile(
    r"\b(?:rates?|rated|calls?|called|describes?|described|said|says?|saying|claims?|claimed|claiming|told"
    r"|tells?"
    r"|reads?|wrote|writes?|states?|stated|promises?|promised|promising|advertis\w+|markets?|marketed"
    r"|marketing"
    r"|promot\w+|sold|sells?|selling|labels?|labelled|labeled|sellers?|vendors?|articles?|websites?|pages?"
    r"|headlines?|slogans?"
    r"|quot\w+|so-called|according|held to be|believes?|believed|thought|regards?|regarded|perceiv\w+"
    r"|considers?"
    r"|considered|recommends?|recommended|warns?|warned|names?|named|presents?|presented|calling|naming"
    r"|asserts?"
    r"|asserted|words?|phrases?|terms?|ask(?:s|ed)?|to the authors|the authors'?|assertions?|allege[sd]?"
    r"|texts?)\b"
)
_GRANTED = re.compile(
    r"\b(?:this|these|the|our|such|such an?) $"
    r"|(?:^|[.;:] )(?:(?!\b(?:not|never|cannot|nor|neither|hardly)\b)[^.;:])*\b(?:lack|absence|silence)\b"
    r"(?:(?!\b(?:not|never|cannot|nor|neither|hardly)\b)[^.;:])*"
    r"\b(?:shows?|proves?|means?|tells?|confirms?|is proof|is a sign) (?:us )?that [^.;:]*$"
)
"""`Whether this natural remedy helps` takes the remedy for granted, and what a lack shows is shown."""
_AS_WORDS = re.compile(
    r'"[^"]*"(?:(?:,| and|, and) "[^"]*")* (?:are|is|were|was) (?:(?:the|only|mere|just) )*'
    r"(?:words?|phrases?|slogans?|claims?|promises?|terms?) (?:of|from|by|used by) "
)
"""Words in quotation marks, told to be somebody's: `"risk-free" is a word of a seller`."""
_SENTENCE = re.compile(r"[.;!?]+(?:\s+|$)")
_AUTHORITY = re.compile(
    r"\b(?:doctors|experts|scientists|researchers|clinicians|physicians|everyone|everybody|science|studies"
    r"|research"
    r"|trials|users|people) (?:all |now |have |has |both )?(?:agree|know|prove|proven|show|shown|say|says"
    r"|confirm"
    r"|call|consider|believe|describe)s?\b"
)
"""Nobody in particular: that these say so is an assertion of ours."""


@lru_cache(maxsize=8192)
def promises(text: str) -> tuple[str, ...]:
    """The words of a text that promise and are neither denied, nor in doubt, nor quoted as a promise."""
    plain = aloud(text)
    if not _PROMISE.search(plain):
        return ()
    quoted = [s for s in _SENTENCE.split(plain) if _QUOTING.search(s) and not _AUTHORITY.search(s)]
    found: list[str] = []
    for clause in clauses(text):
        harmless = [(m.start(), m.end()) for m in _NO_PROMISE.finditer(clause)]
        harmless += [(m.start(), m.end()) for m in _AS_WORDS.finditer(clause)]
        for match in _PROMISE.finditer(clause):
            if any(
                start <= match.start() < end or match.start() <= start < match.end()
                for start, end in harmless
            ):
                continue
            granted = _GRANTED.search(clause[: match.start()])
            if (not granted and is_held_back(clause, match.start())) or any(
                _told(clause, match, s) for s in quoted
            ):
                continue
            found.append(match.group())
    return tuple(found)


def _told(clause: str, match: re.Match[str], sentence: str) -> bool:
    """Whether the words that quote stand before the promise in its own clause, or introduce it."""
    if clause not in sentence:
        return False
    before = clause[: match.start()]
    lead = sentence[: sentence.find(clause)].rstrip()
    return bool(_QUOTING.search(before)) or (lead.endswith(":") and bool(_QUOTING.search(lead)))
