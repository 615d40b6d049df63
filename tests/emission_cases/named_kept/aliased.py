"""Methods of the bus that objects keep, under names of their own, through an alias."""

import dataclasses
from collections.abc import Callable

from named_kept import bus as events


class Tills:
    def __init__(self, bus):
        self.by_kind = {"open": bus.emit}
        self.all = [bus.forward]

    def open(self):
        self.by_kind["open"]("till.opened")  # NTF101 till.opened
        for tell in self.all:
            tell("till.told")  # NTF101 till.told


@dataclasses.dataclass
class Bells:
    announce_it: Callable[..., None]

    def ring(self):
        self.announce_it("bell.rung")  # NTF101 bell.rung


def main():
    bus = events.Bus()
    Tills(bus).open()
    Bells(bus.emit).ring()
