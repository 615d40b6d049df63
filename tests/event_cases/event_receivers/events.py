from elsewhere.signals import Signal


class Event:
    name = 'event.base'

    def hand_out(self, key=None):
        print(self.name, key)


class Created(Event):
    name = 'event.created'


class Loud(Event):
    name = 'event.loud'

    def hand_out(self, key=None):
        super().hand_out(key)


OPENED = Signal(event_type='signal.opened', data={})
CLOSED = Signal('positional')
