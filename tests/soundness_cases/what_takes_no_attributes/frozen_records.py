import dataclasses
from typing import NamedTuple

import oslo_messaging

notifier = oslo_messaging.Notifier(None)


@dataclasses.dataclass(frozen=True)
class Line:
    item: str


class Place(NamedTuple):
    city: str


def rename(ctx, thing, **new):
    for name, value in new.items():
        try:
            setattr(thing, name, value)
        except AttributeError:
            notifier.info(ctx, f'{type(thing).__name__.lower()}.kept.{name}', {})  #! line.kept.item place.kept.city


def main(ctx):
    rename(ctx, Line('tea'), item='coffee')
    rename(ctx, Place('Rome'), city='Oslo')
    try:
        Line('tea').item = 'x'
    except dataclasses.FrozenInstanceError:
        notifier.info(ctx, 'line.frozen', {})  #! line.frozen
    else:
        notifier.info(ctx, 'line.changed', {})

# run: main(None)
