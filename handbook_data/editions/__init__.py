"""Editions: what one keeps of itself, and how two differ.

- `naming`: the names of editions and the version of the data
- `taking`: what an edition keeps of itself (`handbook_data.published`), taken from a handbook
- `difference`, `telling`: what changed between two editions, and that in words
- `changelog`: the file in which it is told

`handbook_editions`, beside the Sphinx extension, cuts an edition and builds the site of them all.
"""
