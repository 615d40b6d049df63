from class_attributes.base import NOTIFIER, Base, Mixin


class Orders:
    prefix = 'order'
    event = prefix + '.self'

    def run(self, ctx):
        NOTIFIER.info(ctx, self.prefix + '.create', {})  # NTF101 order.create
        NOTIFIER.info(ctx, self.event, {})  # NTF101 order.self
        NOTIFIER.info(ctx, Orders.event, {})  # NTF101 order.self

    @classmethod
    def build(cls, ctx):
        NOTIFIER.info(ctx, cls.prefix + '.build', {})  # NTF101 order.build


class Leaf(Mixin, Base):
    prefix = 'order.leaf'

    def run(self, ctx):
        NOTIFIER.info(ctx, '%s.%s' % (self.prefix, self.kind), {})  # NTF101 order.leaf.mixed
        NOTIFIER.info(ctx, super().prefix, {})  # NTF101 order.base
