"""What lets a reader stop a medicine alone, or do without a doctor: `you may stop`, `no need to ask`.

A `not` before it turns it into the warning that it ought to be, and whoever is to be asked beside it makes it
a plan: `you can come off it slowly, with your prescriber`.
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
    r"|counsell?ors?|therapists?|help line|(?:outside|any) help)"
)
_PERMITS = re.compile(
    rf"\b{_WHO} {_MAY}(?: {_FREELY})* {_STOP}\b[^.;:!?]{{0,60}}\b(?:{_MEDICINE}|on (?:your|their|one's"
    rf"|his|her)"
    r" own|alone|yourself|themselves|cold turkey|at home|at once|suddenly|overnight|any time|without)\b"
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
    rf"|their) )\b{_CARER}\b(?!')"
    rf"|\bno {_CARER} (?:needs?|ha(?:s|ve) to|must|is needed|is required|ought)\b"
    rf"|\b{_MEDICINE} (?:can|may|could|might) (?:{_FREELY} )*be (?:{_FREELY} )*(?:stopped|discontinued"
    rf"|skipped"
    r"|left (?:off|out|away)|halved|dropped|paused|missed|omitted|thrown away|given up|swapped|replaced)\b",
)
"""A medicine that may be left off, or care that is not needed."""
_CARERS = (
    *("^doctor", "^physician", "^clinician", "^prescriber", "^pharmacist", "^gp", "^psychiatrist", "^nurse"),
    *("^vet$", "^vets$", "^midwi", "^hospital", "^clinic", "^ambulance", "^emergency$", "^poison$"),
    *("^medical$", "^professional", "^counsel", "^therapist", "^help$"),
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
PERMITTING: Needs = (
    (
        _STOPPING,
        (
            *_MEDICINES,
            *("^own$", "^alone$", "^yourself$", "^themselves$", "^turkey$", "^home$", "^once$"),
            *("^suddenly$", "^overnight$", "^time$", "^without$"),
        ),
        (
            *("^can$", "^may$", "^could$", "^might$", "^should$", "^free$", "^welcome$", "^allowed$"),
            *("^able$", "^fine$", "^right$", "^better$", "^only$"),
        ),
    ),
    (_STOPPING, _MEDICINES, ("^your$", "^their$", "^any$", "^all$")),
    (
        _STOPPING,
        _MEDICINES,
        ("^ok$", "^okay$", "^alright$", "^enough$", "^best$", "^wise$", "^possible$", "^problem$"),
    ),
    (_CARERS, ("^need$", "^needs$", "^reason$", "^cause$", "^point$", "^have$", "^want$"), ("^no$", "^not$")),
    (_CARERS, ("^necessary$", "^needed$", "^required$", "^has$", "^must$", "^ought$"), ("^no$", "^not$")),
    (_CARERS, ("^unnecessary$", "^needless$", "^optional$", "^waste$", "^without$")),
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
_SENTENCE = re.compile(r"[.;!?](?:\s+|$)")


def permits(text: str) -> str | None:
    """The words of a text that let its reader leave off a medicine or care; None if there are none."""
    plain = aloud(text)
    for sentence in _SENTENCE.split(plain):
        for found in _PERMITS.finditer(sentence):
            if _DENIED.search(sentence[: found.start()]):
                continue
            is_of_care = _ONLY_CARE.search(found.group()) is not None
            if not is_of_care and _WITH_CARE.search(sentence):
                continue
            return found.group().strip(" ,")
    return None
