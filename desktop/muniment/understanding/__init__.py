"""Understanding: words go in; the paper's type, its fields and an honest doubt come out, from a process of their own."""
