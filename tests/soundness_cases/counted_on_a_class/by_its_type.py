import oslo_messaging

N = oslo_messaging.Notifier(None)


class Probe:
    sent = 0
    kinds = ('cpu', 'disk')

    def send(self, ctx):
        type(self).sent += 1
        N.info(ctx, f'probe.{self.sent}', {})  #! probe.1 probe.3 probe.*

    def rotate(self, ctx):
        self.__class__.sent += 1
        kind = self.kinds[Probe.sent % len(self.kinds)]
        N.info(ctx, 'kind.' + kind, {})  #! kind.cpu kind.disk


def run(ctx):
    Probe().send(ctx)
    Probe().rotate(ctx)

# run: [Probe().send(ctx) for _ in range(4)], [Probe().rotate(ctx) for _ in range(2)]
