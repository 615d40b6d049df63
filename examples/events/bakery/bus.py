"""The bakery's bus: events are objects, and say themselves of which type they are."""

from bakery.events import Event


class Bus:
    def __init__(self, connection):
        self._connection = connection

    def publish(self, event: Event) -> None:
        self._connection.write(event.model_dump_json().encode())
