"""Names: the gazetteer and the registry of actors, and the patterns of names that no list holds."""
