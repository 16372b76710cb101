"""From the checked handbook to MyST pages.

`pages` lists the rooms: the modules that say which pages there are and what each shows. `rendering` writes
one from its template, `writing` puts the texts into the documentation folder, `extension` joins all of it
to Sphinx. Only `extension`, `last_build`, `markup` and `edition_marks` import Sphinx.
"""
