"""From the checked handbook to MyST pages.

`pages` renders, `writing` puts the texts into the documentation folder, `extension` joins both to
Sphinx. Only `extension`, `last_build`, `markup` and `edition_marks` import Sphinx.
"""
