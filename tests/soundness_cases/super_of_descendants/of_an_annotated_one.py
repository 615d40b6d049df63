import oslo_messaging


class Sender:
    def send(self, ctx, what):
        oslo_messaging.Notifier(None).info(ctx, what, {})


class Marked:
    def send(self, ctx, what):
        super(Marked, self).send(ctx, 'marked.' + what)


class Port(Marked, Sender):
    pass


def go(port: Port, ctx):
    port.send(ctx, 'up')  #! marked.up

# run: go(Port(), ctx)
