import oslo_messaging

N = oslo_messaging.Notifier(None)


class Event:
    name = None

    def __init_subclass__(cls, name, **options):
        super().__init_subclass__(**options)
        cls.name = name

    @classmethod
    def of(cls, name):
        return next(each for each in cls.__subclasses__() if each.name == name)()

    def send(self, ctx):
        N.info(ctx, 'order.' + self.name, {})  #! order.created order.paid


class Created(Event, name='created'):
    pass


class Paid(Event, name='paid'):
    pass


def go(ctx):
    for name in ctx.names:
        Event.of(name).send(ctx)

# run: go(ns(names=['created', 'paid']))
