import oslo_messaging

N = oslo_messaging.Notifier(None)
HANDLERS = {}


class Orders:
    def index(self, ctx, what):
        N.info(ctx, 'index.' + what, {})

    HANDLERS['index'] = index


def go(ctx):
    HANDLERS['index'](Orders(), ctx, 'shown')  #! index.shown

# run: go(ctx)
