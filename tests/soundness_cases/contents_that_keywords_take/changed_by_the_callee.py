import oslo_messaging

N = oslo_messaging.Notifier(None)


def send(event, **details):
    details['kind'] = 'other'
    N.info(None, event, details)


def go(a, b):
    d = {}
    if a:
        d['kind'] = 'x'
    if b:
        d['more'] = 'y'
    send('e', **d)  #! e
    N.info(None, d.get('kind', 'none') + d.get('more', 'no'), {})  #! noneno noney xno xy

# run: [go(a, b) for a in (0, 1) for b in (0, 1)]
