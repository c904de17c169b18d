"""Accusations, denials, responsibility and stated ties: the forms, the parties, the stance."""
