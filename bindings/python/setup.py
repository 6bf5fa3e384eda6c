"""The version is that of the project, which stands in its CMakeLists.txt; in an archive of the package alone, in its PKG-INFO."""

import pathlib
import re

from setuptools import setup

HERE = pathlib.Path(__file__).resolve().parent


def version() -> str:
    for path, pattern in ((HERE.parent.parent / "CMakeLists.txt", r"^project\(quorate VERSION ([0-9.]+)"), (HERE / "PKG-INFO", r"^Version: (.+)$")):
        found = re.search(pattern, path.read_text(encoding="utf-8"), re.MULTILINE) if path.exists() else None
        if found:
            return found[1]
    raise RuntimeError("the version stands in CMakeLists.txt of the project, and that is not to be found from here")


setup(version=version())
