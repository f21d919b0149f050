"""Papers that offices write to each other: invoices, and those that look like invoices and are none."""
