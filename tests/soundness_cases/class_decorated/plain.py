import oslo_messaging

N = oslo_messaging.Notifier(None)


def named(cls):
    cls.event = cls.__name__.lower() + '.done'
    return cls


@named  #! order.done
class Order:
    def finish(self, ctx):
        N.info(ctx, self.event, {})


@named  #! refund.done
class Refund:
    event = 'nothing'

    def finish(self, ctx):
        N.info(ctx, self.event, {})

# later: Order().finish(ctx), Refund().finish(ctx)
