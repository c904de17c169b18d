"""Numbers as figures: what each counts or names, and what they come to when worked out again."""
