"""Makes what an administrator carries away: the program as a folder, its packages, and the proof of where they come
from. Standard library only."""
