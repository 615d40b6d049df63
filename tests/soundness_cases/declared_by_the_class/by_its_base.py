from __future__ import annotations

import oslo_messaging


class Bus:
    notifier = oslo_messaging.Notifier(None)

    def tell(self, kind):
        self.notifier.info({}, 'bus.' + kind, {})


class Base:
    bus: Bus | None = None

    def attach(self, bus):
        self.bus = bus


class Orders(Base):
    def create(self):
        if self.bus is not None:
            self.bus.tell('order')  #! bus.order


def go(orders, bus):
    orders.attach(bus)
    orders.create()

# run: go(Orders(), Bus())
