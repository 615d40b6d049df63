import oslo_messaging

N = oslo_messaging.Notifier(None)


class Breaker:
    failures = 0

    def fail(self):
        self.failures += 1

    def check(self, ctx):
        if self.failures > 0:
            N.info(ctx, 'breaker.open', {})  #! breaker.open


def go(ctx):
    breaker = Breaker()
    breaker.fail()
    breaker.check(ctx)

# run: go(ctx)
