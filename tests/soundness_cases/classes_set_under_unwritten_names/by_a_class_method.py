import oslo_messaging


class Base:
    bus = oslo_messaging.Notifier(None)
    topic = 'base'

    @classmethod
    def configure(cls, **options):
        for name, value in options.items():
            setattr(cls, name, value)

    def send(self, ctx):
        self.bus.info(ctx, self.topic + '.sent', {})  #! base.sent *.sent


class Child(Base):
    pass


def start(options):
    Child.configure(**options)


def go(ctx):
    Base().send(ctx)
    Child().send(ctx)

# run: go(ctx); start({'topic': 'changed'}); go(ctx)
