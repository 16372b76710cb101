"""Some thirty real records with their sources, as they were on 22 November 2026: what tests of code look at.

They stay as they are when facts change, so that no change of fact can break a test of code. Claims, rows
and references were left out so that few files are needed; they are no handbook, and nobody is to be told
what stands here. When a model changes, they are changed along with it:

    python scripts/format.py --records tests/frozen/records
"""
