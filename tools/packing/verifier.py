"""`verify-bundle.pyz`: the files that verify, and nothing else, as one that Python runs without anything installed."""

from __future__ import annotations

import zipfile
from pathlib import Path

_MAIN = "import sys\n\nfrom muniment.origin.bundle import main\n\nsys.exit(main())\n"
_LONG_AGO = (1980, 1, 1, 0, 0, 0)


def write_verifier(desktop: Path, target: Path) -> None:
    """Write it from the sources below `desktop`; the same sources give the same bytes."""
    sources = [desktop / "muniment" / "__init__.py", *sorted((desktop / "muniment" / "origin").glob("*.py"))]
    contents = {str(path.relative_to(desktop)): path.read_bytes() for path in sources} | {"__main__.py": _MAIN.encode()}
    with target.open("wb") as file:
        file.write(b"#!/usr/bin/env python3\n")
        with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
            for name, content in sorted(contents.items()):
                entry = zipfile.ZipInfo(name, _LONG_AGO)
                entry.external_attr = 0o644 << 16
                archive.writestr(entry, content)
    target.chmod(0o755)
