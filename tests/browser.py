"""What a real browser makes of a page, where there is one."""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import pytest

_NAMES: Final = ("chromium", "chromium-browser", "google-chrome")
#: Shows a page in a frame as wide as a phone, and writes down what it measures there.
_MEASURING: Final = """\
<!DOCTYPE html>
<iframe id="page" src="page.html" width="WIDTH" height="800" style="border: 0"></iframe>
<pre id="result"></pre>
<script>
document.getElementById("page").addEventListener("load", function (event) {
  var page = event.target.contentDocument;
  var links = Array.from(page.querySelectorAll("a[href^='#']"));
  page.querySelectorAll("details").forEach(function (each) { each.open = true; });
  var result = {
    width: page.documentElement.clientWidth,
    scrollWidth: page.documentElement.scrollWidth,
    links: links.length,
    broken: links.map(function (link) { return link.getAttribute("href"); })
      .filter(function (href) { return !page.getElementById(decodeURIComponent(href.slice(1))); }),
    sections: page.querySelectorAll("section").length,
    brokenNames: Array.from(page.querySelectorAll("td:first-child code"))
      .filter(function (name) { return name.getClientRects().length > 1; })
      .map(function (name) { return name.textContent; })
  };
  var box = page.getElementById("filter");
  result.hasFilter = getComputedStyle(box).display !== "none";
  box.value = "FILTER";
  box.dispatchEvent(new Event("input"));
  result.filtered = page.querySelectorAll("section:not([hidden])").length;
  document.getElementById("result").textContent = JSON.stringify(result);
});
</script>
"""

#: Shows pages one after the other in a frame, and writes down how wide each of them is.
_WIDTHS: Final = """\
<!DOCTYPE html>
<iframe id="page" width="WIDTH" height="800" style="border: 0"></iframe>
<pre id="result"></pre>
<script>
var pages = PAGES, widths = {}, frame = document.getElementById("page");
function next() {
  var name = Object.keys(pages)[Object.keys(widths).length];
  if (name === undefined) {
    document.getElementById("result").textContent = JSON.stringify(widths);
    return;
  }
  frame.onload = function () {
    widths[name] = frame.contentDocument.documentElement.scrollWidth;
    next();
  };
  frame.src = pages[name];
}
next();
</script>
"""


def widths(pages: Sequence[Path], directory: Path, *, width: int) -> dict[str, int]:
    """How wide each of some pages is in a window of a width, by its file's path."""
    text = _WIDTHS.replace("WIDTH", str(width)).replace(
        "PAGES", json.dumps({str(page): page.as_uri() for page in pages})
    )
    run = _run(text, directory)
    result = re.search(r'<pre id="result">(\{.*?\})</pre>', run.stdout)
    if result is None:
        pytest.skip(f"Chromium does not run here: {run.stderr[-300:]}")
    return dict(json.loads(html.unescape(result[1])))


def measured(page: Path, directory: Path, *, width: int, words: str) -> dict[str, Any]:
    """What a browser measures of a page.

    :param words: for the filter box.
    """
    shutil.copy(page, directory / "page.html")
    run = _run(_MEASURING.replace("WIDTH", str(width)).replace("FILTER", words), directory)
    found = re.search(r'<pre id="result">(\{.*?\})</pre>', run.stdout)
    if found is None:
        pytest.skip(f"Chromium does not run here: {run.stderr[-300:]}")
    console = [line for line in run.stderr.splitlines() if "CONSOLE" in line]
    return {**json.loads(html.unescape(found[1])), "console": console}


def _run(text: str, directory: Path) -> subprocess.CompletedProcess[str]:
    """Show a page with this text."""
    program = next(filter(None, map(shutil.which, _NAMES)), None)
    if program is None:
        pytest.skip("there is no Chromium")
    wrapper = directory / "wrapper.html"
    wrapper.write_text(text, encoding="utf-8")
    return subprocess.run(
        [program, "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
         "--enable-logging=stderr",
         "--allow-file-access-from-files", f"--user-data-dir={directory / 'profile'}",
         "--virtual-time-budget=20000", "--dump-dom", wrapper.as_uri()],
        capture_output=True, encoding="utf-8", check=False, timeout=120,
        env={**os.environ, "HOME": str(directory)},
    )  # fmt: skip
