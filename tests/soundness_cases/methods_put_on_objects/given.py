import oslo_messaging

import types


class Box:
    pass


def send(self, ctx, kind):
    self.n.info(ctx, kind + '.sent', {})


def go(ctx):
    box = Box()
    box.n = oslo_messaging.Notifier(None)
    box.send = types.MethodType(send, box)
    box.send(ctx, 'disk')  #! disk.sent

# run: go(ctx)
