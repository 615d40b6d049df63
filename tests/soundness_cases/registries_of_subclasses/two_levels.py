import oslo_messaging

N = oslo_messaging.Notifier(None)


class Event:
    registry = []
    event = None

    def __init_subclass__(cls, *, event, **options):
        super().__init_subclass__(**options)
        cls.event = event
        Event.registry.append(cls)

    def send(self, ctx):
        N.info(ctx, f'order.{self.event}', {})  #! order.user order.user.created


class OfUsers(Event, event='user'):
    pass


class Created(OfUsers, event='user.created'):
    pass


def go(ctx):
    for kind in Event.registry:
        kind().send(ctx)

# run: go(ctx)
