import json

import oslo_messaging

N = oslo_messaging.Notifier(None)


class Event:
    def __init__(self):
        self.name = 'a'
        self.trail = []


def renamed(event):
    event.name = 'b'
    event.trail.append('x')


def kept(event):
    event.trail.append('y')


def main(ctx, which):
    event = Event()
    globals()[json.loads(which)](event)
    N.info(ctx, f'm.{event.name}.{event.trail[0]}', {})  #! m.*.* m.a.*

# run: main(None, '"renamed"')
# run: main(None, '"kept"')
