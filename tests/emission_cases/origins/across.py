from origins.same import Base


class Leaf(Base):
    def run(self, ctx):
        self.bus.info(ctx, 'order.self', {})  # NTF101 order.self
        self.shared.info(ctx, 'order.shared', {})  # NTF101 order.shared
        self.made.info(ctx, 'order.property', {})  # NTF101 order.property
        self.given.info(ctx, 'order.given', {})  # NTF101 order.given
        self.lazy.info(ctx, 'order.lazy', {})  # NTF101 order.lazy
        self.ensure().info(ctx, 'order.ensure', {})  # NTF101 order.ensure


class Owner:
    def __init__(self):
        self.leaf = Leaf()

    def run(self, ctx):
        self.leaf.bus.info(ctx, 'order.owned', {})  # NTF101 order.owned
