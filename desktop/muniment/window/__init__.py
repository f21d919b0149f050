"""The desktop window. It is the only part that knows Qt, and it reaches everything else through the office."""
