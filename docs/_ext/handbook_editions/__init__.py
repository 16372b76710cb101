"""An edition cut, and every edition built: what runs git, Sphinx and the tests.

`release` cuts an edition, or nothing has happened; `site` builds every edition from its own tag into one
site; `git` asks git for both. What an edition is, and how two differ, is in `handbook_data.editions`.
"""
