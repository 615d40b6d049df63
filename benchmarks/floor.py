"""The least that has to be done: read the files, and parse those that may matter.

``python floor.py DIRECTORY``
"""

import ast
import sys
from pathlib import Path

for path in sorted(Path(sys.argv[1]).rglob("*.py")):
    if "tests" not in path.parts:
        text = path.read_text(encoding="utf-8")
        if "notif" in text.lower():
            ast.parse(text)
