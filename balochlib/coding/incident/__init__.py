"""Incidents: scenes of a sentence, put together into tellings with date, place and perpetrator."""
