import oslo_messaging

N = oslo_messaging.Notifier(None)


def send(event, **details):
    kind = details.pop('kind', None)
    if kind:
        event += '.' + kind
    if details:
        event += '.more'
    N.info(None, event, details)


def go(a, b):
    d = {}
    if a:
        d['kind'] = 'x'
    if b:
        d['other'] = 2
    send('e', **d)  #! e e.more e.x e.x.more

# run: [go(a, b) for a in (0, 1) for b in (0, 1)]
