import oslo_messaging

N = oslo_messaging.Notifier(None)


class Bus:
    LINE = 'bus'

    @classmethod
    def tell(cls, ctx, what):
        N.info(ctx, '%s.%s' % (cls.LINE, what), {})

    def stop(self, ctx):
        self.tell(ctx, 'stopped')  #! bus.stopped


def use(ctx, kind: 'type[Bus]'):
    kind.tell(ctx, 'typed')  #! bus.typed
    kind().stop(ctx)


def other(ctx, kind: type):
    kind.tell(ctx, 'other')

# run: use(ctx, Bus)
