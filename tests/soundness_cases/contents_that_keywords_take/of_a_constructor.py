import oslo_messaging

N = oslo_messaging.Notifier(None)


class Event:
    def __init__(self, name, **details):
        self.name = name
        self.details = details

    def send(self):
        N.info(None, self.name + '.' + self.details.get('kind', 'plain'), self.details)


def go(a, b):
    d = {}
    if a:
        d['kind'] = 'x'
    if b:
        d['other'] = 2
    Event('e', **d).send()  #! e.plain e.x

# run: [go(a, b) for a in (0, 1) for b in (0, 1)]
