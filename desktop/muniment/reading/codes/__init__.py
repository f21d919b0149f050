"""The parts of a paper that are made for machines: barcodes, payment codes, and invoices in XML."""
