"""Classes in classes, whose bases are attributes of other classes."""
import oslo_messaging

NOTIFIER = oslo_messaging.Notifier(None)


class Base:
    class Meta:
        kind = 'base'
        name = 'none'

    kind = None

    def __init__(self):
        self.kind = 'kept'

    def tell(self, ctx):
        NOTIFIER.info(ctx, 'order.%s' % self.kind, {})  # NTF101 order.kept


class Leaf(Base):
    class Meta(Base.Meta):
        name = 'leaf'

    def run(self, ctx):
        NOTIFIER.info(ctx, '%s.%s' % (Leaf.Meta.kind, Leaf.Meta.name), {})  # NTF101 base.leaf


class Listed(list[Base.Meta]):
    pass
