"""Fictitious papers, typeset here, from which the heads learn the kind of a paper and not where it came from.

The labelled papers that can be had are one-sided: receipts of one country, invoices of one vendor's samples, hardly
anything that looks like an invoice and is none. Here names, numbers and layouts are drawn by chance, so that nothing
but the meaning of a paper stays the same. They must stay unlike the papers that the tests typeset for themselves,
which judge what was learned.
"""
