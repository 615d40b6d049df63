from typing import Literal

from named_places.bus import emit, publish, put_events
from named_places.same import OrderCreated


class Event:
    type: str


class Declared(Event):
    type: Literal['order.literal']


class Typed(Event):
    type: Literal['order.typed'] = 'order.typed'


def run(entries, event):
    publish(None, Typed())  # NTF101 order.typed
    publish(None, Declared())  # NTF101 order.literal
    publish(None, Event())  # NTF102 *
    publish(None, event)
    put_events(Entries=[{'DetailType': each} for each in ('x.a', 'x.b')])  # NTF101 x.a NTF101 x.b
    put_events(Entries=entries)
    emit(dict(type='order.made'))  # NTF101 order.made


def main():
    run([{'DetailType': 'order.passed'}], OrderCreated())  # NTF101 order.created NTF101 order.passed
