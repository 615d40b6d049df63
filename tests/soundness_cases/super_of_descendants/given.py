import oslo_messaging


class Base:
    topic = 'base'

    def __init__(self):
        self.notifier = oslo_messaging.Notifier(None)

    def event(self, name):
        return self.topic + '.' + name

    def go(self, ctx):
        self.notifier.info(ctx, self.event('go'), {})  #! CHILD.GO base.go


class Loud:
    def event(self, name):
        return super().event(name).upper()


class Child(Loud, Base):
    topic = 'child'

# run: Base().go(ctx); Child().go(ctx)
