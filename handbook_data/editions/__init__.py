"""Editions: what one keeps, how two differ, how one is cut, and the site of them all.

- `naming`: the names of editions and the version of the data
- `taking`: what an edition keeps of itself (`handbook_data.published`), taken from a handbook
- `difference`, `telling`: what changed between two editions, and that in words
- `changelog`: the file in which it is told
- `release`, `git`: an edition is cut, or nothing has happened
- `site`: every edition built from its own tag into one site
"""
