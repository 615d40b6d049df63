class Bus:
    def __init__(self, client):
        self.c = client

    def publish(self, topic, event):
        self.c.send(topic, event.model_dump_json())


_bus: Bus | None = None


def get_bus() -> Bus:
    return _bus
