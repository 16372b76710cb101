"""The pages of questions: one for each group, an anchor for each question, and the list of all."""

from __future__ import annotations

from handbook_data.models.question import Question
from handbook_data.vocabulary import QuestionGroup
from handbook_pages.rendering import Pages, Rendering


def pages(rendering: Rendering) -> Pages:
    """A page for each group that has questions, and the first page with all of them."""
    book = rendering.handbook
    groups: dict[QuestionGroup, list[Question]] = {}
    for group in QuestionGroup:
        if found := [one for one in book.questions.values() if one.group is group]:
            groups[group] = found
    for group, questions in groups.items():
        first_aid = [one for one in book.situations.values() if one.is_first_aid]
        yield (
            f"questions/{group.value}.md",
            rendering.page(
                "questions",
                group=group,
                questions=questions,
                first_aid=first_aid if group is QuestionGroup.EMERGENCIES else [],
            ),
        )
    yield "questions/index.md", rendering.page("questions_index", groups=groups)
