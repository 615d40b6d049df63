from farm import bus


class Mediator:
    def __init__(self) -> None:
        self._handlers = {}

    def register(self, kind, handler) -> None:
        self._handlers[kind] = handler

    def send(self, command) -> None:
        for event in self._handlers[type(command)](command) or ():
            bus.publish(event)  # sends 'goat.fed' 'goat.brushed'
