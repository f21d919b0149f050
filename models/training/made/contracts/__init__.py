"""Fictitious contracts: twelve kinds in six languages, of clauses with decoys for dates and durations."""
