from typing import Optional

from event_annotations.bus import publish
from event_annotations.events import Event, Loose, Paid, Sent, SentLate


class Handlers:
    def __init__(self, bus):
        self.bus = bus

    def paid(self, event: Paid):
        self.bus.emit(event)  # NTF101 paid.one NTF101 paid.two

    def sent(self, event: Sent):
        self.bus.emit(event)  # NTF101 order.sent_late

    def any(self, event: Event):
        self.bus.emit(event)  # NTF101 order.sent_late NTF101 paid.one NTF101 paid.two

    def maybe(self, event: Optional[SentLate] = None):
        self.bus.emit(event)  # NTF101 order.sent_late

    def loose(self, event: Loose):
        self.bus.emit(event)  # NTF102 *

    def titled(self, event: Sent):
        publish(event)  # NTF101 SentLate
