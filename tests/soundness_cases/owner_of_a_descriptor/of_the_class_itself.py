import oslo_messaging


class Topic:
    def __get__(self, instance, owner=None):
        return ('of.' if instance else 'on.') + owner.__name__


class Disk:
    topic = Topic()


class Net(Disk):
    pass


def go(ctx):
    n = oslo_messaging.Notifier(None)
    n.info(ctx, Disk.topic, {})  #! on.Disk
    n.info(ctx, Net.topic, {})  #! on.Net
    n.info(ctx, Net().topic, {})  #! of.Net

# run: go(ctx)
