class Manager:
    def __init__(self, notifier):
        self._notifier = notifier

    def tell(self, ctx, what):
        self._notifier.info(ctx, 'order.' + what, {'a': 1})

    def go(self, ctx):
        self.tell(ctx, 'kept')  #! order.kept
        self._notifier.warn(ctx, event_type='order.keyword', payload={})  #! order.keyword
        send = self._notifier.info
        send(ctx, 'order.bound', {})  #! order.bound


class Silent:
    def __init__(self, notifier: 'list[str]'):
        self.notifier = notifier

    def go(self, ctx):
        self.notifier.info(ctx, 'order.list', {})

# run: import oslo_messaging; Manager(oslo_messaging.Notifier(None)).go(ctx)
