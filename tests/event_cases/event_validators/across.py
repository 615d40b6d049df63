from event_validators import events
from event_validators.bus import emit


class Producer:
    event_class = events.After

    def send(self, **fields):
        emit(self.event_class(**fields))  # NTF101 after.made


def run():
    Producer().send()
    Producer().send(name='across.passed')  # NTF101 across.passed


def prefixed(name):
    emit(events.Prefixed(name=name))


def run_prefixed():
    prefixed('across')  # NTF101 prefixed.across
