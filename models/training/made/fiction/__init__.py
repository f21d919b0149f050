"""Fictitious people, firms, places and numbers, printed as each country prints them."""
