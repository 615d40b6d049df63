from unknown_names import across


def outer(notifier, ctx, what):
    across.tell(notifier, ctx, 'outer.%s' % what)


class Holder:
    def __init__(self, notifier):
        self._held = notifier

    def run(self, ctx):
        self._held.info(ctx, 'order.held', {})  # NTF101 order.held


def run(notifier, ctx):
    outer(notifier, ctx, 'y')  # NTF101 told.outer.y
    Holder(notifier).run(ctx)
