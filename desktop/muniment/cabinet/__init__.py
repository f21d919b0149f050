"""The cabinet keeps papers: their originals as files, and what is known of them in one SQLite database."""
