import oslo_messaging

n = oslo_messaging.Notifier(None)


def _send(self, ctx, what):
    n.info(ctx, self.kind + what, {})


class Disk:
    kind = 'disk'


Disk.send = _send


def go(ctx):
    Disk().send(ctx, '.sent')  #! disk.sent

# run: go(ctx)
