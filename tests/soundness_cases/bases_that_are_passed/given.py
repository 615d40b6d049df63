import oslo_messaging

N = oslo_messaging.Notifier(None)


class Event:
    name = 'event'

    @classmethod
    def send(cls, ctx):
        N.info(ctx, cls.name, {})  #! event


def typed(base, name):
    class Sub(base):
        pass
    Sub.name = name
    return Sub


def go(ctx):
    typed(Event, 'order.paid').send(ctx)  #! order.paid
    typed(Event, 'order.sent').send(ctx)  #! order.sent
    Event.send(ctx)

# run: go(ctx)
