import oslo_messaging

N = oslo_messaging.Notifier(None)


def sink(notifier):
    while True:
        item = yield
        notifier.info({}, 'sink.' + item, {})  #! sink.*


def main(ctx):
    s = sink(N)
    s.send(None)
    s.send('abc')

# run: main(None)
