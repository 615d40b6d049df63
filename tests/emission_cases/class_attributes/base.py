import oslo_messaging

NOTIFIER = oslo_messaging.Notifier(None)


class Mixin:
    kind = 'mixed'


class Base:
    kind = 'base'
    prefix = 'order.base'

    def tell(self, ctx):
        NOTIFIER.info(ctx, '%s.told' % self.prefix, {})  # NTF101 order.base.told NTF101 order.leaf.told NTF101 order.twig.told
