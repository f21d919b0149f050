"""Search over the cabinet: what a person asks, which papers answer it, and which nearly do."""
