"""Functions that return a method of the bus, and classes inside them that keep it."""

from named_kept.bus import Bus


def main():
    def teller(bus):
        return bus.emit

    class Clocks:
        def __init__(self, bus):
            self.chime = bus.forward

        def strike(self):
            self.chime("clock.struck")  # NTF101 clock.struck

    bus = Bus()
    tell = teller(bus)
    tell("main.told")  # NTF101 main.told
    Clocks(bus).strike()
