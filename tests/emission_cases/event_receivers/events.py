from elsewhere.signals import Signal


class Event:
    name = 'event.base'

    def publish(self, key=None):
        print(self.name, key)


class Created(Event):
    name = 'event.created'


class Loud(Event):
    name = 'event.loud'

    def publish(self, key=None):
        super().publish(key)


OPENED = Signal(event_type='signal.opened', data={})
CLOSED = Signal('positional')
