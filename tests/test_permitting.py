"""What lets a reader stop a medicine alone, or do without a doctor, and what only looks like it."""

from __future__ import annotations

import pytest

from handbook_data.permitting import permits


@pytest.mark.parametrize(
    "text",
    [
        "You may stop on your own.",
        "You can stop your prescribed medicine at once.",
        "There is no need to see a doctor.",
        "You do not need to ask a pharmacist.",
        "Patients need not tell their doctor.",
        "People may stop their tablets when they feel well.",
        "Stop your antidepressant before you take kratom.",
        "You may quit the medicine without telling your prescriber.",
        "Medical help is not needed for withdrawal.",
        "Tapering can be done at home without a doctor.",
        "It is fine to skip a dose of the medicine.",
        "The medicine can be stopped at any time.",
        "No doctor has to know.",
        "No case was found, so the two can be taken together.",
        "Whether it is held up is not known, so both can be taken together.",
        "It is safe to combine kratom with this medicine.",
        "You can take kratom together with your tablets.",
        "Kratom may be used with alcohol.",
        "There is no need to avoid both on one day.",
        "There is no danger in mixing them.",
        "Naloxone should not be given to people who took kratom.",
        "Do not call an ambulance.",
        "Hold back naloxone until it is known what was taken.",
        "Some people cut down without a doctor, and so can you.",
        "Many do not need a hospital.",
        "You can cut down without a doctor, or go to a drug service.",
        "Stopping works without medical help.",
        "Most people stop an antidepressant. You can stop yours when kratom lifts your mood.",
    ],
)
def test_leave_to_stop_or_to_do_without_care_is_noticed(text: str) -> None:
    assert permits(text)


@pytest.mark.parametrize(
    "text",
    [
        "Do not stop a prescribed medicine on your own.",
        "Nobody should stop a medicine without asking a doctor.",
        "Before you stop a medicine, ask your doctor.",
        "You can come off it slowly, with your prescriber.",
        "Nothing here says that anyone should stop a prescribed antidepressant.",
        "You can often go to a drug service on your own too.",
        "No trial was found, so no doctor has a tested dose to go by.",
        "Of 25 women, 12 quit kratom on their own.",
        "Stop taking kratom and call the poison line.",
        "No study shows that the two can be taken together.",
        "It was not tested, so nobody knows whether both can be taken together.",
        "It is not safe to combine kratom with alcohol.",
        "Whether kratom is safe to take with it is unknown.",
        "They can be taken together only if your doctor agrees.",
        "Nothing shows that it is fine to mix them.",
        "Many products are mixed with other herbs.",
        "This is no reason to hold back naloxone when someone stops breathing.",
        "Do not wait for naloxone to work: call 911.",
        "Do not use it alone, and carry naloxone.",
        "Do not start CPR on someone who breathes.",
        "You can cut down slowly with a doctor, who can give you medicine, or go to a drug service.",
        "You can stop at once, or cut down slowly with a drug service.",
        "Some people cut down without a doctor.",
        "In the survey, 40 of 60 quit without asking a doctor.",
        "Some said that there was no need to see a doctor.",
    ],
)
def test_a_warning_a_plan_or_a_count_is_let_pass(text: str) -> None:
    assert permits(text) is None
