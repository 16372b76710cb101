"""What gives the all-clear: for the unborn and for children, for the law, and for breath, heart and liver.

`A small cup is fine in pregnancy`, `parcels are seldom opened` and `it cannot stop the breath` hold no word
that promises by itself. A `not` or a `whether` before them makes the warning or the question of them that
they ought to be.
"""

from __future__ import annotations

import re

from handbook_data.clauses import aloud
from handbook_data.word_index import Needs

_YOUNG = (
    r"(?:pregnan(?:t|cy|cies)|unborn|breast-?feeding|breast-?fed|nursing (?:mothers?|women|a baby)|expecting"
    r"|womb|trimesters?|newborns?|babies|baby|infants?|child(?:ren)?|toddlers?|kids?|teens?|teenagers?"
    r"|minors?|schoolchildren)"
)
_UNHARMED = (
    r"(?:fine(?! of\b)|ok(?:ay)?|all right|alright|safe|harmless|(?:no|little) (?:problem|risk|danger|worry"
    r"|harm)|nothing to (?:fear|worry about)|without (?:risk|danger|harm)|well tolerated|acceptable"
    r"|mild enough|gentle|tolerable|unproblematic)"
)
_IS = (
    r"\b(?:is|are|seems?|looks?|remains?|stays?|can be|poses?|brings?|means?|carries|does)"
    r" (?:(?!not\b|no\b|never\b|a\b|un|how\b)\w+ ){0,3}?"
)
_CLEARS = re.compile(
    rf"{_IS}{_UNHARMED}\b[^.;:!?,]{{0,50}}?\b{_YOUNG}\b|\b{_YOUNG}\b[^.;:!?,]{{0,50}}?{_IS}{_UNHARMED}\b"
    rf"|\b(?:in|during|for|while) (?:\w+ )?{_YOUNG}\b[^.;:!?]{{0,50}}?{_IS}{_UNHARMED}\b"
    r"|\b(?:does|do|will|can) ?(?:not|no) (?:\w+ )?(?:harm|hurt|reach|affect|touch) (?:to )?"
    rf"(?:the |an? |your |any )?(?:\w+ )?{_YOUNG}\b"
    rf"|\b(?:{_YOUNG}|mothers?|pregnant women) (?:can|may|could) (?:safely|happily|freely|well|still|easily) "
    r"(?:have|take|drink|use|try|sip|be given|go on)\b"
)
_YOUNG_WORDS = (
    *("^pregnan", "^unborn$", "^breast", "^nursing$", "^expecting$", "^womb$", "^trimester", "^newborn"),
    *(
        "^babies$",
        "^baby$",
        "^infant",
        "^child",
        "^toddler",
        "^kid$",
        "^kids$",
        "^teen",
        "^minor$",
        "^minors$",
    ),
    *("^schoolchildren$", "^mother", "^women$"),
)
_MATTERS = re.compile(r"\bwhat (?:is|are)\b|\b(?:ask|say|tell|decide|know)s? which\b")
_OPEN = re.compile(
    r"\b(?:no|not|nor|never|nothing|nobody|none|neither|unknown|unclear|uncertain|untrue|false|wrong|whether|if"
    r"|unless|how|cannot|rather than)\b[^.;!?]*$"
)
"""What denies or leaves open the rest of its sentence."""
_SENTENCE = re.compile(r"[.;!?](?:\s+|$)")


def clears(text: str) -> str | None:
    """The words of a text that call something harmless in pregnancy or for children; None if none do."""
    found = _first(_CLEARS, text)
    return None if found is None or _MATTERS.search(aloud(text)) else found


def _first(pattern: re.Pattern[str], text: str) -> str | None:
    for sentence in _SENTENCE.split(aloud(text)):
        for found in pattern.finditer(sentence):
            if not _OPEN.search(sentence[: found.start()]):
                return found.group().strip(" ,:")
    return None


_SELDOM = r"(?:seldom|rarely|hardly(?: ever)?|scarcely|(?:almost )?never|not often|infrequently)"
_LOOK = (
    r"(?:open|check|search|inspect|seiz|notic|stop|held|caught|test|look|x-ray|bother|care|mind|enforc)\w*"
)
_SENT = r"(?:parcels?|packages?|packets?|orders|shipments?|letters?|envelopes?|luggage|suitcases?|imports)"
_EVADES = re.compile(
    rf"\b(?:{_SENT}|buyers|customers|travellers)\b[^.;:!?]{{0,40}}? {_SELDOM} (?:(?:be|been|get) )?"
    r"(?:open|check|search|inspect|seiz|notic|stop|held|caught|look|x-ray)\w*"
    rf"|\b{_SENT}\b[^.;:!?]{{0,40}}? (?:unnoticed|undetected|unopened|past (?:the )?customs)\b"
    rf"|\b(?:customs|police|officers?|border guards?|inspectors?|the authorities) (?:\w+ ){{0,2}}?"
    rf"(?:(?:{_SELDOM}|do not|does not|don't|doesn't|cannot|will not|won't) (?:\w+ )?{_LOOK}"
    r"|looks? away|turns? a blind eye)"
    r"|\b(?:beats?|fools?|cheats?|dodges?|outwits?|tricks?|(?<!has )(?<!have )(?<!had )(?<!need )(?<!needs )"
    r"(?<!asked )(?<!required )to pass) (?:an?|the|your|any|most|every) (?:\w+ )?"
    r"(?:drug|urine|hair|blood|saliva|roadside|screening) (?:tests?|screens?|panels?|checks?)\b"
    r"|(?:^|[,:] |\b(?:you|can|may|could|should|best|to|simply|just|better|then) )"
    r"(?:declare|label|mark|disguise|mail|post|ship|send|pack|hide|order|bring|carry) (?:it|them|kratom"
    r"|the (?:leaf|powder|capsules|extract)) (?:as|in|inside|under|among|between) (?:an? |the |your |other )?"
    r"(?:\w+ )?(?:tea|incense|soap|dye|spices?|supplements?|gifts?|vitamins?|envelopes?|luggage|clothes"
    r"|name)\b"
    r"|\b(?:you|one|anyone|people|users|buyers|customers|travellers) (?:can|may|could|might) (?:\w+ )?"
    r"(?:get|go|step|work|slip) (?:round|around|past) (?:the|a|this|that|any|it|customs)\b"
    r"|\b(?:marked|labelled|declared|disguised|sent|shipped|posted|mailed) as (?:an? )?(?:\w+ )?"
    r"(?:tea|incense|soap|dye|spices?|supplements?|gifts?|vitamins?)\b[^.;:!?]{0,30} "
    r"(?:gets?|goes?|comes?|slips?|passes) (?:through|past|by|in)\b"
    r"|\b(?:get|sneak|slip) (?:\w+ ){0,3}past (?:an?|the|your|my|any) (?:\w+ )?"
    r"(?:drug|urine|hair|blood|saliva|probation) (?:\w+ )?(?:tests?|screens?|checks?)\b"
    r"|\bways? (?:round|around) (?:the|this|that|a|any) (?:\w+ ){0,2}(?:is|are) to\b"
)
EVADING: Needs = (
    (
        (
            *("^parcel", "^package", "^packet", "^order", "^shipment", "^letter", "^envelope", "^luggage$"),
            *("^suitcase", "^import", "^buyers$", "^customers$", "^travellers$"),
        ),
        (
            *("^seldom$", "^rarely$", "^hardly$", "^scarcely$", "^never$", "^not$", "^infrequently$"),
            *("^unnoticed$", "^undetected$", "^unopened$", "^past$"),
        ),
    ),
    (
        ("^customs$", "^police$", "^officer", "^guard", "^inspector", "^authorities$"),
        (
            *(
                "^open",
                "^check",
                "^search",
                "^inspect",
                "^seiz",
                "^notic",
                "^stop",
                "^test",
                "^look",
                "^bother",
            ),
            *("^care$", "^mind$", "^enforc", "^blind$"),
        ),
        (
            *(
                "^seldom$",
                "^rarely$",
                "^hardly$",
                "^scarcely$",
                "^never$",
                "^not$",
                "^infrequently$",
                "^don$",
            ),
            *("^doesn$", "^cannot$", "^won$", "^away$", "^blind$"),
        ),
    ),
    (
        ("^beat", "^fool", "^cheat", "^dodge", "^outwit", "^trick", "^pass$"),
        ("^test", "^screen", "^panel", "^check"),
    ),
    (
        (
            *(
                "^declare$",
                "^label$",
                "^mark$",
                "^disguise$",
                "^mail$",
                "^post$",
                "^ship$",
                "^send$",
                "^pack$",
            ),
            *("^hide$", "^order$", "^bring$", "^carry$"),
        ),
        (
            *("^tea$", "^incense$", "^soap$", "^dye$", "^spice", "^supplement", "^gift", "^vitamin"),
            *("^envelope", "^luggage$", "^clothes$", "^name$"),
        ),
        ("^as$", "^in$", "^inside$", "^under$", "^among$", "^between$"),
    ),
    (("^past$",), ("^test", "^screen", "^check")),
    (
        (
            "^marked$",
            "^labelled$",
            "^declared$",
            "^disguised$",
            "^sent$",
            "^shipped$",
            "^posted$",
            "^mailed$",
        ),
        ("^as$",),
        ("^through$", "^past$", "^by$", "^in$"),
    ),
    (("^round$", "^around$", "^past$"), ("^can$", "^may$", "^could$", "^might$", "^way$", "^ways$")),
)
"""The words without which nothing shows a way round the law."""


_CRIME = re.compile(r"\b(?:crime|offence|illegal|unlawful|banned|forbidden|punish\w*|fined)(?: \w+){0,3} ?$")


def evades(text: str) -> str | None:
    """The words of a text that show a way round the law or a test; None if there are none."""
    found = _first(_EVADES, text)
    return None if found is None or _CRIME.search(aloud(text).partition(found)[0]) else found


_ORGANS = (
    r"(?:breath(?:ing)?|respiration|airways?|lungs?|heart(?:beat)?|liver|kidneys?|brain|f(?:o)?etus"
    r"|blood pressure)"
)
_DENIES = re.compile(
    r"\b(?:cannot|can not|can't|does not|doesn't|(?<=[a-z] )do not|(?<=[a-z] )don't|will not|won't|never"
    r"|unable to|too weak to|too mild to|hardly|fails to) (?:\w+ )?"
    r"(?:stop|slow|depress|suppress|halt|weaken|affect|touch|harm|damage|hurt|strain|injure|endanger|impair)s?"
    rf" (?:the |your |their |one's |a person's |anyone's )?{_ORGANS}\b"
    r"|\b(?:cannot|can not|can't|never|will not) (?:\w+ )?"
    r"(?:be fatal|be deadly|be lethal|cause (?:a )?death|lead to death|end in death)\b"
    r"|\bno (?:deaths?|fatalit(?:y|ies)) (?:is|are|was|were|has been|have been) "
    r"(?:on record|known|recorded|reported)"
    r"|\b(?:(?<=[a-z] )do not|does not|(?<=[a-z] )don't|doesn't|cannot|can't|will not|won't|never) "
    r"(?:ever )?kill\b"
    r"|\b(?:nobody|no one|no-one|not one person) (?:has|ever|had ever)(?: ever)? "
    r"(?:died|been killed|been harmed)\b"
    r"|\bceiling (?:on|for|to) (?:the |its )?(?:breath\w*|respirat\w*|harm|danger)\b"
)
_ORGAN_WORDS = (
    *("^breath", "^respiration$", "^airway", "^lung", "^heart", "^liver$", "^kidney", "^brain$", "^fetus$"),
    *("^foetus$", "^pressure$"),
)
DENYING: Needs = (
    (
        _ORGAN_WORDS,
        (
            *("^stop", "^slow", "^depress", "^suppress", "^halt", "^weaken", "^affect", "^touch", "^harm"),
            *("^damage", "^hurt", "^strain", "^injure", "^endanger", "^impair"),
        ),
        (
            *("^cannot$", "^not$", "^t$", "^never$", "^unable$", "^weak$", "^mild$", "^hardly$", "^fails$"),
            *("^cant$", "^dont$", "^doesnt$", "^wont$"),
        ),
    ),
    (("^fatal$", "^deadly$", "^lethal$", "^death$"), ("^cannot$", "^not$", "^t$", "^never$")),
    (("^died$", "^killed$", "^harmed$"), ("^nobody$", "^no$", "^not$"), ("^has$", "^had$", "^ever$")),
    (
        ("^death$", "^deaths$", "^fatality$", "^fatalities$"),
        ("^no$",),
        ("^record$", "^known$", "^recorded$", "^reported$"),
    ),
    (("^kill$",), ("^not$", "^t$", "^cannot$", "^never$", "^cant$", "^dont$", "^doesnt$", "^wont$")),
    (("^ceiling$",), ("^breath", "^respirat", "^harm$", "^danger$")),
)
"""The words without which nothing denies a danger."""


def denies_danger(text: str) -> str | None:
    """The words of a text that deny a danger to life or to an organ; None if there are none."""
    return _first(_DENIES, text)


CLEARING: Needs = (
    (
        _YOUNG_WORDS,
        (
            *("^fine$", "^ok$", "^okay$", "^right$", "^alright$", "^safe$", "^harmless$", "^acceptable$"),
            *("^tolerated$", "^tolerable$", "^unproblematic$", "^gentle$", "^mild$", "^safely$", "^happily$"),
            *("^freely$", "^still$", "^easily$", "^well$"),
        ),
    ),
    (
        _YOUNG_WORDS,
        ("^problem$", "^risk$", "^danger$", "^worry$", "^harm$", "^fear$"),
        ("^no$", "^little$", "^without$", "^nothing$"),
    ),
    (_YOUNG_WORDS, ("^harm$", "^hurt$", "^reach$", "^affect$", "^touch$"), ("^not$", "^no$", "^cannot$")),
)
"""The words without which nothing gives the all-clear for the young."""
