"""An event bus of the project."""


class Bus:
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
