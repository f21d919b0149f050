"""Run before the program's first line, in an installed program on Linux: Qt finds the fonts that come with it also
where the system has none, and the system's own before them."""

import os
import sys

os.environ.setdefault("FONTCONFIG_FILE", f"{sys._MEIPASS}/muniment/resources/fonts/fonts.conf")
