import oslo_messaging


class Topic:
    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner=None):
        return owner.__name__.lower() + '.' + self.name


class Disk:
    created = Topic()

    def go(self, ctx):
        oslo_messaging.Notifier(None).info(ctx, self.created, {})  #! disk.created net.created


class Net(Disk):
    pass

# run: Disk().go(ctx); Net().go(ctx)
