import oslo_messaging


class Made:
    def __get__(self, instance, owner=None):
        return instance.kind + '.made'


class Disk:
    kind = 'disk'
    made = Made()

    def go(self, ctx):
        oslo_messaging.Notifier(None).info(ctx, self.made, {})  #! disk.made net.made


class Net(Disk):
    kind = 'net'

# run: Disk().go(ctx); Net().go(ctx)
