"""From the pages to print: the whole handbook as one book, and two-page sheets to hand out.

`builder` lets Sphinx write all pages as one HTML body, `book.lua` turns that into Typst by Pandoc,
`book.typ` sets it. `handouts` writes its sheets from the records directly, for `handout.typ`. Both
share `theme.typ`, the fonts of `fonts` and the last step in `typesetting`.
"""
