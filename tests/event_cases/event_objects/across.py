from event_objects import bus, events
from event_objects.events import Model, make


class Order:
    def __init__(self):
        self._events = []

    def add(self, event):
        self._events.append(event)

    def flush(self):
        for event in self._events:
            bus.emit(event)  # NTF101 data.default NTF101 model.class


def run():
    order = Order()
    order.add(events.Data(1))
    order.add(events.ModelClass())
    order.flush()


def made():
    bus.emit(make('model'))  # NTF101 model.default
    event = make('data', 1, 'data.made')
    bus.emit(event)  # NTF101 data.made


def looped():
    for cls in (events.Computed, events.Overriding):
        bus.emit(cls())  # NTF101 own.computed NTF101 own.overriding
    bus.publish([Model()][0])  # NTF101 Model


def changed():
    event = Model()
    event.type = 'model.changed'
    bus.emit(event)  # NTF101 model.changed


def nothing():
    bus.emit(None)


def text():
    bus.emit('a text')  # NTF102 *
