from harbour import events
from harbour.events import ShipDocked, ShipNamed

EVENTS = {"in": events.ShipDocked, "out": events.ShipSailed}


def dock(ship):
    ShipDocked(ship).publish()  # sends 'ship.docked'


def pass_gate(ship, direction):
    event = EVENTS[direction](ship)
    event.publish()  # sends 'ship.docked' 'ship.sailed'


def christen(ship):
    event = ShipNamed(ship)
    event.publish()  # sends 'ship.named'


def make(cls, ship):
    return cls(ship)


def sail(ship):
    make(events.ShipSailed, ship).publish()  # sends 'ship.sailed'
