"""The sheets to hand out: two pages at most, and no statement without its certainty and caveat."""

from __future__ import annotations

from pathlib import Path

from handbook_data import Handbook
from handbook_data.clock import build_date
from handbook_data.composed_wording import sentence
from handbook_data.composition import PRODUCTS, compose
from handbook_data.handbook import LinkedClaim
from handbook_data.legal_status import status_on
from handbook_data.models.addresses import web_address
from tests.outputs.conftest import EPOCH
from tests.outputs.printed import Print, assert_accessible, run, squeezed


def test_there_is_one_for_each_situation_condition_and_place(
    handouts: dict[str, Print], handbook: Handbook
) -> None:
    assert set(handouts) == {*handbook.situations, *handbook.conditions, *handbook.jurisdictions}


def test_each_has_at_most_two_pages_and_is_accessible(handouts: dict[str, Print], handbook: Handbook) -> None:
    for name, sheet in handouts.items():
        assert 1 <= len(sheet.reader.pages) <= 2, name
        assert_accessible(sheet, "Kratom and")


def test_every_statement_stands_with_its_certainty_and_first_caveat(
    handouts: dict[str, Print], handbook: Handbook
) -> None:
    for name, sheet in handouts.items():
        shown = [claim for claim in handbook.claims.values() if squeezed(claim.statement) in sheet.words]
        assert shown or name in handbook.jurisdictions, name
        for claim in shown:
            assert stands(claim, sheet), (name, claim.full_id)


def stands(claim: LinkedClaim, sheet: Print) -> bool:
    """Whether both marks and the first caveat follow a statement."""
    start = sheet.words.find(squeezed(claim.statement))
    caveat = claim.assertion.caveats[0]
    sure = f"{claim.level.label} certainty" if claim.level else ""
    if claim.attestation and claim.as_of:
        sure = f"law: {claim.attestation.label}, as of {claim.as_of.in_words}"
    if claim.advised:
        sure = "; ".join(f"advice of {advice.by} ({advice.strength.label})" for advice in claim.advised)
    marks = f"{sure[0].upper()}{sure[1:]}; read: {claim.depth_in_words}."
    reading = claim.assertion.second_reading
    if reading and reading.confirms:
        marks += f" Read twice on {reading.on.in_words}."
    wanted = squeezed(f"{marks} Caveat: {caveat.kind.label}. {caveat.text}")
    return 0 < sheet.words.find(wanted, start) < start + 1500


def test_a_condition_has_its_key_points_care_and_help(handouts: dict[str, Print], handbook: Handbook) -> None:
    for condition in handbook.conditions.values():
        words = handouts[condition.id].words
        for name in condition.key_points:
            assert squeezed(handbook.claims[f"{condition.id}/{name}"].statement) in words
        care = handbook.care_by_condition.get(condition.id, ())
        assert sum(squeezed(item.title) in words for item in care) >= min(2, len(care))
        for line in handbook.support_by_condition[condition.id]:
            for contact in line.contacts:
                assert squeezed(contact.value) in words, (condition.id, line.id)


def test_a_situation_has_every_step_in_its_order(handouts: dict[str, Print], handbook: Handbook) -> None:
    for situation in handbook.situations.values():
        words = handouts[situation.id].words
        steps = [squeezed(handbook.claims[name].statement) for name in situation.steps]
        places = [words.find(step) for step in steps]
        assert places == sorted(places), situation.id
        assert -1 not in places, situation.id


def test_a_place_has_the_answer_of_the_day_on_each_product_and_its_official_texts(
    handouts: dict[str, Print], handbook: Handbook
) -> None:
    for place in handbook.jurisdictions.values():
        words = handouts[place.id].words
        assert "Thissheetisnolegaladvice" in words
        for text in place.official_texts:
            assert squeezed(web_address(text.address)) in words
        for product in PRODUCTS:
            assert squeezed(sentence(compose(handbook, place.id, product, build_date()))) in words, place.id
        for substance in {period.substance for period in place.periods}:
            answer = status_on(place, substance, build_date())
            if answer.period is None:
                assert squeezed(f": {answer.in_words}") in words, place.id
            else:
                claim = handbook.claims[f"{place.id}/{answer.period.id}"]
                assert squeezed(claim.statement) in words, place.id
                assert squeezed(f": {answer.status.label}") in words, place.id


def test_what_did_not_fit_is_counted(handouts: dict[str, Print], handbook: Handbook) -> None:
    for condition in handbook.conditions.values():
        words = handouts[condition.id].words
        interactions = handbook.interactions_for(condition)
        shown = sum(squeezed(f"{one.title}: {one.severity.level.label}") in words for one in interactions)
        assert shown == len(interactions) or "moreinthehandbook" in words, condition.id


def test_two_prints_are_the_same_byte_for_byte(handouts: dict[str, Print], tmp_path: Path) -> None:
    (tmp_path / "gone.pdf").write_bytes(b"")
    assert run("handouts", "--output", tmp_path, epoch=EPOCH).returncode == 0
    assert {path.stem for path in tmp_path.iterdir()} == set(handouts)
    for name, sheet in handouts.items():
        assert (tmp_path / f"{name}.pdf").read_bytes() == sheet.path.read_bytes(), name
