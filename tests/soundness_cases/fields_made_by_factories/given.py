from dataclasses import dataclass, field

import oslo_messaging


@dataclass
class Outbox:
    topics: list = field(default_factory=lambda: ['alpha', 'beta'])
    bus: object = field(default_factory=lambda: oslo_messaging.Notifier(None))

    def flush(self):
        while self.topics:
            self.bus.info({}, self.topics.pop() + '.flushed', {})  #! alpha.flushed beta.flushed


def go():
    Outbox().flush()

# run: go()
