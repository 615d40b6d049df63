import oslo_messaging

class Base:
    kind = 'base'

    def send(self, ctx):
        oslo_messaging.Notifier(None).info(ctx, self.kind + '.sent', {})  #! disk.sent port.sent


CLASSES = {name: type(name.title(), (Base,), {'kind': name}) for name in ('disk', 'port')}


def go(ctx, name):
    CLASSES[name]().send(ctx)

# run: go(ctx, 'disk')
# run: go(ctx, 'port')
