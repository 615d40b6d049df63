import dataclasses

import oslo_messaging

N = oslo_messaging.Notifier(None)


@dataclasses.dataclass
class Event:
    kind: str
    parts: list = dataclasses.field(default_factory=list)

    def on(self, kind):
        return dataclasses.replace(self, kind=kind)

    def send(self):
        N.info({}, self.kind + '.sent', {})  #! disk.sent net.sent
        for part in self.parts:
            N.info({}, part + '.part', {})


def go():
    event = Event('disk')
    event.send()
    event.on('net').send()

# run: go()
