"""The fallbacks for an import that fails where a package is not installed."""

from __future__ import annotations

from collections.abc import Iterator

from flake8_notifications.source import syntax


def fallbacks(node: syntax.Try) -> Iterator[tuple[str, syntax.Expression | None]]:
    """The names that a ``try`` imports and that its handlers bind instead.

    :return: each with the value it is bound to; None for another import.
    """
    imported = {
        item.alias or item.name
        for inner in node.body
        if isinstance(inner, syntax.ImportFrom)
        for item in inner.names
    }
    for handler in node.handlers:
        for inner in handler.body:
            match inner:
                case syntax.Assign(targets=(syntax.Name(id=name),), value=value):
                    if name in imported:
                        yield name, value
                case syntax.ImportFrom(names=names):
                    for item in names:
                        if (name := item.alias or item.name) in imported:
                            yield name, None
