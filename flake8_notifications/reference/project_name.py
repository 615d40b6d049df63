"""What a project is called, as its packaging says it."""

from __future__ import annotations

import configparser
import re
from pathlib import Path
from typing import Final

_MOST_BYTES: Final = 1_000_000
#: Python 3.10 has no parser of TOML; a name is always written like this.
_SECTION: Final = re.compile(
    r"^\[(?:project|tool\.poetry)\][ \t]*(?:#.*)?$(.*?)(?=^\[|\Z)", re.M | re.S
)
_NAME: Final = re.compile(r"""^name[ \t]*=[ \t]*(["'])([\w.-]+)\1""", re.M)


def project_name(root: Path) -> str | None:
    """The name of the distribution that a directory makes; None where no file says it."""
    section = _SECTION.search(_text(root / "pyproject.toml"))
    name = None if section is None else _NAME.search(section[1])
    if name is not None:
        return name[2]
    parser = configparser.RawConfigParser()
    try:
        parser.read_string(_text(root / "setup.cfg"))
    except configparser.Error:
        return None
    return parser.get("metadata", "name", fallback="").strip() or None


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file.read(_MOST_BYTES).decode("utf-8", "replace").replace("\r\n", "\n")
    except OSError:
        return ""
