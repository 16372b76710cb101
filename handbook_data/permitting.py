"""What lets a reader stop a medicine alone, do without care, or combine what harms: `you may stop`.

`No need to ask`, `can be taken together` and `naloxone should not be given` are others. A `not` before it
turns it into the warning that it ought to be, and whoever is to be asked beside it makes it a plan: `you can
come off it slowly, with your prescriber`.
"""

from __future__ import annotations

import re

from handbook_data.clauses import aloud
from handbook_data.word_index import Needs

_WHO = r"(?:you|people|patients?|someone|anyone|everyone|one|they|adults|users|(?:he|she)|who(?:ever)?)"
_MAY = (
    r"(?:can|may|could|might|should|(?:is|are) (?:free|welcome|allowed|able|fine|right) to|had better"
    r"|need only"
    r"|only needs? to)"
)
_FREELY = (
    r"(?:also|well|just|simply|easily|then|now|always|often|safely|quietly|at once|both|even|perfectly well"
    r"|start to|begin to|try to|choose to|decide to)"
)
_STOP = (
    r"(?:stop|quit|discontinue|come off|go off|get off|skip|leave (?:off|out|away)|halve|cut (?:down|out"
    r"|back)"
    r"|drop|pause|miss|omit|give up|throw away|bin|wean|taper|lower|reduce|swap|replace|change|double"
    r"|ration|end)"
)
_MEDICINE = (
    r"(?:medicines?|medications?|meds|prescri(?:bed|ptions?)|antidepressants?|antipsychotics?|pills?"
    r"|tablets?|drugs?"
    r"|opioids?|benzodiazepines?|blood thinners?|anticoagulants?|insulin|steroids?|inhalers?|lithium"
    r"|clonidine"
    r"|methadone|buprenorphine|naltrexone|ssris?|snris?|maois?|statins?|beta[- ]blockers?|anticonvulsants?"
    r"|painkillers?|doses?|treatment)"
)
_CARER = (
    r"(?:doctors?|physicians?|clinicians?|prescribers?|pharmacists?|gps?|psychiatrists?|nurses?|vets?"
    r"|midwi(?:fe"
    r"|ves)|hospitals?|clinics?|ambulances?|emergency (?:room|department|service|help|care)\w*|poison (?:line"
    r"|cent)\w*"
    r"|medical (?:help|care|advice|attention|supervision)|professional (?:help|care|advice)|professionals?"
    r"|counsell?ors?|therapists?|help line|(?:outside|any) help"
    r"|(?:drug|addiction|treatment|health) (?:services?|teams?|centres?))"
)
_PERMITS = re.compile(
    rf"\b{_WHO} {_MAY}(?: {_FREELY})* {_STOP}\b[^.;:!?]{{0,60}}\b(?:{_MEDICINE}|on (?:your|their|one's"
    rf"|his|her)"
    r" own|alone|yours|theirs|yourself|themselves|cold turkey|at home|at once|suddenly|overnight"
    r"|any time|without)\b"
    rf"|(?:^|[.;:!?] |, |\b(?:then|just|simply|so|best) )(?:simply |just |then |first )?{_STOP}(?: taking)? "
    rf"(?:all |any )?(?:your|the|their|any|all)(?: own)? (?:\w+ ){{0,2}}?{_MEDICINE}\b"
    rf"|\b(?:it is|it's|is|are) (?:quite |perfectly |also |often |usually )?(?:fine|ok(?:ay)?|all right"
    rf"|alright"
    rf"|enough|better|best|wise|no problem|possible) to {_STOP}\b[^.;:!?]{{0,60}}\b{_MEDICINE}\b"
    r"|\b(?:there is |with |have |has )?no (?:need|reason|cause|point)\b"
    rf" (?:(?:to|in|of|for) )[^.;:!?]{{0,40}}\b{_CARER}\b"
    rf"|\b(?:do|does|did|will) not (?:need|have|want)(?: to| an?| any)?\b[^.;:!?]{{0,40}}\b{_CARER}\b"
    rf"|\bneeds? (?:not|no)\b[^.;:!?]{{0,40}}\b{_CARER}\b"
    rf"|\b(?:not (?:necessary|needed|required)|unnecessary|needless|optional) (?:to|for)\b[^.;:!?]{{0,40}}\b"
    rf"{_CARER}\b"
    rf"|\b{_CARER} (?:is|are) (?:not (?:\w+ )?(?:needed|necessary|required)|unnecessary|needless|optional"
    r"|a waste)\b"
    r"|\bwithout (?:first )?(?:(?:asking|telling|seeing|calling|consulting|visiting|the help of|help from"
    rf"|(?:talking|speaking|going) to|waiting for)\b[^.;:!?]{{0,25}}|(?:an?|any|your|the"
    rf"|their) |(?=medical ))\b{_CARER}\b(?!')"
    rf"|\bno {_CARER} (?:needs?|ha(?:s|ve) to|must|is needed|is required|ought)\b"
    rf"|\b{_MEDICINE} (?:can|may|could|might) (?:{_FREELY} )*be (?:{_FREELY} )*(?:stopped|discontinued"
    rf"|skipped"
    r"|left (?:off|out|away)|halved|dropped|paused|missed|omitted|thrown away|given up|swapped|replaced)\b",
)
"""A medicine that may be left off, or care that is not needed."""
_UNHARMED = r"(?:safe|fine|ok(?:ay)?|all right|alright|harmless|no problem|without (?:risk|danger))"
_COMBINED = r"(?:taken|used|combined|drunk|had|swallowed)"
_TOGETHER = (
    r"(?:together|alongside|in combination|at the same time|on the same day|side by side)\b"
    r"|with (?:each other|one another|it|kratom|7-?oh|alcohol)\b"
)
_COMBINES = re.compile(
    rf"\b(?:can|may|could|might) (?:(?!not\b)\w+ ){{0,2}}?be (?:(?!not\b)\w+ )?"
    rf"(?:{_COMBINED}(?: (?!not\b|by\b)\w+){{0,2}}? (?:{_TOGETHER})|mixed (?:together|safely)\b)"
    r"|\b(?:you|patients?|one|anyone|someone) (?:can|may|could) (?!not\b)(?:\w+ )?"
    r"(?:take|use|drink|combine|mix|have) "
    r"[^.;:!?]{0,40}\b(?:together|alongside|with (?:kratom|it|each other))\b"
    rf"|\b(?:is|are|it's|looks?|seems?|appears?|remains?) (?:(?!not\b|un|never\b)\w+ ){{0,2}}?{_UNHARMED} "
    rf"(?:to (?:combine|mix|take|use|drink|have)\b[^.;:!?]{{0,40}}?\b(?:both|{_TOGETHER})"
    rf"|to (?:combine|mix)\b|{_TOGETHER}|when (?:combined|mixed|taken)\b)"
    r"|\b(?:safely|harmlessly) (?:be )?(?:combined|mixed)\b|\bsafe (?:combination|mix|pairing)\b"
    r"|\bno (?:\w+ )?(?:need|reason|cause) to (?:avoid|separate|space|keep \w+ apart|worry|be careful)\b"
    r"|\bthere (?:is|are) no (?:harm|danger|risk|problem)s? (?:in|of|from|when|with)"
    r" (?:combin|mix|tak|us)ing\b"
)
"""Two things that may be taken together."""
_FIRST_AID = (
    r"(?:naloxone|narcan|nalmefene|cpr|chest compressions?|rescue breath\w*|an ambulance|the ambulance"
    r"|ambulances|emergency (?:services?|number|line)|911|999|112|the antidote|poison (?:line|cent\w+))"
)
_WITHHOLDS = re.compile(
    rf"\b{_FIRST_AID} (?:\w+ )?(?:should|must|need|ought)(?: to)?(?: not|n't) "
    r"(?:be )?(?:given|used|called|needed|started|offered|tried|carried)\b"
    rf"|\b{_FIRST_AID} (?:is|are) (?:not|never) (?:needed|necessary|required|to be (?:given|used|called))\b"
    r"|\b(?:do not|don't|never|should not|must not|need not|no need to|not to) (?:\w+ )?"
    r"(?:give|use|call|phone|ring|dial|start|offer|administer|try|bother|carry)\b"
    rf"[^.;:!?,]{{0,20}}\b{_FIRST_AID}\b"
    r"|\b(?:withh[eo]ld|hold(?:ing)? (?:back|off)|leav(?:e|ing) out|skip(?:ping)?|refrain from|avoid(?:ing)?)"
    rf"\b[^.;:!?,]{{0,12}}\b{_FIRST_AID}\b"
)
"""First aid that is not to be given."""
_CARERS = (
    *("^doctor", "^physician", "^clinician", "^prescriber", "^pharmacist", "^gp", "^psychiatrist", "^nurse"),
    *("^vet$", "^vets$", "^midwi", "^hospital", "^clinic", "^ambulance", "^emergency$", "^poison$"),
    *("^medical$", "^professional", "^counsel", "^therapist", "^help$", "^service", "^team", "^centre"),
)
_STOPPING = (
    *("^stop$", "^quit$", "^discontinue$", "^come$", "^go$", "^get$", "^skip$", "^leave$", "^halve$"),
    *("^cut$", "^drop$", "^pause$", "^miss$", "^omit$", "^give$", "^throw$", "^bin$", "^wean$"),
    *("^taper$", "^lower$", "^reduce$", "^swap$", "^replace$", "^change$", "^double$", "^ration$", "^end$"),
    *("^stopped$", "^discontinued$", "^skipped$", "^left$", "^halved$", "^dropped$", "^paused$", "^missed$"),
    *("^omitted$", "^thrown$", "^given$", "^swapped$", "^replaced$"),
)
_MEDICINES = (
    *("^medicine", "^medication", "^meds$", "^prescri", "^antidepressant", "^antipsychotic", "^pill"),
    *("^tablet", "^drug", "^opioid", "^benzodiazepine", "^thinner", "^anticoagulant", "^insulin$"),
    *("^steroid", "^inhaler", "^lithium$", "^clonidine$", "^methadone$", "^buprenorphine$"),
    *("^naltrexone$", "^ssri", "^snri", "^maoi", "^statin", "^blocker", "^anticonvulsant"),
    *("^painkiller", "^dose", "^treatment$"),
)
_TAKEN = ("^taken$", "^used$", "^combined$", "^mixed$", "^drunk$", "^had$", "^swallowed$")
_TAKING = ("^take$", "^use$", "^combine$", "^mix$", "^drink$", "^have$")
_IN_ONE = (
    "^together$",
    "^alongside$",
    "^combination$",
    "^same$",
    "^side$",
    "^other$",
    "^another$",
    "^safely$",
)
_MIGHT = ("^can$", "^may$", "^could$", "^might$")
_HARMLESS = (
    "^safe$",
    "^fine$",
    "^ok$",
    "^okay$",
    "^right$",
    "^alright$",
    "^harmless$",
    "^problem$",
    "^danger$",
)
_AIDS = (
    *("^naloxone$", "^narcan$", "^nalmefene$", "^cpr$", "^compression", "^rescue$", "^ambulance"),
    *("^emergency$", "^911$", "^999$", "^112$", "^antidote$", "^poison$"),
)
_GIVEN = (
    *("^give", "^use", "^call", "^need", "^start", "^offer", "^tried$", "^try$", "^carr", "^necessary$"),
    *("^required$", "^phone$", "^ring$", "^dial$", "^administer$", "^bother$"),
)
PERMITTING: Needs = (
    (
        _STOPPING,
        (
            *_MEDICINES,
            *(
                "^own$",
                "^alone$",
                "^yours$",
                "^theirs$",
                "^yourself$",
                "^themselves$",
                "^turkey$",
                "^home$",
                "^once$",
            ),
            *("^suddenly$", "^overnight$", "^time$", "^without$"),
        ),
        (
            *("^can$", "^may$", "^could$", "^might$", "^should$", "^free$", "^welcome$", "^allowed$"),
            *("^able$", "^fine$", "^right$", "^better$", "^only$"),
        ),
    ),
    (_STOPPING, _MEDICINES, ("^your$", "^the$", "^their$", "^any$", "^all$")),
    (
        _STOPPING,
        _MEDICINES,
        ("^ok$", "^okay$", "^alright$", "^enough$", "^best$", "^wise$", "^possible$", "^problem$"),
    ),
    (_CARERS, ("^need$", "^needs$", "^reason$", "^cause$", "^point$", "^have$", "^want$"), ("^no$", "^not$")),
    (_CARERS, ("^necessary$", "^needed$", "^required$", "^has$", "^must$", "^ought$"), ("^no$", "^not$")),
    (_CARERS, ("^unnecessary$", "^needless$", "^optional$", "^waste$", "^without$")),
    (_TAKEN, _IN_ONE, _MIGHT),
    (_TAKEN, ("^kratom$", "^it$", "^7oh$", "^alcohol$"), _MIGHT, ("^with$",), ("^be$",)),
    (_TAKING, ("^together$", "^alongside$", "^other$"), _MIGHT),
    (_TAKEN + _TAKING + _IN_ONE, _HARMLESS, ("^is$", "^are$", "^look", "^seem", "^appear", "^remain", "^s$")),
    (("^safe$", "^safely$", "^harmlessly$"), ("^combin", "^mix", "^pairing$")),
    (("^no$",), ("^avoid$", "^separate$", "^space$", "^apart$", "^worry$", "^careful$"), ("^to$",)),
    (
        ("^no$",),
        ("^harm", "^danger", "^risk", "^problem"),
        ("^combining$", "^mixing$", "^taking$", "^using$"),
    ),
    (_AIDS, ("^not$", "^t$", "^never$", "^no$", "^dont$"), _GIVEN),
    (_AIDS, ("^withh", "^hold", "^leav", "^skip", "^refrain$", "^avoid")),
)
"""The words without which nothing permits."""
_DENIED = re.compile(
    r"\b(?:not|never|nor|nobody|no one|cannot|rather than|instead of|unless|whether|before|nothing"
    r"|dangerous|wrong|untrue|false|harm\w*|warn\w*|against|tell\w* (?:you|people) (?:that|to))\b[^.;!?]*$"
)
_WITH_CARE = re.compile(
    rf"(?<!without )\b(?:with|ask\w*|tell\w*|talk\w*|see|speak\w*|under|agree\w*|decid\w*|plan\w*"
    rf"|guid\w*|supervis\w*"
    rf"|advis\w*|by|let) [^.;!?]{{0,40}}\b{_CARER}|\b{_CARER} (?:can|may|will|should|lets?|has|have"
    rf"|says?|said"
    r"|decides?|advises?|must|could|might)\b",
)
_ONLY_CARE = re.compile(rf"\b{_CARER}\b")
_WITHOUT_CARE = re.compile(r"\b(?:no|not|without|unnecessary|needless|optional|waste)\b|n't\b")
_SOME = (
    r"(?:some|many|most|several|a few|few|half|others|users|respondents|participants|callers|women|men|they"
    r"|he|she|those|people|patients|(?:an?|one|the) (?:man|woman|user|patient)"
    r"|\d[\d,.]*%?(?: of (?:the )?\d[\d,]*)?)"
)
_LETS = r"(?:can|may|could|might|should|needs?|must|will|would)\b"
_IS_TOLD = re.compile(
    rf"(?:^|[,:] )(?:in [^,]*, )?(?:of [^,]*, )?{_SOME}(?: (?!{_LETS})[\w'-]+)*? (?!{_LETS})[\w',-]* ?$"
)
"""What comes before a report of what people did: some of them, and no word that lets anyone do it."""
_NEEDS_NONE = re.compile(
    r"\b(?:needs?|necessary|required|unnecessary|needless|optional|reason|cause|point)\b"
)
_SAID = re.compile(r"\b(?:said|told|reported|thought|felt|believed|wrote)\b")
_LETS_AFTER_ALL = re.compile(
    rf"\b(?:{_LETS}|you\b|(?:fine|safe(?:ly)?|well|works?|worked|enough|possible|best|better|easily"
    r"|no (?:harm|trouble|problems?))\b)"
)
_SENTENCE = re.compile(r"[.;!?](?:\s+|$)")


_TELLS_NOT = re.compile(
    r"\b(?:no|not|nor|never|nothing|nobody|none|neither|unknown|unclear|untrue|false|wrong|dangerous)\b"
    r"(?:(?!\b(?:so|therefore|thus|hence|which means|but)\b)[^.;!?])*$|\b(?:whether|if|unless)\b[^.;!?]*$"
)
"""What denies the rest of its clause; `nothing was found, so` denies no more after its `so`."""
_NO_REASON = re.compile(r"\b(?:no|not a|never a) (?:\w+ )?(?:reason|cause|excuse|ground|need)\b[^.;!?]*$")
_IF_BREATHING = re.compile(r"\b(?:if|who|while|as long as)\b[^.;!?]*\bbreath")


_OF_COMBINING = ("be ", "together", "alongside", "with ", "safe", "fine", "combin", "no ", "mix")
_OF_FIRST_AID = (
    *("nalox", "narcan", "nalmef", "cpr", "compression", "rescue breath", "ambulance", "emergency "),
    *("911", "999", "112", "antidote", "poison "),
)
"""Pieces of a sentence without which it cannot say so."""


def permits(text: str) -> str | None:
    """The words of a text that let its reader leave off a medicine or care, or combine what harms."""
    for sentence in _SENTENCE.split(aloud(text)):
        found = _stops(sentence) or _combines(sentence) or _withholds(sentence)
        if found:
            return found.strip(" ,")
    return None


def _stops(sentence: str) -> str | None:
    for found in _PERMITS.finditer(sentence):
        if _DENIED.search(sentence[: found.start()]):
            continue
        is_of_care = _ONLY_CARE.search(found.group()) and _WITHOUT_CARE.search(found.group())
        if is_of_care and _is_a_report(sentence, found):
            continue
        if is_of_care or not _WITH_CARE.search(sentence):
            return found.group()
    return None


def _is_a_report(sentence: str, found: re.Match[str]) -> bool:
    """Whether a sentence only tells that some people went without care: `some cut down without a doctor`."""
    before = sentence[: found.start()]
    if not _IS_TOLD.search(before) or _LETS_AFTER_ALL.search(f"{before} {sentence[found.end() :]}"):
        return False
    return not _NEEDS_NONE.search(found.group()) or _SAID.search(before) is not None


_CONCLUDES = re.compile(r", (?:and )?so (?!that\b|far\b)|\b(?:therefore|hence|thus)\b")
"""What a denial before it does not reach: `it is not known, so both can be taken together`."""


def _combines(sentence: str) -> str | None:
    if not any(piece in sentence for piece in _OF_COMBINING):
        return None
    for found in _COMBINES.finditer(sentence):
        before = _CONCLUDES.split(sentence[: found.start()])[-1]
        if not _TELLS_NOT.search(before) and not _ONLY_CARE.search(sentence):
            return found.group()
    return None


def _withholds(sentence: str) -> str | None:
    if not any(piece in sentence for piece in _OF_FIRST_AID):
        return None
    for found in _WITHHOLDS.finditer(sentence):
        if not _NO_REASON.search(sentence[: found.start()]) and not _IF_BREATHING.search(sentence):
            return found.group()
    return None
