"""The version of the data's form: what a program that reads the release can rely on.

Semantic versioning 2.0 of files, columns, keys, types and ids; the rules stand on the page `guide/data`.
What the handbook says changes with every edition and is not what this number counts.
"""

DATA_VERSION = "1.0.0"
