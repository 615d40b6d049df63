"""A part of a page that is folded away where the format knows how to."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from docutils import nodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class Folded(nodes.General, nodes.Element):
    """Holds what is folded away; its ``title`` stays."""


def _open(translator: Any, node: Folded) -> None:
    title = escape(node["title"])
    translator.body.append(f'<details class="notification-sample"><summary>{title}</summary>\n')


def _close(translator: Any, node: Folded) -> None:
    translator.body.append("</details>\n")


def _pass(translator: Any, node: Folded) -> None:
    """Other formats show what it holds."""


def add_folded(app: Sphinx) -> None:
    others: dict[str, Any] = dict.fromkeys(("latex", "text", "man", "texinfo"), (_pass, _pass))
    app.add_node(Folded, html=(_open, _close), **others)
