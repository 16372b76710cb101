"""What a rule needs to find anything is in every text in which it finds something."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handbook_data import permitting, promises, reassuring, saying
from handbook_data.clauses import aloud
from handbook_data.rules import figures, turnings, urgency, wording
from handbook_data.word_index import A_DIGIT, Needs, WordIndex

SOUGHT: dict[str, tuple[re.Pattern[str], Needs]] = {
    "promise": (promises._PROMISE, promises.NEEDS),
    "calming": (reassuring._REASSURING, reassuring.CALMING),
    "praise": (reassuring._PRAISING, reassuring.CALMING),
    "amount": (reassuring._ADVICE, reassuring.AMOUNTS),
    "leave to stop": (permitting._PERMITS, permitting.PERMITTING),
    "dismissal": (saying._DISMISSED, saying.DISMISSALS),
    "cause": (wording._CAUSAL, wording.CAUSAL),
    "assertion": (wording._ASSERTIVE, wording.ASSERTIVE),
    "help put off": (urgency._PUTS_OFF, urgency.PUTTING_OFF),
    "part": (figures._PART_OF, figures._PARTS_AND_SPANS),
    "span": (figures._YEARS, figures._PARTS_AND_SPANS),
    "how many": (turnings._TELLS_HOW_MANY, ((turnings.HOW_MANY,),)),
    "made sure": (turnings._MAKES_SURE, ((turnings.MAKING_SURE,),)),
}


@pytest.mark.parametrize(("pattern", "needs"), SOUGHT.values(), ids=SOUGHT)
def test_what_a_pattern_finds_holds_what_its_rule_needs(pattern: re.Pattern[str], needs: Needs) -> None:
    @settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.from_regex(pattern, alphabet=st.characters(max_codepoint=126, min_codepoint=32)))
    def holds(text: str) -> None:
        if pattern.search(aloud(text)):
            assert text in WordIndex([text]).needing(needs)

    holds()


@pytest.mark.parametrize(
    ("stem", "found"),
    [
        ("^heal$", {"They heal."}),
        ("^heal", {"They heal.", "Good health."}),
        ("eal$", {"They heal.", "A deal."}),
        ("eal", {"They heal.", "Good health.", "A deal."}),
        ("^leaf$", set()),
    ],
)
def test_a_stem_is_anchored_where_it_says_so(stem: str, found: set[str]) -> None:
    assert WordIndex(["They heal.", "Good health.", "A deal."]).with_any((stem,)) == found


def test_a_line_needs_a_word_of_each_group_and_any_line_will_do() -> None:
    index = WordIndex(["Take a gram.", "Take tea.", "A gram of leaf.", "Half of it.", "2 g of tea"])
    needs: Needs = ((("^take$",), ("^gram", "^mg$")), (("^of$",), A_DIGIT))
    assert index.needing(needs) == {"Take a gram.", "2 g of tea"}


@pytest.mark.parametrize(
    "text", ["a s4fe leaf", "a s.a.f.e leaf", "a s a f e leaf", "SAFE", "ｓａｆｅ", "7mgsafe 2safe"]
)
def test_a_word_is_found_in_disguise(text: str) -> None:
    assert WordIndex(["plain", text]).needing(((("^safe$",),),)) == {text}


def test_there_may_be_no_texts() -> None:
    assert WordIndex([]).needing(((("^safe$",),),)) == set()
