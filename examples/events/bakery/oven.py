"""Everything that the oven sends."""

from bakery.alarms import Alarms
from bakery.bus import Bus
from bakery.events import LoafBaked, LoafBurnt, Notice, OvenChanged


class Oven:
    def __init__(self, name: str, bus: Bus, alarms: Alarms) -> None:
        self.name = name
        self.bus = bus
        self.alarms = alarms

    def heat(self) -> None:
        self.bus.publish(OvenChanged(type='oven.heated', oven=self.name))

    def cool(self) -> None:
        self.bus.publish(OvenChanged(type='oven.heatde', oven=self.name))  # NTF101

    def bake(self, weight: int, minutes: int) -> None:
        if minutes > 60:
            self.bus.publish(LoafBurnt(minutes=minutes))
        else:
            self.bus.publish(LoafBaked(weight=weight))

    def follow(self, sensor) -> None:
        self.bus.publish(OvenChanged(type='oven.%s' % sensor.state, oven=self.name))  # NTF102

    def smoke(self) -> None:
        self.alarms.warning(self.name, 'oven.smoking', {})  # NTF104

    def tell(self, what: str) -> None:
        self.bus.publish(Notice(type=f'notice.{what}'))  # NTF105
