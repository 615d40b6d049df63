import oslo_messaging

N = oslo_messaging.Notifier(None)


class Path:
    parts = ('shop',)

    def enter(self, part):
        self.parts += (part,)
        return self

    def send(self, ctx):
        N.info(ctx, '.'.join(self.parts), {})  #! shop shop.order


def go(ctx):
    Path().enter('order').send(ctx)
    Path().send(ctx)

# run: go(ctx)
