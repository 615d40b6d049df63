"""Keys that are added to JSON as text: the value is right, and nothing else has changed."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from flake8_notifications.samples.json_text import Document, Node, decode, parse, plain
from flake8_notifications.samples.text_editing import inserted
from flake8_notifications.source.editing import edited

KEYS = st.sampled_from(["a", "b", "c", 'q"', "ü", "x_y"])
SCALARS = st.none() | st.booleans() | st.integers() | st.text(alphabet='ab"\\ü{},:', max_size=4)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3)
)
OBJECTS = st.dictionaries(KEYS, VALUES, max_size=4)
NEW = st.dictionaries(st.sampled_from(["new", "newer", "n\\w"]), VALUES, min_size=1, max_size=3)


def parsed(text: str) -> Document:
    return parse(decode(text.encode()), "a.json")


def objects(node: Node) -> list[Node]:
    """The objects in a value, itself included."""
    below = [member.value for member in node.members.values()]
    below += node.content if isinstance(node.content, tuple) else ()
    own = [node] if isinstance(plain(node), dict) else []
    return own + [found for each in below for found in objects(each)]


@st.composite
def texts(draw: st.DrawFn) -> str:
    """JSON objects in many layouts."""
    indent = draw(st.sampled_from([None, 0, 1, 2, 4, "\t"]))
    separators = draw(st.sampled_from([(",", ":"), (", ", ": "), (" ,", " : ")]))
    is_ascii = draw(st.booleans())
    text = json.dumps(draw(OBJECTS), indent=indent, separators=separators, ensure_ascii=is_ascii)
    newline = draw(st.sampled_from(["\n", "\r\n"]))
    head = draw(st.sampled_from(["", "\n", "  "]))
    return f"{head}{text}\n".replace("\n", newline)


@given(texts(), NEW, st.data())
def test_the_object_has_them_behind_its_own(text: str, new: Any, data: st.DataObject) -> None:
    document = parsed(text)
    node = data.draw(st.sampled_from(objects(document.root)))

    (edit,) = inserted(document, node, new)
    after = edited(text, [edit])

    places = [each.start for each in objects(document.root)]
    changed = objects(parsed(after).root)[places.index(node.start)]
    assert plain(changed) == {**plain(node), **new}  # type: ignore[dict-item]
    assert list(changed.members) == [*node.members, *new]
    if node.members:
        assert edit.start == edit.end
        assert "\n" not in edit.text or "\n" in text
    assert after.count("\n") == after.count("\r\n") or "\r" not in text
