"""Spans into rows: one module per table, each a function from an article to rows of the table contract."""
