import dataclasses

import oslo_messaging

N = oslo_messaging.Notifier(None)


@dataclasses.dataclass
class Outbox:
    topics: list = dataclasses.field(default_factory=list)

    def rest(self):
        while self.topics:
            N.info({}, self.topics.pop() + '.rest', {})  #! a.rest b.rest


def go():
    Outbox(['a', 'b']).rest()

# run: go()
