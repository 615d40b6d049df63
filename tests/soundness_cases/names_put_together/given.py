import oslo_messaging

N = oslo_messaging.Notifier(None)


class Teller:
    def tell_made(self, ctx, what):
        N.info(ctx, 'made.' + what, {})

    def tell_gone(self, ctx, what):
        N.info(ctx, 'gone.' + what, {})


def run(ctx, action):
    getattr(Teller(), 'tell_' + action)(ctx, 'order')  #! made.order gone.order

# run: run(ctx, 'made'), run(ctx, 'gone')
