"""The least that has to be done: read the files, and parse those that may matter.

``python floor.py DIRECTORY [WORD]``, where those matter that have the word; each has an empty one.
"""

import ast
import sys
from pathlib import Path

word = sys.argv[2] if len(sys.argv) > 2 else "notif"
for path in sorted(Path(sys.argv[1]).rglob("*.py")):
    if "tests" not in path.parts:
        text = path.read_text(encoding="utf-8")
        if word in text.lower():
            ast.parse(text)
