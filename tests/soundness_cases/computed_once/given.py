import functools

import oslo_messaging

N = oslo_messaging.Notifier(None)


class Service:
    def __init__(self, name):
        self.name = name

    @functools.cached_property
    def topic(self):
        return 'service.' + self.name


def go(ctx):
    service = Service('a')
    N.info(ctx, service.topic, {})  #! service.a
    service.name = 'b'
    N.info(ctx, service.topic, {})  #! service.a

# run: go(ctx)
