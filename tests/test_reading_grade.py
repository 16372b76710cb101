"""The reading grade: syllables as they are spoken, and a grade that follows from words and sentences."""

from __future__ import annotations

import pytest

from handbook_data.reading_grade import reading_grade, syllables

SPOKEN = {
    1: "use one the whole used sites times rule while guide hour 12 PTSD NCT05457803 findahelpline.com",
    2: "fatigue controlled kratom people guideline someone little rated causes safely movement table",
    3: "opioid medicine withdrawal suicide serious supplement anyone safety naloxone",
    4: "anxiety behavioural speciogynine generalised",
    5: "paracetamol metabolism association amitriptyline laboratory",
    6: "benzodiazepine",
}


@pytest.mark.parametrize(
    ("word", "number"), [(word, number) for number, words in SPOKEN.items() for word in words.split()]
)
def test_syllables_are_counted_as_they_are_spoken(word: str, number: int) -> None:
    assert syllables(word) == number


def test_the_grade_is_the_formula() -> None:
    assert reading_grade(["The cat sat."]) == pytest.approx(0.39 * 3 + 11.8 * 1 - 15.59)
    assert reading_grade(["Kratom is a leaf. It grows."]) == pytest.approx(0.39 * 3 + 11.8 * 7 / 6 - 15.59)


def test_statements_end_sentences_and_a_point_in_a_figure_does_not() -> None:
    assert reading_grade(["It was 1.5 mg", "It was 2.5 mg"]) == reading_grade(
        ["It was 1.5 mg. It was 2.5 mg."]
    )


def test_without_words_there_is_no_grade() -> None:
    with pytest.raises(ValueError, match="no words"):
        reading_grade(["…"])


def test_a_term_that_is_explained_behind_it_is_no_harder_than_three_syllables() -> None:
    explained = reading_grade(["It is one of the benzodiazepines (calming pills) that they take."])
    assert explained < reading_grade(["It is one of the benzodiazepines, calming pills that they take."])
    dated = reading_grade(["The authority (in 2014) said so."])
    assert dated == reading_grade(["The authority, in 2014, said so."])
