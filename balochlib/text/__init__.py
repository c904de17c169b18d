"""Texts into spans: files, articles, sentences, tokens, numerals, dates, names. Knows nothing of conflicts."""
