import oslo_messaging

N = oslo_messaging.Notifier(None)


class Sender:
    @classmethod
    def send(cls, ctx):
        N.info(ctx, ['order', 'list'], {})  #! *
        N.info(ctx, ('order.tuple',), {})  #! *
        N.info(ctx, 7, {})  #! *
        N.info(ctx, cls, {})  #! *
        N.info(ctx, cls.send, {})  #! *
        N.info(ctx, b'order.bytes', {})  #! *
        N.info(ctx, b'order.decoded'.decode(), {})  #! order.decoded

# run: Sender.send(ctx)
