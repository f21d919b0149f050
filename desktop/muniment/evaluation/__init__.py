"""How right the model is on papers whose truth a person has written down, and a report of it that can be filed."""
