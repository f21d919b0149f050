"""Fictitious resumes: twelve layouts in six languages."""
