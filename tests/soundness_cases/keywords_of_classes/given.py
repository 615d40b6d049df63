import oslo_messaging


class Base:
    notifier = oslo_messaging.Notifier(None)

    def __init_subclass__(cls, topic=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.topic = topic or cls.__name__.lower()

    def go(self, ctx):
        self.notifier.info(ctx, self.topic + '.go', {})  #! disk.go network.go


class Disk(Base):
    pass


class Net(Base, topic='network'):
    pass

# run: Disk().go(ctx); Net().go(ctx)
