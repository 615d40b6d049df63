from __future__ import annotations

import dataclasses

import oslo_messaging

N = oslo_messaging.Notifier(None)
STATE = {}


class Bus:
    @staticmethod
    def tell(ctxt, what='default'):
        N.info(ctxt, f'bus.{what}', {})


@dataclasses.dataclass
class Rider:
    bus: Bus | None = None

    def go(self, ctxt):
        self.bus.tell(ctxt, 'field')  #! bus.field


def current() -> Bus:
    return STATE['bus']


class Garage:
    @property
    def next(self) -> Bus:
        return STATE['bus']


def run(ctxt, garage: Garage):
    current().tell(ctxt)  #! bus.default
    garage.next.tell(ctxt, 'property')  #! bus.property

# run: STATE['bus'] = Bus(); Rider(Bus()).go(ctx); run(ctx, Garage())
