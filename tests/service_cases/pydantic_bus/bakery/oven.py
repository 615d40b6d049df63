import logging

from bakery import events
from bakery.bus import bus
from bakery.events import FlourDelivered, LoafBaked, LoafBurnt, OvenHeated

LOG = logging.getLogger(__name__)


def bake(weight: int, degrees: int) -> None:
    bus.emit(OvenHeated(type="oven.heated", degrees=degrees))  # sends 'oven.heated'
    loaf = LoafBaked(weight=weight)
    if degrees > 300:
        loaf = LoafBurnt(weight=weight)
    LOG.info("a loaf of %s", weight)
    bus.emit(loaf, key="oven")  # sends 'loaf.baked' 'loaf.burnt'


def close() -> None:
    for event in (events.ShelfEmptied(weight=1, shelf="a"), events.TillOpened()):
        bus.emit(event)  # sends 'loaf.baked' 'till.opened'


def deliver(sacks: int) -> None:
    bus.emit(FlourDelivered(sacks=sacks))  # sends 'flour.delivered'
    bus.emit(FlourDelivered(type="flour.returned"))  # sends 'flour.returned'


def replay(kind: str, sacks: int) -> None:
    bus.emit(FlourDelivered(type=kind, sacks=sacks))


def main() -> None:
    replay("flour.replayed", 3)  # sends 'flour.replayed'
