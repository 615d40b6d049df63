"""The samples that decorators of a class name."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from flake8_notifications.catalogue.model import SampleReference
from flake8_notifications.interpretation.values.base import Constant
from flake8_notifications.interpretation.values.scopes import ClassValue
from flake8_notifications.source import syntax
from flake8_notifications.source.place import Place
from flake8_notifications.tracing.tracer import Tracer


def samples_of(
    cls: ClassValue, decorators: Collection[str], tracer: Tracer
) -> tuple[SampleReference, ...]:
    """The samples of a class, in source order.

    :param decorators: names, dotted or bare, of functions that are called with a file's name.
    """
    names = {decorator.rpartition(".")[2] for decorator in decorators}
    return tuple(_samples(cls, names, tracer))


def _samples(cls: ClassValue, names: set[str], tracer: Tracer) -> Iterator[SampleReference]:
    for decorator in cls.definition.decorators:
        match decorator:
            case syntax.Call(
                function=(syntax.Name(id=name) | syntax.Attribute(name=name)),
                arguments=(first, *_),
            ) if name in names:
                with tracer.apart():
                    file = tracer.evaluate(first.value, tracer.module_frame(cls.module))
                if isinstance(file, Constant) and isinstance(file.value, str):
                    yield SampleReference(file.value, Place(cls.module.path, decorator.line))
