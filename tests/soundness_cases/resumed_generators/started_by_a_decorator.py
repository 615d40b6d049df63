import oslo_messaging

N = oslo_messaging.Notifier(None)


def coroutine(fn):
    def start(*a, **k):
        g = fn(*a, **k)
        next(g)
        return g

    return start


@coroutine
def sink(notifier):
    while True:
        item = yield
        notifier.info({}, 'sink.' + item, {})  #! sink.*


def main(ctx):
    s = sink(N)
    s.send('abc')

# run: main(None)
