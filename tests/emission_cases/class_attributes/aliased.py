import class_attributes.same as s
from class_attributes.base import Base as B
from class_attributes.base import NOTIFIER as N

Kind = s.Leaf
alias = Kind.kind


class Twig(B):
    prefix = 'order.twig'

    def run(self, ctx):
        own = self
        N.info(ctx, own.prefix, {})  # NTF101 order.twig


def run(ctx):
    N.info(ctx, alias, {})  # NTF101 mixed
    N.info(ctx, Kind.prefix, {})  # NTF101 order.leaf
    N.info(ctx, getattr(s.Orders, 'event'), {})  # NTF101 order.self
