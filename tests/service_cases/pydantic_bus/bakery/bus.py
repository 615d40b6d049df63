from bakery.events import Event


class Bus:
    def __init__(self, transport):
        self._transport = transport

    def emit(self, event: Event, *, key: str | None = None) -> None:
        self._transport.write(event.model_dump_json(), key)


bus = Bus(None)
