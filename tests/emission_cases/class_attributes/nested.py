from class_attributes.base import NOTIFIER


class Sender:
    prefix = 'cart'

    def send(self, ctx, suffix):
        self._send(ctx, '%s.%s' % (self.prefix, suffix))

    def _send(self, ctx, event):
        NOTIFIER.info(ctx, event, {})

    def run(self, ctx):
        self.send(ctx, 'fill')  # NTF101 cart.fill NTF101 special.fill


class Special(Sender):
    prefix = 'special'

    def go(self, ctx):
        self.send(ctx, 'empty')  # NTF101 special.empty
