from dataclasses import dataclass, field

import oslo_messaging

N = oslo_messaging.Notifier(None)


@dataclass
class Event:
    parts: list = field(default_factory=lambda: ['order'])
    name: str = field(init=False)

    def __post_init__(self):
        self.name = '.'.join(self.parts)


def send(ctx):
    for event in (Event(), Event(['invoice', 'sent'])):
        N.info(ctx, event.name, {})  #! order invoice.sent

# run: send(ctx)
