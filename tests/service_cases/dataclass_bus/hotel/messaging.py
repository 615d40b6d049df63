class MessageBus:
    """Hands events on to whoever listens in other processes."""

    def __init__(self, broker):
        self.broker = broker

    def publish(self, event):
        self.broker.put({"name": event.__class__.__name__, "body": vars(event)})


def publish_all(events):
    for event in events:
        print(event)
