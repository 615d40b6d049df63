import functools

import oslo_messaging


class Service:
    def __init__(self, name):
        self.name = name

    @functools.cached_property
    def notifier(self):
        return oslo_messaging.Notifier(None)

    @functools.cached_property
    def topic(self):
        return self.name + '.topic'

    def tell(self, ctx):
        self.notifier.info(ctx, self.topic, {})


def go(ctx):
    Service('one').tell(ctx)  #! one.topic

# run: go(ctx)
