from event_annotations import events


class Relay:
    def __init__(self, bus) -> None:
        self.bus = bus

    def several(self, batch: list[events.SentLate]):
        for event in batch:
            self.bus.emit(event)  # NTF101 order.sent_late

    def by_id(self, batch: dict[str, events.Paid]):
        self.bus.emit(batch['x'])  # NTF101 paid.one NTF101 paid.two
