"""Rules on what is turned round: a stance, a caveat that limits nothing any more, a gap that asserts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from handbook_data.directions import shared_direction, turned
from handbook_data.folding import words
from handbook_data.handbook import Handbook, LinkedClaim
from handbook_data.rules.figures import has_own_source
from handbook_data.rules.origins import weighed_texts
from handbook_data.rules.registry import Breach, rule
from handbook_data.vocabulary import CaveatKind, DowngradeDomain, Level, Stance
from handbook_data.word_index import Needs, Stems

_MISSING = frozenset(
    {"no", "not", "none", "nobody", "nothing", "never", "neither", "nor", "without", "unknown", "unclear"}
    | {"uncertain", "whether", "cannot", "missing", "hardly", "poorly", "lacks", "lacking", "unread", "open"}
    | {"only", "little", "few", "unsettled", "untested", "unstudied"}
)


@rule(
    "R348",
    "an evidence gap says what is missing",
    reason="A gap is not graded: a benefit told as one would stand there without any certainty.",
    remedy="say what was not found or is not known; what was found is a claim of its own, with its certainty",
    excusable=True,
)
def gaps_say_what_is_missing(handbook: Handbook, today: date) -> Iterator[Breach]:
    for claim in handbook.claims.values():
        if claim.is_gap and claim.is_written and words(claim.statement).different.isdisjoint(_MISSING):
            yield Breach(
                claim.record, (*claim.place, "statement"), "no word of it says that anything is missing"
            )


_SENTENCE = re.compile(r"[.;] ")
_NULL = re.compile(
    r"\b(?<!made )(?<!makes )(?:(?:was|were|is|are) not (?:significantly )?(?:linked|associated|related"
    r"|correlated|different)|no (?:significant |clear |overall )?(?:link|association|correlation|difference"
    r"|effect)s?\b(?! size)|did not (?:differ|ease|improve|help|relieve))\b",
    re.IGNORECASE,
)
_ALIKE = re.compile(
    r"\b(?:no|not|none|nobody|nothing|never|neither|nor|without|little|hardly|unchanged|same|alike|similar"
    r"|equal\w*|differ\w*|disagree\w*|unlike|while|but|only"
    r"|as (?:well|good|often|common|much|many|effective))\b",
    re.IGNORECASE,
)
_DENYING = frozenset(
    {"no", "not", "none", "nobody", "nothing", "never", "neither", "nor", "without", "cannot", "whether"}
)


@rule(
    "R369",
    "what supports a statement goes its way, and what contradicts it does not",
    reason="A finding of `no link` that is set down as support makes two sources agree that do not.",
    remedy="correct `stance`: `contradicts` for the opposite, `qualifies` for what only limits it",
    excusable=True,
)
def stances_are_those_of_their_findings(handbook: Handbook, today: date) -> Iterator[Breach]:
    for claim in handbook.claims.values():
        if not claim.is_written or claim.is_gap:
            continue
        for index, item in enumerate(claim.assertion.evidence):
            found = None
            if item.stance is Stance.SUPPORTS:
                found = _goes_against(claim, item.finding)
            elif item.stance is Stance.CONTRADICTS:
                found = _goes_along(claim.statement, item.finding)
            if found:
                place = (*claim.place, "evidence", index, "stance")
                yield Breach(claim.record, place, f"`{item.stance}`, {found}")


def _goes_against(claim: LinkedClaim, finding: str) -> str | None:
    if opposite := turned(claim.statement, [finding]):
        said, told = opposite
        others = [item.finding for item in claim.assertion.evidence if item.stance is Stance.SUPPORTS]
        if not turned(claim.statement, others):  # else it is the statement that is turned
            return f"and the finding says `{told}` where the statement says `{said}`"
    null = _NULL.search(finding)
    if null and not _ALIKE.search(claim.statement):
        if all(map(_NULL.search, filter(None, _SENTENCE.split(finding)))):
            return f"and all that the finding tells is `{null.group()}`"
    return None


def _goes_along(statement: str, finding: str) -> str | None:
    if _DENYING.isdisjoint(words(statement).different | words(finding).different):
        if word := shared_direction(statement, finding):
            return f"and both say `{word}`"
    return None


_OTHER_DRUGS = r"other (?:drugs?|substances?|medicines?|compounds?)"
_ALONE = re.compile(
    rf"\bno {_OTHER_DRUGS}\b|\bwithout (?:any )?{_OTHER_DRUGS}\b|\bnothing else (?:was|had been|played|is)\b"
    r"|\b(?:kratom|mitragynine|7-OH) alone (?:is|was) (?:to blame|the cause|responsible|what killed)"
    r"|\bonly (?:drug|substance) (?:that was )?(?:found|taken|present|involved)\b",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    rf"\b(?:{_OTHER_DRUGS}|several substances|heroin|fentanyl|cocaine|alcohol|ethanol|benzodiazepines?"
    r"|alprazolam"
    r"|diazepam|diphenhydramine|temazepam|methamphetamine|amphetamines?|oxycodone|morphine|methadone"
    r"|quetiapine|venlafaxine|loperamide|tianeptine|gabapentin|pregabalin)\b",
    re.IGNORECASE,
)
_SAYS_ALONE = re.compile(
    r"\b(?:alone|only|no other|nothing else|without|single|not (?:found|detected|taken))\b", re.IGNORECASE
)
ALONE: Needs = (
    (("^other$",), ("^no$", "^without$")),
    (("^nothing$",), ("^else$",)),
    (("^alone$",), ("^is$", "^was$")),
    (("^only$",), ("^drug$", "^substance$")),
)
"""The words without which no text says that nothing else was taken."""


@rule(
    "R349",
    "what was taken besides is not denied where the findings name it",
    reason="`Kratom alone is to blame` over findings with heroin is the opposite of what was found.",
    remedy="name what was taken besides, as the findings do; or write into a finding that nothing was",
    excusable=True,
)
def what_was_taken_besides_is_not_denied(handbook: Handbook, today: date) -> Iterator[Breach]:
    doubtful = handbook.own_words.needing(ALONE)
    for claim in handbook.claims.values():
        if not claim.is_written or not claim.is_about_kratom:
            continue
        texts = [((*claim.place, "statement"), claim.statement, claim.is_gap)]
        for index, caveat in enumerate(claim.assertion.caveats):
            place = (*claim.place, "caveats", index, "text")
            texts.append((place, caveat.text, caveat.kind is not CaveatKind.CO_INGESTANTS))
        for place, text, is_left_open in texts:
            found = None if is_left_open or text not in doubtful else _ALONE.search(text)
            if not found:
                continue
            told = [item.finding for item in claim.assertion.evidence if _BESIDE.search(item.finding)]
            if told and not any(_SAYS_ALONE.search(item.finding) for item in claim.assertion.evidence):
                named = _BESIDE.search(told[0])
                besides = named.group() if named else ""
                yield Breach(claim.record, place, f"`{found.group()}`, and a finding tells of `{besides}`")


_CARRIED_OVER = re.compile(
    r"\b(?:(?:also )?holds?(?: true)?|appl(?:y|ies)|carr(?:y|ies) over|(?:is|are) (?:also )?true|works?"
    r"|happens?"
    r"|(?:can|must|may|could) (?:also )?be (?:taken|read|carried|assumed|relied|expected)"
    r"|should (?:also )?(?:protect|help|work|ease|heal|act|hold))\b[^.;]{0,40}"
    r"\b(?:people|humans?|patients|them|us|you|users)\b",
    re.IGNORECASE,
)
_LIMITED = re.compile(
    r"\b(?:not|no|none|never|whether|nobody|nothing|cannot|nor|without|if|hardly|less|little|only|un\w+"
    r"|how|seldom|may|might|could)\b(?! be (?:taken|read|carried|assumed|relied|expected))",
    re.IGNORECASE,
)
_OF_ANIMALS = frozenset({CaveatKind.ANIMAL_ONLY, CaveatKind.CELL_ONLY})


@rule(
    "R365",
    "a caveat on animals or cells carries nothing over to people",
    reason="`What holds in mice holds in people as well` takes back the very limit that it stands for.",
    remedy="say what was not tested in people",
    excusable=True,
)
def caveats_on_animals_stay_with_them(handbook: Handbook, today: date) -> Iterator[Breach]:
    for claim in handbook.claims.values():
        for index, caveat in enumerate(claim.assertion.caveats):
            if caveat.kind not in _OF_ANIMALS:
                continue
            for found in _CARRIED_OVER.finditer(caveat.text):
                if not _LIMITED.search(caveat.text[: found.end()]):
                    place = (*claim.place, "caveats", index, "text")
                    yield Breach(claim.record, place, f"`{found.group()}`")


_BIAS = re.compile(
    r"\b(?:at|of|with) (?:a )?(?:very )?high risk of bias\b|\bhigh risk of bias\b", re.IGNORECASE
)
_LOW = re.compile(
    r"\b(?:very )?low(?:-| )(?:certainty|quality)\b|\b(?:certainty|quality)(?: of the evidence)?"
    r" (?:as |was |is |were )?(?:called |rated |judged )?(?:as )?(?:very )?low\b",
    re.IGNORECASE,
)
_NO_LESS = (Level.HIGH, Level.MODERATE)


@rule(
    "R394",
    "a claim is rated down where a finding of it tells of a high risk of bias or of low certainty",
    reason="A high certainty beside `the authors rate every trial as at high risk of bias` hides their word.",
    remedy="add the downgrade (`risk-of-bias`), or say in a finding what speaks against it",
    excusable=True,
)
def told_bias_is_counted(handbook: Handbook, today: date) -> Iterator[Breach]:
    for claim in handbook.claims.values():
        if claim.grade is None or claim.level not in _NO_LESS:
            continue
        domains = {step.domain for step in claim.grade.downgrades}
        for item in claim.assertion.evidence:
            bias = None if DowngradeDomain.RISK_OF_BIAS in domains else _BIAS.search(item.finding)
            low = None if domains else _LOW.search(item.finding)
            if found := bias or low:
                place = (*claim.place, "certainty", "level")
                yield Breach(
                    claim.record, place, f"`{claim.level}`, and a finding tells of `{found.group()}`"
                )
                break


_SURE = {
    "proved": r"prove[sdn]?|proving|proofs?",
    "confirmed": r"confirm\w*|verif(?:y|ies|ied)",
    "certain": r"certainly|(?:is|are|was|were|it is|quite|now) certain|for certain|surely",
    "definite": r"definite(?:ly)?|definitive(?:ly)?|conclusive(?:ly)?",
    "clear": r"clearly|obvious(?:ly)?|evident(?:ly)?",
    "undoubted": r"undoubted(?:ly)?|undeniabl[ey]|indisputabl[ey]|unquestionabl[ey]"
    r"|(?:without|no) (?:a )?doubt"
    r"|beyond (?:any )?doubt",
    "always": r"always(?! on guard)|invariabl[ey]|without exception|every time",
    "guaranteed": r"guarante\w+|ensure[sd]?|assured",
    "complete": r"completely|entirely|totally|wholly|absolutely|100 ?%",
    "established": r"(?:well|firmly|now|is|are|been) established|settled science",
    "impossible": r"impossible",
    "known": r"(?:is|are|was|were) (?:well |now |already |fully )?(?:known|settled|understood)"
    r"(?=[.;,]|$| (?:whether|how|if|why|what|which|when|where)\b)",
    "will": r"will(?! not)",
    "caused": r"caused|cure[sd]",
}
"""What makes sure of a thing, by the word that a finding may have in another form."""
_MAKES_SURE = re.compile(
    "|".join(rf"(?P<{name}>\b(?:{pattern})(?!\w))" for name, pattern in _SURE.items()), re.IGNORECASE
)
MAKING_SURE: Stems = (
    "^prov",
    "^proof",
    "^confirm",
    "^verif",
    "^certain",
    "^surely$",
    "^definit",
    "^conclusive",
    "^clearly$",
    "^obvious",
    "^evident",
    "^undoubted",
    "^undeniabl",
    "^indisputabl",
    "^unquestionabl",
    "^doubt$",
    "^always$",
    "^invariabl",
    "^exception$",
    "^time$",
    "^guarant",
    "^ensure",
    "^assured$",
    "^completely$",
    "^entirely$",
    "^totally$",
    "^wholly$",
    "^absolutely$",
    "^100$",
    "^established$",
    "^settled$",
    "^impossible$",
    "^known$",
    "^understood$",
    "^will$",
    "^caused$",
    "^cures$",
    "^cured$",
)
_AS_SURE = {
    "always": re.compile(r"\b(?:all|every|each|none)\b", re.IGNORECASE),
    "clear": re.compile(r"\b(?:significan|strong|prolonged|odds ratio)", re.IGNORECASE),
    "will": re.compile(r"\b(?:shall|must|would|expect\w*|plan\w*|predict\w*)\b", re.IGNORECASE),
    "caused": re.compile(
        r"\b(?:caus|cur(?:e|ing)|due to|attribut|induc|because|led|lead|result|br(?:ought|ing)|blam|put"
        r")|produc",
        re.IGNORECASE,
    ),
}
"""What bears such a word out as well."""
_LEAVES_OPEN = re.compile(
    r"(?:\b(?:not|no|never|nor|cannot|without|nothing|none|nobody|whether|if|far from|as far as|un\w+|hard"
    r"|before|until|only|whom|may|might|could)\b|n't\b)[^.;:]*$",
    re.IGNORECASE,
)
_LEFT_OPEN = re.compile(r" (?:neither|nothing|no|none)\b")
"""`They confirm neither` makes sure of nothing."""


@rule(
    "R373",
    "a word that makes sure of a thing stands in a finding as well",
    reason="`Proved`, `clearly` or `always` is more than a finding says that has no such word.",
    remedy="take the word out, or write into a finding what the source says",
    excusable=True,
)
def words_that_make_sure_are_found(handbook: Handbook, today: date) -> Iterator[Breach]:
    sure = handbook.own_words.with_any(MAKING_SURE)
    for claim in handbook.claims.values():
        for place, text in weighed_texts(claim) if claim.is_written else ():
            if text not in sure or has_own_source(claim, place):
                continue
            for found in _MAKES_SURE.finditer(text):
                is_open = _LEAVES_OPEN.search(text[: found.start()]) or _LEFT_OPEN.match(text, found.end())
                if not is_open and not _is_found(claim, found):
                    yield Breach(claim.record, (*claim.place, *place), f"`{found.group()}`")


def _is_found(claim: LinkedClaim, found: re.Match[str]) -> bool:
    """Whether a finding makes sure in the same way, or nearly."""
    kind = str(found.lastgroup)
    return any(
        (kind in _AS_SURE and _AS_SURE[kind].search(item.finding))
        or any(there.lastgroup == kind for there in _MAKES_SURE.finditer(item.finding))
        for item in claim.assertion.evidence
    )


_HOW_MANY = {
    "all": r"(?<!at )(?<!above )(?<!after )(?<!not )all(?= (?:of|the|those|these|people|men|women|children|\d"
    r"|(?:[a-z-]+ )?[a-z-]+s\b)| kratom)(?! (?:of (?:it|this|that|these|them|which)\b|the (?:same|way|more)"
    r"|kinds|sorts|sides|times|others))|everyone|everybody",
    "most": r"(?<!at )(?<!the )most(?! (?:at|\w+ly|often|likely|common|\w+(?:ous|ful|ed|ing|ant)|studies"
    r"|research|trials)\b)|majority",
    "many": r"(?<!how )(?<!as )(?<!so )(?<!too )(?<!that )many(?! times)",
}
"""Words for a share of all, as a statement has them."""
_TELLS_HOW_MANY = re.compile(
    "|".join(rf"(?P<{name}>\b(?:{pattern})(?!\w))" for name, pattern in _HOW_MANY.items()), re.IGNORECASE
)
_AS_MANY = {
    "all": re.compile(
        r"\b(?:all|every\w*|each|both|none|nobody|any|whole|always|entire\w*|throughout|never"
        r"|(\d+) of (?:the )?\1)\b|\b100 ?%",
        re.IGNORECASE,
    ),
    "most": re.compile(
        r"\b(?:most|mostly|majority|main\w*|largest|all|nearly|typical\w*|chiefly|predominant\w*"
        r"|(?:over|more than) half|(?:2[6-9]|[34]\d) (?:US )?states|\d[\d,]* (?:out )?of (?:the )?\d+)\b"
        r"|(?<![\d.])(?:5[1-9]|[6-9]\d|50\.\d|100)(?:\.\d+)? ?%",
        re.IGNORECASE,
    ),
    "many": re.compile(
        r"\b(?:many|most\w*|numbers?|numerous|often|common\w*|frequen\w*|large\w*|several|wide\w*|various"
        r"|multiple|thousands|hundreds|dozens|all|majority)\b|\d\d",
        re.IGNORECASE,
    ),
}
"""What bears such a word out in a finding."""
HOW_MANY: Stems = ("^all$", "^everyone$", "^everybody$", "^most$", "^majority$", "^many$")


@rule(
    "R374",
    "a statement says all, most or many of something only where a finding gives as large a share",
    reason="`All users` or `most users` is another result than the `some users` of a finding.",
    remedy="write the word that the finding has, or write into it the share that the source gives",
    excusable=True,
)
def shares_in_words_are_found(handbook: Handbook, today: date) -> Iterator[Breach]:
    telling = handbook.own_words.with_any(HOW_MANY)
    for claim in handbook.claims.values():
        if not claim.is_written or claim.statement not in telling:
            continue
        findings = [item.finding for item in claim.assertion.evidence]
        for found in _TELLS_HOW_MANY.finditer(claim.statement):
            if not any(map(_AS_MANY[str(found.lastgroup)].search, findings)):
                yield Breach(claim.record, (*claim.place, "statement"), f"`{found.group()}`")
