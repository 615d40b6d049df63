import oslo_messaging

N = oslo_messaging.Notifier(None)


class Event:
    registry = {}
    name = None

    def __init_subclass__(cls, name=None, **options):
        super().__init_subclass__(**options)
        cls.name = name
        Event.registry[name] = cls

    def send(self, ctx):
        N.info(ctx, 'order.%s' % self.name, {})  #! order.created order.paid


class Created(Event, name='created'):
    pass


class Paid(Event, name='paid'):
    pass


def go(ctx):
    for name in ctx.names:
        Event.registry[name]().send(ctx)

# run: go(ns(names=['created', 'paid']))
