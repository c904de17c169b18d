"""Findings into pictures and pages: functions that take a DataFrame first, accept ``ax=`` and return the axes."""
