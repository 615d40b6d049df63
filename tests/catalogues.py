"""Catalogues read off decorators and ``payload`` fields, where what is sent matters little."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

from flake8_notifications.catalogue.model import (
    Catalogue,
    Notification,
    SampleReference,
    Text,
)
from flake8_notifications.source.place import Place

DECORATOR = "notification_sample"


def by_decorators(root: Path, paths: Iterable[str]) -> Catalogue:
    """The classes with a sample in some files below a directory; nothing is known of events."""
    found = []
    for path in paths:
        text = (root / path).read_text(encoding="utf-8")
        if DECORATOR in text:
            found += _notifications(ast.parse(text), path)
    return Catalogue(tuple(sorted(found, key=lambda each: each.place)))


def _notifications(tree: ast.Module, path: str) -> Iterator[Notification]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            samples = tuple(_samples(node, path))
            if samples:
                yield notification(node.name, Place(path, node.lineno), samples, _payload(node))


def notification(
    name: str,
    place: Place,
    samples: tuple[SampleReference, ...],
    payload: str | None,
    event_types: Iterable[str] = (),
    priorities: Iterable[str] = (),
) -> Notification:
    return Notification(
        name,
        place,
        0,
        tuple(map(Text, event_types)),
        tuple(map(Text, priorities)),
        (),
        payload,
        None,
        (),
        samples,
    )


def _samples(node: ast.ClassDef, path: str) -> Iterator[SampleReference]:
    for each in node.decorator_list:
        match each:
            case ast.Call(
                func=ast.Name(id=name) | ast.Attribute(attr=name),
                args=[ast.Constant(value=str(file))],
            ) if name == DECORATOR:
                yield SampleReference(file, Place(path, each.lineno))


def _payload(node: ast.ClassDef) -> str | None:
    for each in ast.walk(node):
        match each:
            case ast.Dict(keys=keys, values=values):
                for key, value in zip(keys, values, strict=True):
                    match key, value:
                        case (
                            ast.Constant(value="payload"),
                            ast.Call(args=[ast.Constant(value=str(name)), *_]),
                        ):
                            return name
    return None
