import oslo_messaging


class Base:
    notifier = oslo_messaging.Notifier(None)

    def __init_subclass__(cls, topic='plain'):
        cls.topic = topic if topic != 'plain' else 'none'

    def go(self, ctx):
        self.notifier.info(ctx, self.topic + '.go', {})  #! network.go


class Net(Base, topic='network'):
    pass

# run: Net().go(ctx)
