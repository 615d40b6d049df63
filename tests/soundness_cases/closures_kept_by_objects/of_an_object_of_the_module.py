import oslo_messaging

N = oslo_messaging.Notifier(None)


def breaker(most):
    failures, state = 0, 'closed'

    def call(ctx, ok):
        nonlocal failures, state
        failures = 0 if ok else failures + 1
        state = 'open' if failures >= most else 'closed'
        N.info(ctx, 'breaker.' + state, {})  #! breaker.open breaker.closed

    return call


class Client:
    def __init__(self):
        self.done = breaker(2)

    def fetch(self, ctx, ok):
        self.done(ctx, ok)


client = Client()


def go(ctx, ok):
    client.fetch(ctx, ok)

# run: go(ctx, True); go(ctx, False); go(ctx, False)
