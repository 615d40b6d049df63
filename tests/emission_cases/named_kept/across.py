"""Methods of the bus that objects keep, under names of their own, from another module."""

import functools

from named_kept.bus import Bus


class Orders:
    def __init__(self, bus):
        self.publish = bus.emit
        self.pass_on = bus.forward
        self.shipped = functools.partial(bus.emit, "order.shipped")
        self.stop = bus.listen("order.placed", print)

    def place(self):
        self.publish("order.placed")  # NTF101 order.placed
        self.pass_on("order.passed")  # NTF101 order.passed
        self.shipped(by="train")  # NTF101 order.shipped
        self.stop()


class Baskets:
    def __init__(self, bus: Bus):
        self.publish_all = bus.emit
        self.hand_on = bus.forward

    def fill(self):
        self.publish_all("basket.filled")  # NTF101 basket.filled
        self.hand_on("basket.handed")  # NTF101 basket.handed


class Shelves:
    def __init__(self, orders):
        self.orders = orders

    def clear(self):
        self.orders.publish("shelf.cleared")  # NTF101 shelf.cleared
        getattr(self.orders, "pass_on")("shelf.passed")  # NTF101 shelf.passed


def main():
    bus = Bus()
    orders = Orders(bus)
    orders.place()
    Baskets(bus).fill()
    Shelves(orders).clear()
