from elsewhere import Hub
from named_class.bus import QUEUE, Bus, Queue


class Manager:
    def __init__(self):
        self.bus = Bus()
        self.queue = Queue()
        self.hub = Hub()

    def run(self, ctx):
        self.bus.info(ctx, 'order.info', {})  # NTF101 order.info
        self.bus.error(ctx, event_type='order.error', payload={})  # NTF101 order.error
        self.bus.close(ctx, 'order.close', {})
        self.queue.send('topic', 'order.queued')  # NTF101 order.queued
        self.queue.send('topic', event='order.named')  # NTF101 order.named
        QUEUE.send('topic', 'order.module')  # NTF101 order.module
        self.hub.push('topic', 'order.pushed')  # NTF101 order.pushed
        self._tell('told')  # NTF101 order.told

    def _tell(self, what):
        self.queue.send('topic', 'order.%s' % what)
