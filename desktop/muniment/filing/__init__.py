"""Filing: what is done with a paper's file once it is understood: rules, names, and moves that can be undone."""
