import oslo_messaging

N = oslo_messaging.Notifier(None)


class Teller:
    def notify_made(self, ctx, what):
        N.info(ctx, 'made.' + what, {})

    def made_quietly(self, ctx, what):
        N.debug(ctx, 'quiet.' + what, {})


def run(ctx, action):
    teller = Teller()
    tell = getattr(teller, 'notify_%s' % action)
    tell(ctx, 'order')  #! made.order
    getattr(teller, f'{action}_quietly')(ctx, 'order')  #! quiet.order
    getattr(teller, 'notify_{}'.format(action))(ctx, 'item')  #! made.item

# run: run(ctx, 'made')
