"""Fictitious papers that are none of the types: letters, minutes, menus, forms and many more, some about the types."""
