"""Editing JSON as text: in the style of what is there, with every other byte as it was."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from flake8_notifications.samples.json_text import Document, Member, Node
from flake8_notifications.samples.made_up_values import Json
from flake8_notifications.source.editing import Edit, EditableText

_USUAL_INDENT: Final = "    "
_INDENT: Final = re.compile(r"[ \t]*")
_SEPARATOR: Final = re.compile(r'"(?:[^"\\]|\\.)*"(?P<separator>[ \t]*:[ \t]*)')


class Style(NamedTuple):
    """How a file is written.

    :ivar indent: of one level.
    :ivar newline: what ends a line.
    :ivar ends: what ends the file.
    """

    indent: str = _USUAL_INDENT
    newline: str = "\n"
    ends: str = "\n"


def style_of(document: Document) -> Style:
    source = document.source
    ends = source.text[document.root.end :]
    if not ends.strip(" \t"):
        ends = ""
    for member in document.root.members.values():
        indent = _own_line(source, member.start)
        if indent:
            return Style(indent, source.newline, ends)
    return Style(_USUAL_INDENT, source.newline, ends)


def written(value: Json, style: Style, indent: str = "") -> str:
    """A value as text.

    :param indent: of the line that it starts on.
    """
    text = json.dumps(value, indent=style.indent, ensure_ascii=False)
    return text.replace("\n", style.newline + indent)


def inserted(document: Document, node: Node, new: Mapping[str, Json]) -> Iterator[Edit]:
    """The edits that add keys behind the last of an object.

    :param node: the object as it is written in the file.
    """
    style = style_of(document)
    source = document.source
    if not node.members:
        yield Edit(node.start, node.end, _filled(source, node, new, style))
        return
    last = max(node.members.values(), key=lambda member: member.start)
    indent = _own_line(source, last.start)
    separator = _separator(source, last)
    end = last.value.end
    if indent is None:
        parts = (f", {json.dumps(key)}{separator}{_inline(value)}" for key, value in new.items())
        yield Edit(end, end, "".join(parts))
        return
    lines = (
        f",{style.newline}{indent}{json.dumps(key)}{separator}{written(value, style, indent)}"
        for key, value in new.items()
    )
    yield Edit(end, end, "".join(lines))


def _filled(source: EditableText, node: Node, new: Mapping[str, Json], style: Style) -> str:
    line = source.line(source.line_of(node.start))
    match = _INDENT.match(line)
    return written(dict(new), style, "" if match is None else match[0])


def _inline(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False)


def _own_line(source: EditableText, start: int) -> str | None:
    """The indent of a key that is the first on its line; None where it is not."""
    before = source.text[source.line_start(source.line_of(start)) : start]
    return before if not before.strip(" \t") else None


def _separator(source: EditableText, member: Member) -> str:
    """What stands between a key and its value, if that is on one line."""
    match = _SEPARATOR.match(source.text, member.start)
    return ": " if match is None else match["separator"]
