"""Rows into findings: functions that take DataFrames and give DataFrames."""
