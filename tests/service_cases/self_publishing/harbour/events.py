from typing import ClassVar


class Event:
    name: ClassVar[str]

    def __init__(self, ship):
        self.ship = ship

    def publish(self):
        print(self.name, self.ship)


class ShipDocked(Event):
    name = "ship.docked"


class ShipSailed(Event):
    name = "ship.sailed"


class ShipNamed(Event):
    @property
    def name(self):
        return "ship.named"
