import functools

import oslo_messaging

N = oslo_messaging.Notifier(None)


class Service:
    def __init__(self, name):
        self.name = name

    @functools.cached_property
    def topic(self):
        self.name += '!'
        return self.name


def go(ctx):
    one, other = Service('one'), Service('other')
    N.info(ctx, one.topic + one.topic, {})  #! one!one!
    N.info(ctx, other.topic, {})  #! other!

# run: go(ctx)
