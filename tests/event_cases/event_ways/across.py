from event_ways import bus, events


def collect():
    yield events.Created()
    yield events.Loose()


class Scope:
    def __init__(self):
        self.pending = []

    def __enter__(self):
        return self

    def __exit__(self, *error):
        for event in self.pending:
            bus.emit(event)  # NTF101 event.loose

    def add(self, event):
        self.pending.append(event)


def run():
    for event in collect():
        bus.emit(event)  # NTF101 event.created NTF101 event.loose
    with Scope() as scope:
        scope.add(events.Loose())
