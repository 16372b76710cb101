"""What gives the all-clear for the young, for the law or for the breath, and what only looks like it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from handbook_data.all_clear import CLEARING, DENYING, EVADING, clears, denies_danger, evades
from handbook_data.word_index import Needs, WordIndex

KINDS: dict[str, tuple[Callable[[str], str | None], Needs, list[str], list[str]]] = {
    "clears": (
        clears,
        CLEARING,
        [
            "Few such mothers are written up; a small cup of tea a day is fine in pregnancy.",
            "A cup now and then is all right while breastfeeding.",
            "In pregnancy a little is harmless.",
            "A weak tea poses no risk to the unborn child.",
            "It does not harm the unborn child.",
            "It will not hurt your baby.",
            "Pregnant women can safely drink a weak tea.",
            "For teenagers one capsule is okay.",
            "Small amounts are well tolerated by children.",
            "It cannot reach the baby.",
            "Children may safely have a sip.",
        ],
        [
            "Whether a small cup is safe in pregnancy is not known.",
            "No amount is known to be safe in pregnancy.",
            "A midwife can say what is safe in pregnancy.",
            "Children may drink it by mistake.",
            "Children may take it for sweets.",
            "Nothing shows that it is harmless for the unborn.",
            "In one case the newborn was fine after a week.",
            "Minors can be fined.",
            "A quick stop can harm the baby.",
            "The law sets a fine of 500 dollars for a sale to minors.",
            "Sale to minors is no offence in this state.",
            "Nobody knows whether it does not harm the unborn child.",
            "It is not safe for children.",
            "Keep it in a safe place, away from children.",
            "The mother is safe when she calls her midwife, and so is the child.",
            "Babies of mothers on methadone are watched for some days.",
            "The baby may be fine at first and fall ill later.",
        ],
    ),
    "evades": (
        evades,
        EVADING,
        [
            "Possession is no offence; small parcels ordered from abroad are seldom opened.",
            "Customs rarely check small letters.",
            "Packages usually arrive unnoticed.",
            "Police do not look for it.",
            "Declare it as tea.",
            "You can ship it as incense.",
            "Drinking water helps to beat a drug test.",
            "To pass a urine test, stop a week before.",
            "You can get round the ban with another name.",
            "A way round the age limit is to order online.",
            "Travellers are hardly ever searched.",
            "Just label it as soap.",
            "Border guards turn a blind eye.",
            "A small order from abroad marked as incense gets through.",
            "Some get kratom past a probation drug test with water.",
        ],
        [
            "Sellers label it as incense.",
            "Athletes have to pass a drug test.",
            "Who needs to pass a urine test should know that some find mitragynine.",
            "Standard drug tests do not look for mitragynine.",
            "Customs seized 40 parcels.",
            "Orders go through a broker.",
            "Customs do not say how many parcels were held.",
            "Do not pack it in your luggage.",
            "It is a crime to mail it as tea.",
            "Whether customs do not open parcels is unknown.",
            "Sellers get round the ban by another name.",
            "The order was never enforced by the county.",
            "The bill was never heard.",
            "Laboratories do not test for it.",
            "Import is banned; letters of 2019 say so.",
            "Kratom sent as tea was seized in 2019.",
            "Will kratom show up on a probation drug test?",
        ],
    ),
    "denies": (
        denies_danger,
        DENYING,
        [
            "It turns a receptor on weakly, which is why kratom, unlike opioids, cannot stop the breath.",
            "It does not slow breathing.",
            "Leaf never harms the liver.",
            "It is too weak to depress respiration.",
            "Nobody has ever died of kratom alone.",
            "It cannot be fatal.",
            "There is a ceiling on its danger.",
            "Plain leaf does not affect the heart.",
            "No deaths are on record.",
            "Larger amounts do not kill.",
        ],
        [
            "Nobody died.",
            "No study shows that it cannot stop the breath.",
            "Whether it does not slow breathing in people is not known.",
            "Do not stop the breathing support.",
            "If they do not breathe, call 911.",
            "Naloxone is given when breathing stops.",
            "A normal liver test does not rule out harm.",
            "It is not true that it cannot be fatal.",
            "Nobody had died by the end of the study.",
            "The trial did not measure breathing.",
            "Whether larger amounts do not kill is not known.",
            "It is not true that no deaths are on record.",
        ],
    ),
}


@pytest.mark.parametrize("kind", KINDS)
def test_an_all_clear_is_noticed(kind: str) -> None:
    check, needs, wrong, _ = KINDS[kind]
    assert [text for text in wrong if not check(text)] == []
    assert WordIndex(wrong).needing(needs) == {*wrong}


@pytest.mark.parametrize("kind", KINDS)
def test_a_warning_a_doubt_or_a_report_is_let_pass(kind: str) -> None:
    check, _, _, right = KINDS[kind]
    assert [text for text in right if check(text)] == []
