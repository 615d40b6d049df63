from event_ways.bus import Bus
from event_ways.events import Created, Loose


class Service:
    def __init__(self, bus=None):
        self._bus = bus or Bus()

    def _send(self, cls, **values):
        self._bus.publish(cls(**values))  # NTF101 event.created NTF101 event.loose

    def run(self):
        self._send(Created)
        self._send(Loose, id=3)
        self._send(Loose, type='nested.told')  # NTF101 nested.told
