"""Advice and praise in disguise: how much to take, that nothing can happen, that a leaf does a clinic's work.

`handbook_data.promises` knows the words that promise by themselves. Here they are harmless one by one, and
only together do they tell a reader to take something, to fear nothing or to trust a seller.
"""

from __future__ import annotations

import re

from handbook_data.clauses import aloud, clauses, is_held_back
from handbook_data.word_index import Needs

_NUMBER = (
    r"(?:\d[\d.,/]*(?: ?(?:-|to) ?\d[\d.]*)?|an?|one|two|three|four|five|six|half an?|a few"
    r"|(?:a |one )?(?:heaped|heaping|level|rounded|large|small|good))(?![a-z])"
)
_MEASURE = (
    r"(?:mg|g|gr|grams?|grammes?|milligrams?|ml|capsules?|tablets?|pills?|gumm(?:y|ies)"
    r"|(?:tea|table)?spoon(?:ful)?s?|cups?|mugs?|glass(?:es)?|shots?|pinch(?:es)?|drops?|leaves)"
)
_TAKE = r"(?:take|begin with|start with|start at|use|try|drink|chew|swallow|sip|stir|mix|brew|add|dose)"
_ADVICE = re.compile(
    rf"(?:(?:^|[.;:!?] +|, |\b(?:you|should|please|just|always|simply|and|then|first) )(?:(?:now|first"
    rf"|best|always|then) )?{_TAKE}"
    rf"|\b(?:is|are|was|best|better|advisable|enough|wise|suffices|helps) to {_TAKE}) (?:[a-z]+ ){{0,2}}?"
    rf"{_NUMBER} ?(?:[a-z]+ ){{0,2}}?{_MEASURE}\b(?!/)"
    r"|\b(?:good|best|ideal|sensible|perfect|optimal|optimum|sweet|safe) (?:starting |first |daily )?"
    r"(?:amounts?|doses?|dosages?|spot)\b(?: (?:to|for|of|is)\b)?"
    rf"|\b{_NUMBER} ?(?:[a-z]+ )?{_MEASURE}\b[^.;]{{0,40}}\b(?:(?:is|are) (?:plenty|ideal|enough"
    rf"|about right|a good)"
    r"|(?:is|are) (?:perfectly |quite |totally |just )?(?:fine|ok|okay|harmless|no problem)"
    r"|will do|does the trick|should do|suffices?|where (?:most|many|people|you) (?:begin|start)"
    r"|would have been (?:plenty|enough|ideal)(?! to))\b"
    rf"|\b(?:do|does|did|get on|fare|feel) (?:well|fine|best|better|great) (?:with|on|after) "
    rf"(?:[a-z]+ ){{0,2}}?{_NUMBER} (?:or {_NUMBER} )?{_MEASURE}\b"
    r"|\b(?:a|one) (?:tenth|fifth|quarter|third|half|bit|little) less (?:each|every|a|per) (?:day|week)"
    r"[^.;]{0,30} (?:is|are|suits|works|does)\b"
)
"""An amount, told to whoever reads it as one to take."""
_AMOUNT_OPEN = re.compile(r"\b(?:no|not|unknown|nobody|whether|which|what|never|without|cannot|daily)\b")

_CARE = (
    r"(?:methadone|buprenorphine|naltrexone|antidepressants?|ssris?|medicines?|medication|drugs|pills|tablets"
    r"|doctors?|clinics?|hospitals?|therap(?:y|ies|ists?)|treatments?|psychiatrists?|counsell\w+|programmes?)"
)
_LEAF = r"(?:kratom|ketum|mitragynine|7-oh|(?:the |this |plain )?(?:leaf|leaves|powder|tea|plant))"
_REASSURING = re.compile(
    r"\b(?:good|great|happy|welcome) news (?:for|to) (?:\w+ )?(?:users?|drinkers?|people|those|you"
    r"|all|everyone)\b"
    r"|\bnothing (?:at all )?to (?:worry|fear|be afraid|be concerned|dread)\b|\bnothing to lose\b"
    r"|\bneeds? (?:not |never |to )?(?:fear|worry|dread|be afraid)\b"
    r"|\bno (?:cause|reason|need|grounds?) (?:for|to|of) (?:\w+ )?(?:worr\w+|fear|alarm|concern|anxiety"
    r"|panic)\b"
    r"|\b(?:rest|be) (?:assured|easy|unafraid)\b|\bcannot go wrong\b|\bin (?:safe|good) hands\b"
    r"|\b(?:do|does|did|done|doing) (?:nobody|no one|no-one|none|you) (?:any |the least |a bit of "
    r"|no )?(?:harm|damage|ill)\b"
    r"|\b(?:never|not|nobody|no one)\b[^.;,]{0,30} (?:come|comes|came|get|gets|grow|grows|become|becomes) "
    r"(?:to (?:depend|need|crave)|hooked|addicted)\b"
    r"|\b(?:never|not) (?:yet )?(?:done|hurt|harmed) (?:anyone|anybody|a soul|any harm)\b"
    rf"|\bdo with {_LEAF} what\b|\bwith {_LEAF}\b[^.;]{{0,40}}\bwhat (?:the |a |an )?{_CARE} do(?:es)?\b"
    rf"|\b{_LEAF}(?: tea| leaf| powder)? (?:can |could |may |might |would |will )?(?:well |easily |simply )?"
    r"(?:replaces?|stands? in for|takes? the place of|do(?:es)? the work of|substitutes? for|spares?) "
    rf"(?:\w+ ){{0,2}}{_CARE}\b"
    rf"|\b(?:{_LEAF}|brew)\b[^.;,]{{0,30}} (?:keeps|holds|takes|drives) (?:it|them|withdrawal|cravings?"
    rf"|pain|sickness|worry"
    r"|low mood) (?:away|at bay|off)\b"
    rf"|\b(?:swap|exchange|trade|switch|leave|drop|give up) (?:\w+ )?{_CARE} for {_LEAF}\b"
    r"|\b(?:drinkers|users|consumers|people|everyone|everybody|villagers|farmers|workers|folk"
    r"|buyers)\b[^.;]{0,30} "
    r"(?:have |has )?(?:long |always |already )?(?:know|known|knew|knows)\b[^.;]{0,12}"
    r"\b(?:for (?:ages|centuries|generations|years|decades)|all along|long since)\b"
)
"""What is told to calm, whether or not it holds a `not`."""
_PRAISING = re.compile(
    r"\bnature'?s (?:answer|gift|own|remedy|pharmacy|way|cure|medicine|prozac|relief)\b|\bmother nature\b"
    r"|\b(?:as|so) (?:gentle|mild|soft|light|innocent|kind|natural|wholesome|pure) as\b"
    r"|\b(?:kind|gentle|easy|good) (?:to|on|for) (?:your|the|our) (?:heart|liver|kidneys?|stomach|body|brain"
    r"|mind|lungs|gut|nerves|mood|soul)\b"
    rf"|\b{_LEAF}(?: tea| leaf| powder)? (?:can|may) (?:\w+ly )?be (?:taken|used|drunk|had) (?:until"
    r"|till|up to|before|right|on the (?:day|morning)|every|daily|freely|as usual)\b"
    r"|\byou (?:can|may) (?:\w+ly |still )?(?:take|use|drink|have) (?:it|kratom|7-oh|the tea) "
    r"(?:until|till|up to|before|right|on the|every|daily|freely|as usual)\b"
    r"|\b(?:gentle|kindly|wholesome|blessed|sacred|noble|friendly) (?:leaf|leaves|plant|herb|helper|lift"
    r"|tree|tea|friend|aid)\b"
    r"|\b(?:users?|customers?|buyers?|people|patients?|millions|thousands|many) (?:\w+ )?(?:trusts?"
    r"|loves?|swear|swears)\b"
    r"|\b(?:trusted|loved|beloved|recommended) by\b|\blab(?:oratory)?-(?:checked|tested|verified|certified)\b"
    r"|\bthird[- ]party[- ](?:tested|checked)\b|\b(?:shipped|ships|shipping|delivered|delivers) (?:free"
    r"|fast|to (?:all|every|any|your)|"
    r"discreetly|overnight|worldwide|nationwide)\b|\b(?:free|fast|same-day|discreet) (?:shipping|delivery)\b"
    r"|\b(?:top|highest|high|finest|premium|unmatched) ?-?(?:quality|grade)\b|\bmoney[- ]back\b"
    r"|\bbest[- ]?sell\w+\b"
    r"|\b(?:full|broad)[- ]spectrum (?:kratom|extract|leaf|product)s?\b|\b(?:discount|coupon|promo) codes?\b"
    r"|\b(?:kratom|extracts?|leaf|products?),? full[- ]spectrum\b|\bpremium (?:kratom|extracts?|leaf)\b"
    r"|\blandmark study of\b|\bsettles the (?:question|matter|case) for (?:good|ever)\b"
    r"|\b(?:order|buy) (?:now|online|yours|today|here)\b"
    r"|\b(?:amazing(?:ly)?|incredibl[ey]|wonderful(?:ly)?|awesome|fantastic|superb|outstanding"
    r"|magnificent|marvell?ous"
    r"|world[- ]class|award[- ]winning|revolutionary|cutting[- ]edge|legendary|five[- ]star|5[- ]star"
    r"|top[- ]rated"
    r"|unbeatable|unrivall?ed|unparalleled|unsurpassed|hand[- ]?picked|ground[- ]?breaking"
    r"|state[- ]of[- ]the[- ]art"
    r"|exquisite|sensational|premium(?![- ]rate)|finest|delighted|thriving|all[- ]natural)\b"
    r"|\b(?:happy|satisfied|loyal|grateful|delighted|countless|valued) (?:customers?|buyers?|clients?"
    r"|fans?|drinkers?"
    r"|consumers?|shoppers?)\b|\b(?:glowing|rave|raving) (?:reviews?|reports?|praise)\b"
    r"|\b(?:ultimate|perfect|ideal|powerful|superior) (?:leaf|plant|herb|remedy|relief|wellness|blend"
    r"|extract|kratom"
    r"|product|formula|strains?)\b|\bpotent relief\b|\bpure bliss\b"
    r"|\b(?:a|one) (?:cup|glass|sip|shot|spoon|little|bit) (?:of )?(?:kratom|ketum)(?: tea)? (?:calms"
    r"|soothes|helps|eases|lifts"
    r"|relieves|works|heals)\b"
)
"""What sells or praises, where nothing denies it."""
_LEAVES = (
    "^kratom$",
    "^ketum$",
    "^mitragynine$",
    "^oh$",
    "^leaf$",
    "^leaves$",
    "^powder$",
    "^tea$",
    "^plant$",
)
_ORGANS = (
    *("^heart$", "^liver$", "^kidney", "^stomach$", "^body$", "^brain$", "^mind$", "^lungs$", "^gut$"),
    *("^nerves$", "^mood$", "^soul$"),
)
_SO_LONG = (
    *("^until$", "^till$", "^up$", "^before$", "^right$", "^on$", "^every$", "^daily$", "^freely$", "^as$"),
)
_CARERS = (
    *(
        "^methadone$",
        "^buprenorphine$",
        "^naltrexone$",
        "^antidepressant",
        "^ssri",
        "^medicine",
        "^medication$",
    ),
    *("^drugs$", "^pills$", "^tablets$", "^doctor", "^clinic", "^hospital", "^therap", "^treatment"),
    *("^psychiatrist", "^counsell", "^programme"),
)
CALMING: Needs = (
    (("^nothing$",), ("^worry$", "^fear$", "^afraid$", "^concerned$", "^dread$", "^lose$")),
    (("^need$", "^needs$"), ("^fear$", "^worry$", "^dread$", "^afraid$")),
    (
        ("^no$",),
        ("^cause$", "^reason$", "^need$", "^ground$", "^grounds$"),
        ("^worr", "^fear$", "^alarm$", "^concern$", "^anxiety$", "^panic$"),
    ),
    (("^assured$", "^easy$", "^unafraid$"), ("^rest$", "^be$")),
    (("^wrong$",), ("^go$",)),
    (("^hands$",), ("^safe$", "^good$")),
    (
        ("^harm$", "^damage$", "^ill$"),
        ("^do$", "^does$", "^did$", "^done$", "^doing$"),
        ("^nobody$", "^no$", "^none$", "^you$"),
    ),
    (
        ("^depend$", "^need$", "^crave$", "^hooked$", "^addicted$"),
        ("^come$", "^comes$", "^came$", "^get$", "^gets$", "^grow$", "^grows$", "^become$", "^becomes$"),
        ("^never$", "^not$", "^nobody$", "^no$"),
    ),
    (("^done$", "^hurt$", "^harmed$"), ("^anyone$", "^anybody$", "^soul$", "^any$"), ("^never$", "^not$")),
    (("^what$",), ("^do$", "^does$"), ("^with$",), _LEAVES),
    (
        (
            *("^replace$", "^replaces$", "^stand$", "^stands$", "^place$", "^work$", "^substitute$"),
            *("^substitutes$", "^spare$", "^spares$"),
        ),
        _LEAVES,
        _CARERS,
    ),
    (("^keeps$", "^holds$", "^takes$", "^drives$"), ("^away$", "^bay$", "^off$")),
    (("^swap$", "^exchange$", "^trade$", "^switch$", "^leave$", "^drop$", "^give$"), _LEAVES, _CARERS),
    (
        ("^know$", "^known$", "^knew$", "^knows$"),
        ("^ages$", "^centuries$", "^generations$", "^years$", "^decades$", "^along$", "^since$"),
    ),
    (
        ("^nature$", "^natures$"),
        (
            "^answer$",
            "^gift$",
            "^own$",
            "^remedy$",
            "^pharmacy$",
            "^way$",
            "^cure$",
            "^medicine$",
            "^prozac$",
            "^relief$",
            "^mother$",
        ),
    ),
    (("^kind$", "^gentle$", "^easy$", "^good$"), ("^your$", "^the$", "^our$"), _ORGANS),
    (("^news$",), ("^good$", "^great$", "^happy$", "^welcome$")),
    (("^taken$", "^used$", "^drunk$", "^had$"), ("^be$",), _LEAVES, _SO_LONG),
    (("^you$",), ("^take$", "^use$", "^drink$", "^have$"), ("^can$", "^may$"), _SO_LONG),
    (
        (
            "^gentle$",
            "^mild$",
            "^soft$",
            "^light$",
            "^innocent$",
            "^kind$",
            "^natural$",
            "^wholesome$",
            "^pure$",
        ),
        ("^as$",),
    ),
    (
        ("^gentle$", "^kindly$", "^wholesome$", "^blessed$", "^sacred$", "^noble$", "^friendly$"),
        (
            "^leaf$",
            "^leaves$",
            "^plant$",
            "^herb$",
            "^helper$",
            "^lift$",
            "^tree$",
            "^tea$",
            "^friend$",
            "^aid$",
        ),
    ),
    (("^trust$", "^trusts$", "^love$", "^loves$", "^swear$", "^swears$"),),
    (("^trusted$", "^loved$", "^beloved$", "^recommended$"), ("^by$",)),
    (("^lab$", "^laboratory$"), ("^checked$", "^tested$", "^verified$", "^certified$")),
    (("^third$",), ("^party$",)),
    (
        ("^shipped$", "^ships$", "^shipping$", "^deliver", "^delivery$"),
        ("^free$", "^fast$", "^to$", "^discreet", "^overnight$", "^worldwide$", "^nationwide$", "^day$"),
    ),
    (("quality$", "grade$"), ("^top", "^high", "^finest", "^premium", "^unmatched")),
    (("^spectrum$",), ("^full$", "^broad$")),
    (("^premium$",), ("^kratom$", "^extract", "^leaf$")),
    (("^code$", "^codes$"), ("^discount$", "^coupon$", "^promo$")),
    (("^landmark$",), ("^study$",)),
    (("^settles$",), ("^good$", "^ever$")),
    (("^money$",), ("^back$",)),
    (("^best", "^bestsell"), ("^sell", "^bestsell")),
    (("^order$", "^buy$"), ("^now$", "^online$", "^yours$", "^today$", "^here$")),
    (
        (
            *(
                "^amazing",
                "^incredibl",
                "^wonderful",
                "^awesome$",
                "^fantastic$",
                "^superb$",
                "^outstanding$",
            ),
            *(
                "^magnificent$",
                "^marvellous$",
                "^marvelous$",
                "^revolutionary$",
                "^legendary$",
                "^unbeatable$",
            ),
            *("^unrivaled$", "^unrivalled$", "^unparalleled$", "^unsurpassed$", "^handpicked$", "^picked$"),
            *("^groundbreaking$", "^breaking$", "^exquisite$", "^sensational$", "^premium$", "^finest$"),
            *("^delighted$", "^thriving$", "^winning$", "^rated$"),
        ),
    ),
    (("^class$",), ("^world$",)),
    (("^edge$",), ("^cutting$",)),
    (("^star$",), ("^five$", "^5$")),
    (("^art$",), ("^state$",)),
    (("^natural$",), ("^all$",)),
    (
        ("^customer", "^buyer", "^client", "^fan$", "^fans$", "^drinker", "^consumer", "^shopper"),
        ("^happy$", "^satisfied$", "^loyal$", "^grateful$", "^countless$", "^valued$"),
    ),
    (("^review$", "^reviews$", "^report$", "^reports$", "^praise$"), ("^glowing$", "^rave$", "^raving$")),
    (
        ("^ultimate$", "^perfect$", "^ideal$", "^powerful$", "^superior$"),
        (
            *("^leaf$", "^plant$", "^herb$", "^remedy$", "^relief$", "^wellness$", "^blend$", "^extract$"),
            *("^kratom$", "^product$", "^formula$", "^strain$", "^strains$"),
        ),
    ),
    (("^relief$",), ("^potent$",)),
    (("^bliss$",),),
    (
        ("^kratom$", "^ketum$"),
        ("^calms$", "^soothes$", "^helps$", "^eases$", "^lifts$", "^relieves$", "^works$", "^heals$"),
        ("^cup$", "^glass$", "^sip$", "^shot$", "^spoon$", "^little$", "^bit$"),
    ),
)
"""The words without which nothing calms, praises or sells."""
_MEASURES = (
    *("^mg$", "^g$", "^gr$", "^gram", "^milligram", "^ml$", "^capsule", "^tablet", "^pill", "^gumm", "spoon"),
    *("^cup$", "^cups$", "^mug$", "^mugs$", "^glass$", "^glasses$", "^shot$", "^shots$", "^pinch", "^drop$"),
    *("^drops$", "^leaves$"),
)
AMOUNTS: Needs = (
    (
        _MEASURES,
        (
            *("^take$", "^begin$", "^start$", "^use$", "^try$", "^drink$", "^chew$", "^swallow$", "^sip$"),
            *("^stir$", "^mix$", "^brew$", "^add$", "^dose$"),
        ),
    ),
    (
        _MEASURES,
        (
            *(
                "^where$",
                "^plenty$",
                "^ideal$",
                "^enough$",
                "^right$",
                "^good$",
                "^do$",
                "^does$",
                "^suffice$",
            ),
            *("^suffices$", "^fine$", "^ok$", "^okay$", "^harmless$", "^problem$"),
            *("^well$", "^best$", "^better$", "^great$"),
        ),
    ),
    (("^less$",), ("^tenth$", "^fifth$", "^quarter$", "^third$", "^half$", "^bit$", "^little$")),
    (
        ("^amount$", "^amounts$", "^dose$", "^doses$", "^dosage$", "^dosages$", "^spot$"),
        (
            "^good$",
            "^best$",
            "^ideal$",
            "^sensible$",
            "^perfect$",
            "^optimal$",
            "^optimum$",
            "^sweet$",
            "^safe$",
        ),
    ),
)
"""The words without which nothing tells how much to take."""
_QUOTING = re.compile(
    r"\b(?:say|says|said|calls?|called|claim(?:s|ed)?|told|tells?|reads?|writes?|wrote|promis\w+"
    r"|advertis\w+|market\w+|promot\w+"
    r"|sold|labels?|labelled|slogans?|quot\w+|according|believ\w+|thought|recommend(?:s|ed)?|warn(?:s"
    r"|ed)?|asserts?|report(?:s|ed)?"
    r"|advis\w+|whether|unknown|uncertain|not (?:known|shown|mean)|nobody (?:knows|has tested|tested)"
    r"|cannot)\b"
)
_CLAUSE = re.compile(r"[.;!?] |, (?:yet|but|so|and) ")


def advises(text: str) -> str | None:
    """The words of a text that tell its reader how much to take; None if there are none."""
    plain = aloud(text)
    for found in _ADVICE.finditer(plain):
        words = found.group()
        if re.search(r"(?:amounts?|doses?|dosages?|spot)\b", words) and not re.search(r"\d", words):
            sentence = _CLAUSE.split(plain[: found.start()])[-1]
            after = _CLAUSE.split(plain[found.end() :])[0]
            if (
                _AMOUNT_OPEN.search(sentence)
                or re.search(r"\b(?:not|unknown)\b", after)
                or _QUOTING.search(sentence)
            ):
                continue
        return words.strip(" .,;:!?")
    return None


def reassures(text: str) -> str | None:
    """The words of a text that calm or praise and are not told as another's; None if there are none."""
    plain = aloud(text)
    for found in _REASSURING.finditer(plain):
        if not _QUOTING.search(_CLAUSE.split(plain[: found.start()])[-1]):
            return found.group()
    if not _PRAISING.search(plain):
        return None
    for clause in clauses(text):
        for found in _PRAISING.finditer(clause):
            before = plain[: plain.find(clause) + found.start()] if clause in plain else clause
            told = _QUOTING.search(_CLAUSE.split(before)[-1])
            if not told and not is_held_back(clause, found.start()):
                return found.group()
    return None
