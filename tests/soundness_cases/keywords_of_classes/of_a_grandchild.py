import oslo_messaging


class Base:
    notifier = oslo_messaging.Notifier(None)
    path = ('base',)

    def __init_subclass__(cls, part, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.path = cls.path + (part,)

    def go(self, ctx):
        self.notifier.info(ctx, '.'.join(self.path), {})  #! base base.net base.net.port


class Net(Base, part='net'):
    pass


class Port(Net, part='port'):
    pass

# run: Base().go(ctx); Net().go(ctx); Port().go(ctx)
