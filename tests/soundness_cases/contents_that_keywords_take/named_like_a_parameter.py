import oslo_messaging

N = oslo_messaging.Notifier(None)


def send(event, **details):
    N.info(None, event, details)


def go(a):
    d = {'x': 1}
    if a:
        d['event'] = 'e'
    send(**d)  #! e

# run: go(1)
