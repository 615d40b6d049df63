from class_attributes import same
from class_attributes.base import NOTIFIER
from class_attributes.same import Orders as O


class Further(same.Orders):
    def go(self, ctx):
        NOTIFIER.info(ctx, f'{self.prefix}.further', {})  # NTF101 order.further


def run(ctx):
    NOTIFIER.info(ctx, O.event, {})  # NTF101 order.self
    NOTIFIER.info(ctx, same.Leaf.kind, {})  # NTF101 mixed
    NOTIFIER.info(ctx, O().event, {})  # NTF101 order.self
