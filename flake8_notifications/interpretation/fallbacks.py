"""What stands in for an import that fails where a package is not installed."""

from __future__ import annotations

from collections.abc import Iterator

from flake8_notifications.source import syntax


def fallbacks(node: syntax.Try) -> Iterator[tuple[str, syntax.Expression | None]]:
    """The names that a ``try`` imports and that its handlers bind instead.

    :return: with each, what it is bound to; None for another import.
    """
    imported = {
        each.alias or each.name
        for inner in node.body
        if isinstance(inner, syntax.ImportFrom)
        for each in inner.names
    }
    for handler in node.handlers:
        for inner in handler.body:
            match inner:
                case syntax.Assign(targets=(syntax.Name(id=name),), value=value):
                    if name in imported:
                        yield name, value
                case syntax.ImportFrom(names=names):
                    for each in names:
                        if (name := each.alias or each.name) in imported:
                            yield name, None
