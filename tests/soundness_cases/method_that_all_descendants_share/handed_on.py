import abc
import time

import oslo_messaging


class Publisher(abc.ABC):
    def flush(self, ctx, waiting):
        while waiting:
            topic = waiting.pop(0)
            try:
                self.send(ctx, topic)
            except ValueError:
                return

    @abc.abstractmethod
    def send(self, ctx, topic):
        """Send."""


class Notifying(Publisher):
    def __init__(self):
        self.notifier = oslo_messaging.Notifier(None)

    def send(self, ctx, topic):
        self.notifier.sample(ctx, event_type='topic.' + str(topic), payload={})  #! topic.*


class Samples(Notifying):
    pass


class Events(Notifying):
    pass


def run(ctx):
    topics = [time.strftime('%A'), time.strftime('%B')]
    Samples().flush(ctx, topics)
    Events().flush(ctx, topics)

# run: run(ctx)
