from farm import bus
from farm.events import Event, Fed, Milked, Sold
from farm.kinds import Kind


class Cow:
    def __init__(self, name: str) -> None:
        self.name = name
        self._events: list[Event] = []

    def milk(self, litres: int) -> None:
        self._events.append(Milked(cow=self.name, litres=litres))

    def feed(self) -> None:
        self._events.append(Fed(cow=self.name))

    def pull_events(self) -> list[Event]:
        events, self._events = self._events, []
        return events


class UnitOfWork:
    def __init__(self) -> None:
        self.seen: list[Cow] = []

    def commit(self) -> None:
        for cow in self.seen:
            for event in cow.pull_events():
                bus.publish(event)  # sends 'cow.fed' 'cow.milked'


def sell(cow: Cow) -> None:
    bus.publish(Sold(cow=cow.name))  # sends 'cow.sold'
    bus.publish(Event(kind=Kind.SOLD, cow=cow.name))  # sends 'cow.sold'


def main() -> None:
    work = UnitOfWork()
    cow = Cow("Berta")
    cow.milk(3)
    cow.feed()
    work.seen.append(cow)
    work.commit()
