"""Muniment reads the papers of an office, says what they are, and files them; nothing leaves the machine."""

__version__ = "0.1.0"
