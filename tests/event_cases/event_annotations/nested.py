from event_annotations.events import Event, SentLate


class Relay:
    def outer(self, event: SentLate):
        self.inner(event)

    def inner(self, event: Event):
        self.bus.emit(event)  # NTF101 order.sent_late
