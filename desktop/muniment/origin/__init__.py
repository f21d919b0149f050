"""Where files come from, and that they are unchanged: signatures and sums, by Python's standard library alone.

The program checks itself by it, and `verify-bundle`, which an administrator runs before anything is installed, is made
of these very files.
"""
