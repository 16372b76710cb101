"""What must hold within one file: whether it can be read (Y), and whether its fields fit (S).

The checks are the reader's and the models' own; here stands what a contributor learns about each code,
with a file that breaks it beside one that does not.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from handbook_data.problems import MOST_A_FILE
from handbook_data.reading import MAX_BYTES, MAX_DEPTH

LEAF_TEA = "glossary/leaf-tea.yaml"


@dataclass(frozen=True, slots=True)
class Example:
    """A file below the records folder: its text, and in words what the text alone does not show."""

    text: str
    path: str = LEAF_TEA
    note: str = ""
    encoding: str = "utf-8"
    times: int = 1
    """How many times over the text stands in the file."""
    is_link: bool = False
    """Whether the file is only a link to one with the text."""

    def write(self, root: Path) -> None:
        """Put the file into a records folder."""
        path = root / self.path
        path.parent.mkdir(parents=True, exist_ok=True)
        target = root.parent / "elsewhere.yaml" if self.is_link else path
        target.write_bytes((self.text * self.times).encode(self.encoding))
        if self.is_link:
            path.symlink_to(target)


@dataclass(frozen=True, slots=True)
class FileRule:
    """A rule about one file: its code, what must hold, why, how to mend a breach, and two examples.

    `bad` breaks this rule and no other, `good` breaks none about files. Both are None for the codes that
    tell of the check itself.
    """

    code: str
    must: str
    reason: str
    remedy: str
    bad: Example | None = None
    good: Example | None = None


TERM = """\
id: leaf-tea
term: Leaf tea
meaning: Tea that is brewed from leaves.
own_method: true
reviewed: 2026-11-01
review_by: 2027-11-01
"""
TOMBSTONE = """\
id: old-tea
was: brewed-leaf
kind: moved
to: [leaf-tea]
reason: The name was not the one that people use.
on: 2026-11-01
"""
EXCEPTION = """\
exceptions:
- rule: R351
  at: low-mood.claims.relief.statement
  reason: The word stands in the name of a survey and promises nothing.
  on: 2026-11-01
"""
PUBLISHED = """\
{
 "claims": {},
 "data_version": "1.0.0",
 "edition": "2026.11",
 "ever": {},
 "ever_sources": {},
 "fields": [],
 "records": {},
 "released": "2026-11-22",
 "sources": {},
 "tombstones": {}
}
"""


def _changed(old: str, new: str, text: str = TERM, path: str = LEAF_TEA) -> Example:
    """An example in which one piece of a text is another."""
    if text.count(old) != 1:
        raise ValueError(f"{old!r} stands {text.count(old)} times in {path}")
    return Example(text.replace(old, new), path)


FILE_RULES = (
    FileRule(
        "Y101",
        "a record is a plain file",
        reason="A link can lead to a text that no reviewer has seen, and a folder that cannot be read hides "
        "whatever lies in it.",
        remedy="put the file itself here, and let everyone read it",
        bad=Example(TERM, note="a link to a file with this text", is_link=True),
        good=Example(TERM),
    ),
    FileRule(
        "Y102",
        f"a record has at most {MAX_BYTES:,} bytes",
        reason="A record is a page or two that a person reviews. A file of this size is something else, and "
        "could keep the check busy for as long as it likes.",
        remedy="split the record",
        bad=Example(TERM, note="this text 5,000 times over", times=5_000),
        good=Example(TERM),
    ),
    FileRule(
        "Y103",
        "a record is UTF-8 text",
        reason="In another encoding a letter such as é or µ is read as a different one, and nobody notices.",
        remedy="save the file as UTF-8",
        bad=Example(
            TERM.replace("Tea that", "Tea (thé) that"),
            note="saved as ISO 8859-1",
            encoding="iso-8859-1",
        ),
        good=_changed("Tea that", "Tea (thé) that"),
    ),
    FileRule(
        "Y104",
        "text has no control, invisible or direction-changing characters",
        reason="Nobody can see them in review, and they can make a text read otherwise than it is.",
        remedy="delete the character, or the escape that stands for it",
        bad=_changed("term: Leaf tea", r'term: "Leaf\u200b tea"'),
        good=_changed("term: Leaf tea", 'term: "Leaf tea"'),
    ),
    FileRule(
        "Y105",
        "a record is valid YAML",
        reason="What cannot be read cannot be checked. Nothing else in the file is looked at until it can.",
        remedy="mend the line; quote text that holds `: ` or ` #` or starts with a sign",
        bad=_changed("meaning: Tea that", "meaning: Leaf tea: what"),
        good=_changed("Tea that is brewed from leaves.", "'Leaf tea: what is brewed from leaves.'"),
    ),
    FileRule(
        "Y106",
        f"a record nests at most {MAX_DEPTH} levels",
        reason="No field of a record lies that deep, so it is a slip, or an attempt to wear the reader out.",
        remedy="flatten it",
        bad=_changed("own_method: true", f"sources: {'[' * MAX_DEPTH}tea-survey{']' * MAX_DEPTH}"),
        good=_changed("own_method: true", "sources: [tea-survey]"),
    ),
    FileRule(
        "Y107",
        "a record has no anchors, aliases or tags",
        reason="Whoever reads a value must not have to look for it elsewhere; aliases of aliases also grow "
        "without bound, and tags can ask for programs to be run.",
        remedy="write the value out",
        bad=_changed("own_method: true", "own_method: !!bool true"),
        good=Example(TERM),
    ),
    FileRule(
        "Y108",
        "a key is plain text",
        reason="Each key names a field. A number, a list or the merge key `<<` names none.",
        remedy="quote the key or write its name",
        bad=_changed("own_method: true", "<<: {own_method: true}"),
        good=Example(TERM),
    ),
    FileRule(
        "Y109",
        "a key stands once in a mapping",
        reason="Readers of YAML keep the last of two values and drop the first without a word.",
        remedy="delete one of the two, or join them",
        bad=_changed("own_method: true", "meaning: Tea of any sort.\nown_method: true"),
        good=Example(TERM),
    ),
    FileRule(
        "Y110",
        "a file holds one record",
        reason="The name of a file is the id of its record. A second record in it would have no address.",
        remedy="put it in a file of its own",
        bad=Example(f"{TERM}---\n{TERM.replace('leaf-tea', 'root-tea')}"),
        good=Example(TERM),
    ),
    FileRule(
        "Y111",
        "a comment has lines of its own, apart from what a value says",
        reason="YAML takes ` #` in a text for the start of a comment and drops the rest of the sentence.",
        remedy="put quotes around the whole text, or the comment above the key",
        bad=_changed("brewed from leaves.", "brewed from leaves (sort # 4)."),
        good=_changed("Tea that is brewed from leaves.", "'Tea that is brewed from leaves (sort # 4).'"),
    ),
    FileRule(
        "Y112",
        "text has only characters that the fonts of the printed handbook have",
        reason="A character that no font has would be an empty box in print, and may look different on every "
        "screen.",
        remedy="write it in other characters: a raised or lowered letter as a plain one, a title or name in "
        "a script that they lack (Burmese, Khmer) as it is romanised, with its `language` as it is",
        bad=_changed("term: Leaf tea", r'term: "Leaf tea \U0001F375"'),
        good=_changed("term: Leaf tea", 'term: "Leaf tea"'),
    ),
    FileRule(
        "S201",
        "a record is a .yaml file in the folder of its kind",
        reason="The folder says what kind of record it is, and so what it must hold. A file anywhere else "
        "would be left out without a word.",
        remedy="move it to the folder of its kind, and name it `ID.yaml`",
        bad=Example(TERM, "glossary/terms/leaf-tea.yaml"),
        good=Example(TERM),
    ),
    FileRule(
        "S202",
        "a record's id is the name of its file",
        reason="Addresses and references use the id. Whoever has one must find the file, and the other way "
        "round.",
        remedy="rename the file, or correct the id",
        bad=Example(TERM, "glossary/tea.yaml"),
        good=Example(TERM),
    ),
    FileRule(
        "S203",
        "every key that a record needs is given",
        reason="A claim without its caveat or a record without its day of review must not come to be.",
        remedy="add the key; `make new` writes a record with all that its kind needs",
        bad=_changed("meaning: Tea that is brewed from leaves.\n", ""),
        good=Example(TERM),
    ),
    FileRule(
        "S204",
        "only known keys stand here",
        reason="A key that is spelt wrongly would be passed over, and what it says would be lost.",
        remedy="delete or rename the key",
        bad=_changed("own_method:", "also_known_by: [leaf infusion]\nown_method:"),
        good=_changed("meaning:", "also_known_as: [leaf infusion]\nmeaning:"),
    ),
    FileRule(
        "S205",
        "a value has the type of its field",
        reason="To guess that a word means true, or a number a text, goes well until it does not.",
        remedy="write text in quotes, a list as `- ` lines, a mapping as `key: value` lines, or `true`",
        bad=_changed("own_method: true", "own_method: yes"),
        good=Example(TERM),
    ),
    FileRule(
        "S206",
        "a value is a word of its closed list",
        reason="What is counted and compared has one name. A second word for it would be counted apart.",
        remedy="choose one of the words; the glossary gives the meaning of each",
        bad=_changed("kind: moved", "kind: renamed", TOMBSTONE, "tombstones/old-tea.yaml"),
        good=Example(TOMBSTONE, "tombstones/old-tea.yaml"),
    ),
    FileRule(
        "S207",
        "a text is one paragraph of the length that its field allows",
        reason="A text that is too short says nothing, one that is too long goes unread, and spaces or line "
        "breaks at its ends are slips.",
        remedy="say more, shorten or split it, or join the lines",
        bad=_changed("Tea that is brewed from leaves.", "'Tea that is brewed from leaves. '"),
        good=Example(TERM),
    ),
    FileRule(
        "S208",
        "a date is `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, exists, and is as precise as its field asks",
        reason="Dates are compared and never padded. What day was meant cannot be guessed.",
        remedy="write it as precisely as it is known",
        bad=_changed("reviewed: 2026-11-01", "reviewed: 2026-11-31"),
        good=_changed("reviewed: 2026-11-01", "reviewed: 2026-11-30"),
    ),
    FileRule(
        "S209",
        "a value has the form of its field, and what belongs together fits",
        reason="Ids, codes and addresses are followed by programs. Their forms and check digits catch slips.",
        remedy="correct it as the message says",
        bad=_changed("to: [leaf-tea]", "to: [leaf-tea, root-tea]", TOMBSTONE, "tombstones/old-tea.yaml"),
        good=Example(TOMBSTONE, "tombstones/old-tea.yaml"),
    ),
    FileRule(
        "S210",
        "a list that must name something is not empty",
        reason="An empty list looks like an answer: evidence without a source, a claim without a caveat.",
        remedy="add an item; where nothing is left to excuse, delete `exceptions.yaml`",
        bad=Example("exceptions: []\n", "exceptions.yaml"),
        good=Example(EXCEPTION, "exceptions.yaml"),
    ),
    FileRule(
        "S211",
        "the last edition can be read",
        reason="It says which ids were published and have to stay. Without it one could vanish unnoticed.",
        remedy="restore `published.json` from the last tag",
        bad=_changed(' "edition": "2026.11",\n', "", PUBLISHED, "../published.json"),
        good=Example(PUBLISHED, "../published.json"),
    ),
    FileRule(
        "S298",
        f"the first {MOST_A_FILE} problems of a file are told",
        reason="More than that have one cause, and hide the problems of other files.",
        remedy="mend those, then check again",
    ),
    FileRule(
        "S299",
        "a check foresees what a file can hold",
        reason="Here it did not: the fault is in the check, and the message says where. Other files are "
        "checked all the same.",
        remedy="look in the file for what is odd, and tell the maintainers",
    ),
)
"""Every code about files, in order."""
