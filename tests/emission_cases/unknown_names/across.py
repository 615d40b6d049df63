from unknown_names.same import Manager


class Further(Manager):
    def go(self, ctx):
        self.notifier.info(ctx, 'order.inherited', {})  # NTF101 order.inherited
        self.bus.info(ctx, 'order.inherited.bus', {})  # NTF101 order.inherited.bus


def tell(notifier, ctx, what):
    notifier.info(ctx, 'told.%s' % what, {})


def run(manager, ctx):
    tell(manager.notifier, ctx, 'x')  # NTF101 told.x
