import oslo_messaging

N = oslo_messaging.Notifier(None)


def send(event, **details):
    N.info(None, details.get('kind', 'none') + '.' + event, details)


def go(a, b):
    d = {}
    if a:
        d['kind'] = 'x'
    elif b:
        d['kind'] = 'y'
    if b:
        d['other'] = 2
    send('e', **d)  #! none.e x.e y.e

# run: [go(a, b) for a in (0, 1) for b in (0, 1)]
