"""The second opinion: a larger model, where one is installed, points at words of doubtful papers too."""
