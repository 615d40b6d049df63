import functools

import oslo_messaging

N = oslo_messaging.Notifier(None)


class Service:
    @functools.cached_property
    def topic(self):
        return 'computed'


def go(ctx):
    service = Service()
    N.info(ctx, service.topic, {})  #! computed
    service.topic = 'set'
    N.info(ctx, service.topic, {})  #! set
    del service.topic
    N.info(ctx, service.topic + '.again', {})  #! computed.again

# run: go(ctx)
