import oslo_messaging

N = oslo_messaging.Notifier(None)


class Sender:
    def __init__(self, prefix='none'):
        self.prefix = prefix
        self.suffix = 'new'

    def send(self, ctx, what):
        N.info(ctx, '.'.join([self.prefix, what, self.suffix]), {})


def make():
    sender = Sender()
    sender.prefix = 'host'
    sender.suffix = 'end'
    return sender


def run(ctx):
    make().send(ctx, 'up')  #! host.up.end

# run: run(ctx)
