from dataclasses import InitVar, dataclass, field

import oslo_messaging


@dataclass
class Sender:
    bus: object = field(default_factory=lambda: oslo_messaging.Notifier(None), repr=False)
    level: InitVar[str] = 'info'
    emit: object = field(init=False)
    kind: str = field(init=False, default='plain')

    def __post_init__(self, level):
        self.emit = getattr(self.bus, level)

    def send(self, what):
        self.emit({}, f'{self.kind}.{what}', {})


def go():
    Sender().send('opened')  #! plain.opened
    Sender(level='error').send('failed')  #! plain.failed

# run: go()
