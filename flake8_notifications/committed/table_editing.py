"""Rewriting a table of fingerprints in place: what does not change stays to the byte."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from flake8_notifications.committed.fingerprint_table import (
    TableError,
    literal_dict,
    parsed,
    written_entries,
)
from flake8_notifications.committed.location import Location
from flake8_notifications.committed.table_layout import Item, Layout, layout_of, style_near
from flake8_notifications.source.editing import Edit, EditableText, edited

#: One of the literals of a string, which may be several one after another.
_LITERAL: Final = re.compile(r"[rRuU]?('''|\"\"\"|'|\")((?:\\.|(?!\1).)*)\1|#[^\r\n]*", re.DOTALL)
#: A table that is kept in order has a few entries that somebody misplaced: one in twenty.
_MISPLACED: Final = 0.05


def rewritten(
    source: EditableText, location: Location, before: Mapping[str, str], after: Mapping[str, str]
) -> str:
    """The text of a module with other entries in its table.

    :param before: the entries as they were read.
    :param after: the entries to be, ``VERSION-fingerprint`` by the name of the class.
    :raises TableError: if the table is not written out, so that it cannot be edited.
    """
    if before == after:
        return source.text
    layout = _layout(source, location)
    if layout is None or {item.name: item.value for item in layout.items} != dict(before):
        raise _uneditable(location, before, after)
    text = edited(source.text, [*_changes(layout, after), *_removals(layout, after)])
    kept = _layout(EditableText(text, source.encoding), location)
    if kept is not None:
        text = edited(text, _additions(kept, after))
    _verify(text, source.encoding, location, before, after)
    return text


def _layout(source: EditableText, location: Location) -> Layout | None:
    table = literal_dict(parsed(source.text, location), str(location.constant))
    if table is None or written_entries(table, location) is None:
        return None
    return layout_of(source, table)


def _verify(
    text: str,
    encoding: str,
    location: Location,
    before: Mapping[str, str],
    after: Mapping[str, str],
) -> None:
    """Whatever a table looks like: only what says what it should is ever written."""
    layout = _layout(EditableText(text), location)
    written = {} if layout is None else {item.name: item.value for item in layout.items}
    try:
        text.encode(encoding)
    except UnicodeEncodeError as error:
        raise _uneditable(location, before, after) from error
    if written != dict(after):
        raise _uneditable(location, before, after)


def _uneditable(
    location: Location, before: Mapping[str, str], after: Mapping[str, str]
) -> TableError:
    names = sorted(
        name for name in before.keys() | after.keys() if before.get(name) != after.get(name)
    )
    first = names[0]
    what = f"'{first}': '{after[first]}'" if first in after else f"no '{first}'"
    more = f" and {len(names) - 1} more" if len(names) > 1 else ""
    return TableError(
        f"{location}: is not written out as a dict of strings, so it cannot be rewritten: "
        f"edit by hand, it should have {what}{more}"
    )


def _changes(layout: Layout, after: Mapping[str, str]) -> Iterator[Edit]:
    for item in layout.items:
        value = after.get(item.name, item.value)
        if value != item.value:
            yield from _value_edits(layout.source.text, item, value)


def _value_edits(text: str, item: Item, value: str) -> Iterator[Edit]:
    """The literals that change; of several, the last keep their lengths, for the hash has one."""
    literals = [
        match
        for match in _LITERAL.finditer(text, item.value_start, item.value_end)
        if match[1] is not None
    ]
    end = len(value)
    for literal in reversed(literals):
        is_first = literal is literals[0]
        start = 0 if is_first else max(end - len(literal[2]), 0)
        if literal[2] != value[start:end]:
            yield Edit(literal.start(2), literal.end(2), value[start:end])
        end = start


def _removals(layout: Layout, after: Mapping[str, str]) -> Iterator[Edit]:
    for item in layout.items:
        if item.name not in after:
            yield _removal(layout, item)


def _removal(layout: Layout, item: Item) -> Edit:
    source, text = layout.source, layout.source.text
    begins, ends = layout.begins_line(item.start), layout.ends_line(item.end)
    if begins and ends:
        first, last = source.line_of(item.start), source.line_of(item.end)
        return Edit(source.line_start(first), source.next_line_start(last), "")
    start, end = item.start, item.end
    if begins or not (ends or text[end:].lstrip(" \t").startswith("}")):
        end += len(text[end:]) - len(text[end:].lstrip(" \t"))
    else:
        start = len(text[:start].rstrip(" \t"))
    return Edit(start, end, "")


def _additions(layout: Layout, after: Mapping[str, str]) -> Iterator[Edit]:
    """The new entries, those that go to the same place in one edit."""
    names = [item.name for item in layout.items]
    key = _order(names)
    new = sorted(after.keys() - set(names), key=key or str)
    by_index: dict[int, list[str]] = {}
    for name in new:
        by_index.setdefault(_index(names, name, key), []).append(name)
    for index, added in by_index.items():
        entries = [(name, after[name]) for name in added]
        if not names:
            yield _into_empty(layout, entries)
        elif index == 0:
            yield _before_first(layout, entries)
        else:
            yield _behind(layout, index, entries)


_Key = Callable[[str], str]


def _order(names: Sequence[str]) -> _Key | None:
    """How a table is sorted, but for what is misplaced; None if it is not."""
    for key in (str, str.lower):
        keys = [key(name) for name in names]
        misplaced = sum(first > second for first, second in itertools.pairwise(keys))
        if misplaced <= _MISPLACED * len(names):
            return key
    return None


def _index(names: Sequence[str], name: str, key: _Key | None) -> int:
    """Where a new name belongs: where the fewest others are on the wrong side of it."""
    if key is None:
        return len(names)
    wrong = best = sum(key(other) < key(name) for other in names)
    index = 0
    for position, other in enumerate(names, 1):
        wrong += 1 if key(other) > key(name) else -1
        if wrong < best:
            best, index = wrong, position
    return index


_Entries = Sequence[tuple[str, str]]


def _behind(layout: Layout, index: int, entries: _Entries) -> Edit:
    item = layout.items[index - 1]
    source, style = layout.source, style_near(layout, index)
    lead = style.newline + style.indent if layout.is_multiline else " "
    end = source.line_end(source.line_of(item.end)) if layout.ends_line(item.end) else item.end
    added = f",{lead}".join(style.write(*entry) for entry in entries)
    return Edit(
        item.end,
        end,
        ("" if item.has_comma else ",")
        + source.text[item.end : end]
        + lead
        + added
        + ("," if item.has_comma else ""),
    )


def _before_first(layout: Layout, entries: _Entries) -> Edit:
    source, style = layout.source, style_near(layout, 0)
    written = [style.write(*entry) + "," for entry in entries]
    behind = layout.opening + 1
    if layout.is_multiline and layout.ends_line(behind):
        end = source.line_end(source.line_of(behind))
        return Edit(end, end, "".join(style.newline + style.indent + key for key in written))
    start = layout.items[0].start
    gap = style.newline + style.indent if layout.is_multiline else " "
    return Edit(start, start, "".join(key + gap for key in written))


def _into_empty(layout: Layout, entries: _Entries) -> Edit:
    source, style = layout.source, style_near(layout, 0)
    lines = "".join(f"{style.indent}{style.write(*entry)},{style.newline}" for entry in entries)
    if layout.is_multiline and layout.begins_line(layout.closing):
        start = source.line_start(source.line_of(layout.closing))
        return Edit(start, start, lines)
    base = style.indent[: -len("    ")]
    return Edit(layout.opening + 1, layout.closing, style.newline + lines + base)
