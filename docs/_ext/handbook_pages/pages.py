"""The list of contents: which rooms the pages come from, and the menu at the head of the site.

A page is a view of records. What stands on it follows from the records alone: the interactions on a
condition's page are those with the medicines that its care records name. A room is a module that says
which pages it gives, each from a template; a new one is a module, its templates and a row here.
"""

from __future__ import annotations

from datetime import date
from functools import partial
from types import ModuleType
from typing import NamedTuple

from handbook_data.cores import shared_out
from handbook_data.handbook import Handbook
from handbook_pages import (
    about,
    care,
    circulating,
    conditions,
    interactions,
    law,
    measurements,
    medicines,
    questions,
    second_readings,
    situations,
    source_pages,
    topics,
)
from handbook_pages.allowed_markup import refuse, unexpected_in
from handbook_pages.dialling import Dialling
from handbook_pages.rendering import Rendering

ROOMS = (
    questions,
    medicines,
    situations,
    conditions,
    topics,
    interactions,
    care,
    measurements,
    law,
    circulating,
    source_pages,
    second_readings,
    about,
)
"""The modules with pages of their own."""

OWN_FOLDERS = ("figures", "fragments", "gaps")
"""The folders of generated files that are of no kind of record."""

MENU = (
    ("Questions", "questions/index"),
    ("Medicines", "medicines/index"),
    ("What to do", "situations/index"),
    ("Conditions", "conditions/index"),
    ("Risks", "risks/index"),
    ("Interactions", "interactions/index"),
    ("Law", "legal/index"),
    ("Claims judged", "circulating/index"),
    ("Help", "support/index"),
    ("Care", "care/index"),
    ("Mechanisms", "mechanisms/index"),
    ("Substances", "substances/index"),
    ("Use", "use/index"),
    ("Measurements", "measurements/index"),
    ("Gaps", "gaps/index"),
    ("Sources", "sources/index"),
    ("Glossary", "glossary"),
    ("About", "guide/index"),
)
"""The parts of the handbook in the order of the menu: what each is called there, and its first page."""


def render(handbook: Handbook, today: date, changelog: str = "") -> dict[str, str]:
    """Every generated page and fragment as path below `docs/` and text, as of `today`.

    `changelog` is the text of CHANGELOG.md, which the page of what changed shows. Raises
    `UnexpectedMarkupError` if a page came to hold markup that no template is known to write.
    """
    rendering, dialling = Rendering(handbook, today, changelog), Dialling(handbook)
    menu = rendering.page("fragment_menu", menu=MENU)
    rooms = shared_out([partial(_pages_of, room, rendering, dialling) for room in ROOMS])
    pages = {"fragments/menu.md": dialling.page(menu)}
    for of_room in rooms:
        pages |= of_room.pages
    refuse([place for of_room in rooms for place in of_room.unexpected])
    return pages


class RoomPages(NamedTuple):
    """The pages of a room, ready to be written, and the places of markup that none may hold."""

    pages: dict[str, str]
    unexpected: list[str]


def _pages_of(room: ModuleType, rendering: Rendering, dialling: Dialling) -> RoomPages:
    pages: dict[str, str] = dict(room.pages(rendering))
    pages = {path: dialling.page(text) if path.endswith(".md") else text for path, text in pages.items()}
    return RoomPages(pages, unexpected_in(pages))
