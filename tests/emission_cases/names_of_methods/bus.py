from collections import defaultdict

import oslo_messaging

NOTIFIER = oslo_messaging.Notifier(None)


class Bus:
    def __init__(self):
        self._hearers = defaultdict(list)

    def subscribe(self, topic):
        def subscribed(function):
            self._hearers[topic].append(function)
            return function

        return subscribed

    def publish(self, topic, **details):
        for hearer in self._hearers[topic]:
            hearer(topic=topic, **details)
        for hearer in self._hearers['*']:
            hearer(topic=topic, **details)


bus = Bus()
on = bus.subscribe
emit = bus.publish
