"""Reading: a paper's bytes go in, its pages, lines and words come out, from a process of their own."""
