import oslo_messaging


class Base:
    prefix = 'order'

    def __init__(self):
        self.bus = oslo_messaging.Notifier(None)

    def _notify(self, ctx, suffix):
        self.bus.info(ctx, '%s.%s' % (self.prefix, suffix), {})

    @staticmethod
    def tell(ctx, event):
        oslo_messaging.Notifier(None).info(ctx, event, {})

    @classmethod
    def shout(cls, ctx, suffix):
        cls.tell(ctx, '%s.%s' % (cls.prefix, suffix))

    def run(self, ctx):
        self._notify(ctx, 'run')  # NTF101 order.run NTF101 leaf.run NTF101 twig.run
        self.tell(ctx, 'order.tell')  # NTF101 order.tell
        Base.tell(ctx, 'order.static')  # NTF101 order.static
