"""Numbers that can be dialled: wherever a page tells one in its text, it becomes a link that dials it.

It looks at the page as it was written, so that a number in a sentence of a record is found as well as one
in a list of contacts. A long number is known by its digits, a short one by the verb before it: 988 people
are no crisis line.
"""

from __future__ import annotations

import re

from markupsafe import Markup

from handbook_data.contacts import EMERGENCY, digits_of, fault, way_to
from handbook_data.handbook import Handbook
from handbook_data.models.support import Contact
from handbook_data.vocabulary import Channel
from handbook_pages.text import escape

_LINK = re.compile(r"\[(?:\\.|[^\[\]\\])*\]\([^)\n]*\)|`[^`\n]*`")
"""A link or code: nothing in it is made a link."""
_RUN = re.compile(r"(?<![\w/])(?<!\\\*)(?<!\d\\[.,/])\\?[+(]?\d(?:(?:\\?[ ().-]){0,3}\d)*(?![\w%])")
_GROUP = re.compile(r"\d+")
_AMERICAN = re.compile(r"(?:1-)?\(?[2-9]\d\d\)?[ -][2-9]\d\d-\d{4}")
_VERB = re.compile(
    r"\b(?:(?P<call>call(?:s|er|ers|ing)?|dial(?:s|ling|ing)?|ring|phone|telephone|numbers?|NHS)"
    r"|(?P<text>texts?|texting))\b"
    r"(?:[^.;:]{0,40}\b(?:to|or|and|on))?[^.;:\w]{0,8}(?:[\d ()-]{3,20}\b(?:or|and) )?$",
    re.IGNORECASE,
)
_OR = re.compile(r"\b(?:call|dial|phone)(?:ing)? or [^.;:]*$", re.IGNORECASE)
_LONG = 6
"""A known number of so many digits is one wherever it stands."""
_NO_TEXT = ("#", "(", ":", "`")
"""What a line begins with that is a heading, a name, or a directive or its option."""


class Dialling:
    """Makes links of the numbers that a handbook knows."""

    def __init__(self, handbook: Handbook) -> None:
        contacts = [c for record in handbook.support.values() for c in record.contacts]
        numbers = [c for c in contacts if c.channel in (Channel.CALL, Channel.TEXT)]
        self.calls = {
            digits_of(c): re.split("[,;]", way_to(c))[0]
            for c in numbers
            if c.channel is Channel.CALL and not c.value.startswith("*")
        }
        self.calls |= {number: f"tel:{number}" for number in EMERGENCY}
        self.texts = {digits_of(c): way_to(c) for c in numbers if c.channel is Channel.TEXT}
        self.worded = {str(escape(c.value)): way_to(c) for c in numbers if re.search(r"[A-Z]{3}", c.value)}
        self._run = re.compile("|".join([*map(re.escape, self.worded), _RUN.pattern]))
        ends = {_GROUP.findall(number)[-1][-3:] for number in (*self.calls, *self.texts)}
        endings = "|".join(" ?".join(end) for end in sorted(ends))
        may_hold = rf"(?:{endings})(?!\d)|\d{{3}}\\?-\d{{4}}(?!\d)"
        # looked for at digits alone: a pattern that begins with one class of characters is seven times faster
        self._may_hold = re.compile(rf"[0-9](?<=(?={may_hold}).)")

    def page(self, text: str) -> str:
        """The text of a page with its numbers as links; names of pages and lines of code stay as they are."""
        lines, fenced = text.split("\n"), False
        for index, line in enumerate(lines):
            if line.startswith("```"):
                fenced = not fenced
            elif not fenced and self._may_hold.search(line) and not line.startswith(_NO_TEXT):
                lines[index] = self._line(line)
        return "\n".join(lines)

    def _line(self, line: str) -> str:
        parts: list[str] = []
        end = 0
        links = [match.span() for match in _LINK.finditer(line)]
        for match in self._run.finditer(line):
            start = match.start()
            if any(a <= start < b for a, b in links):
                continue
            found = self._number(line[max(0, start - 90) : start], match.group())
            if found:
                written, way = found
                parts += [line[end:start], f"[{written}](<{way}>)"]
                end = start + len(written)
        return "".join([*parts, line[end:]]) if parts else line

    def _number(self, before: str, written: str) -> tuple[str, str] | None:
        """The part of what is written that is a number to dial, and how."""
        if written in self.worded:
            return written, self.worded[written]
        groups = list(_GROUP.finditer(written))
        for last in reversed(groups):
            part = written[: last.end()]
            digits = "".join(group.group() for group in groups if group.end() <= last.end())
            plain = part.replace("\\", "")
            if _AMERICAN.fullmatch(plain):
                return part, self.calls.get(digits, f"tel:{digits}")
            verb = _VERB.search(before.replace("\\", ""))
            if not verb and len(digits) < _LONG:
                continue
            texted = digits in self.texts and not (digits in self.calls and (not verb or _OR.search(before)))
            if texted and (digits not in self.calls or (verb and verb["text"])):
                return part, self.texts[digits]
            if digits in self.calls:
                return part, self.calls[digits]
        return None


def reach(contact: Contact) -> Markup:
    """A contact as a link that dials, texts or opens it."""
    if fault(contact):  # no link is made of what is no number and no page
        return Markup(escape(contact.value))
    return Markup(f"[{escape(contact.value)}](<{way_to(contact)}>)")
