import oslo_messaging

N = oslo_messaging.Notifier(None)


class Base:
    def handle(self, ctx, action):
        getattr(self, '_send_' + action)(ctx, action + 'd')


class Orders(Base):
    def _send_pay(self, ctx, what):
        N.info(ctx, 'order.known', {})  #! order.known

    def _send_place(self, ctx, what):
        N.info(ctx, 'order.other', {})  #! order.other

# run: Orders().handle(ctx, 'pay'), Orders().handle(ctx, 'place')
