from named_class import bus
from named_class.same import Manager


class Further(Manager):
    def go(self, ctx):
        self.bus.info(ctx, 'order.inherited', {})  # NTF101 order.inherited
        bus.QUEUE.send('topic', 'order.far')  # NTF101 order.far
