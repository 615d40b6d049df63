import oslo_messaging


class Event:
    def __init__(self, verb):
        self.verb = verb

    def __get__(self, instance, owner=None):
        def send(ctx):
            oslo_messaging.Notifier(None).info(ctx, f'{owner.kind}.{self.verb}', {})
        return send


class Disk:
    kind = 'disk'
    created = Event('created')  #! disk.created net.created


class Net(Disk):
    kind = 'net'


def go(ctx):
    Disk().created(ctx)
    Net().created(ctx)

# later: go(ctx)
