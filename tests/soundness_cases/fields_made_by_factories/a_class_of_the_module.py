from dataclasses import dataclass, field

import oslo_messaging


class Bus:
    def __init__(self):
        self.out = oslo_messaging.Notifier(None)

    def send(self, what):
        self.out.info({}, 'bus.' + what, {})


@dataclass
class Service:
    name: str
    bus: Bus = field(default_factory=Bus)

    def start(self):
        self.bus.send(self.name + '.started')  #! bus.disk.started


def go():
    Service('disk').start()

# run: go()
