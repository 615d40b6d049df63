import oslo_messaging

N = oslo_messaging.Notifier(None)


def sink(notifier):
    while True:
        item = yield
        notifier.info({}, 'sink.' + item, {})  #! sink.*


def main(ctx):
    s = sink(N)
    next(s)
    s.send('abc')

# run: main(None)
