from functools import partial

import oslo_messaging

N = oslo_messaging.Notifier(None)


def publish(ctx, event):
    N.info(ctx, event, {})


def save(on_commit, ctx):
    on_commit(partial(publish, ctx, 'order.partial'))  #! order.partial
    on_commit(lambda: publish(ctx, 'order.lambda'))  #! order.lambda

# run: save(lambda f: f(), ctx)
