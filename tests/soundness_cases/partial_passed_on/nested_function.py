import oslo_messaging

N = oslo_messaging.Notifier(None)


def publish(ctx, event):
    N.info(ctx, event, {})


def save(on_commit, ctx, rollback=None):
    def done():
        publish(ctx, 'order.nested')  #! order.nested

    def failed(error):
        N.error(ctx, 'order.failed', {'error': error})  #! order.failed

    def never(what):
        publish(ctx, 'order.never.' + what)

    on_commit(done)
    rollback(failed)

# later: save(lambda f: f(), ctx, lambda f: f(None))
