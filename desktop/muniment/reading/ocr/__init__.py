"""Text recognition: one adapter file for each engine, and the rule that says which page goes to which."""
