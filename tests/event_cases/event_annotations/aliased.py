import event_annotations.events as e
from event_annotations.events import Any as Either


class Relay:
    def either(self, event: Either):
        self.bus.emit(event)  # NTF101 order.sent_late NTF101 paid.one NTF101 paid.two

    def text(self, event: 'e.SentLate'):
        self.bus.emit(event)  # NTF101 order.sent_late
