"""Understanding: words go in, a paper's type, fields and honest doubt come out, from a process of their own."""
