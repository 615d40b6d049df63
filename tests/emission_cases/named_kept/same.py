"""The bus and who keeps its methods, in one module."""


class Hub:
    def __init__(self):
        self.listeners = {}

    def emit(self, event_type, **data):
        for listener in self.listeners.get(event_type, ()):
            listener(data)

    def listen(self, event_type, listener):
        self.listeners.setdefault(event_type, []).append(listener)
        return lambda: self.remove(event_type, listener)

    def remove(self, event_type, listener):
        self.listeners[event_type].remove(listener)

    def forward(self, event_type):
        self.emit(event_type)


class Doors:
    def __init__(self, bus):
        self.bus = bus

    @property
    def announce(self):
        return self.bus.emit

    def lock(self):
        self.announce("door.locked")  # NTF101 door.locked


class Lamps:
    def __init__(self, bus):
        setattr(self, "shine", bus.emit)

    def light(self):
        self.shine("lamp.lit")  # NTF101 lamp.lit


def main():
    hub = Hub()
    Doors(hub).lock()
    Lamps(hub).light()
