"""Reported speech: who says what, from the words before, after and around it, and over sentences."""
