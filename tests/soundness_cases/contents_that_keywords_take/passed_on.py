import oslo_messaging

N = oslo_messaging.Notifier(None)


class S:
    def send(self, event, **details):
        self.tell(event, **details)

    def tell(self, event, kind='plain', **rest):
        N.info(None, event + '.' + kind, rest)


def go(a, b):
    d = {}
    if a:
        d['kind'] = 'x'
    if b:
        d['other'] = 2
    S().send('e', **d)  #! e.plain e.x

# run: [go(a, b) for a in (0, 1) for b in (0, 1)]
