import oslo_messaging

N = oslo_messaging.Notifier(None)


def send(event, **details):
    N.info(None, event + '.' + '.'.join(sorted(details)), details)


def go(a, b):
    d = {}
    if a:
        d['x'] = 1
    if b:
        d['y'] = 2
    send('e', **d)  #! e. e.x e.x.y e.y

# run: [go(a, b) for a in (0, 1) for b in (0, 1)]
