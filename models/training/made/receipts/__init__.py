"""Fictitious receipts: till rolls, restaurant bills, slips of pumps, taxis and cards, hotel and web receipts."""
