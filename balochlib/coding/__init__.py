"""Spans into rows: one module per table, each a function from an article to rows of the table contract.

The tables stand here; what they are read with stands in a folder each:

- ``casualty``    the casualty grammar, for :mod:`casualties`
- ``speech``      who says what, for :mod:`claimants` and :mod:`voices`
- ``names``       gazetteer, registry and name patterns, for :mod:`places` and :mod:`actors`
- ``incident``    scenes, tellings and merging, for :mod:`events`
- ``accusation``  charges, denials, responsibility and ties, for :mod:`relations`
- ``numbers``     what a number counts, for :mod:`statistics` and :mod:`coverage`
"""
