import oslo_messaging


class Sender:
    def send(self, ctx, what):
        oslo_messaging.Notifier(None).info(ctx, what, {})


class Prefixed:
    prefix = 'none'

    def send(self, ctx, what):
        super().send(ctx, self.prefix + '.' + what)


class Twice:
    def send(self, ctx, what):
        super().send(ctx, what + '.one')
        super().send(ctx, what + '.two')


class Port(Prefixed, Twice, Sender):
    prefix = 'port'

    def go(self, ctx):
        self.send(ctx, 'go')  #! port.go.one port.go.two

# run: Port().go(ctx)
