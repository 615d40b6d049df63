from methods.base import Base


class Leaf(Base):
    prefix = 'leaf'

    def go(self, ctx):
        self._notify(ctx, 'go')  # NTF101 leaf.go
        super()._notify(ctx, 'super')  # NTF101 leaf.super
        self.bus.info(ctx, 'leaf.direct', {})  # NTF101 leaf.direct
        method = self._notify
        method(ctx, 'bound')  # NTF101 leaf.bound
        Base._notify(self, ctx, 'unbound')  # NTF101 leaf.unbound
        self.shout(ctx, 'shout')  # NTF101 leaf.shout
        type(self).shout(ctx, 'type')  # NTF101 leaf.type

    def _notify(self, ctx, suffix):
        super()._notify(ctx, suffix)


def use(ctx):
    Leaf()._notify(ctx, 'made')  # NTF101 leaf.made
    leaf = Leaf()
    leaf._notify(ctx, 'kept')  # NTF101 leaf.kept
    Leaf.shout(ctx, 'class')  # NTF101 leaf.class
    Leaf.tell(ctx, 'order.tell')  # NTF101 order.tell
