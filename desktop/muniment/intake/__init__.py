"""Intake: how papers arrive, and the one place that opens an original (for reading only)."""
