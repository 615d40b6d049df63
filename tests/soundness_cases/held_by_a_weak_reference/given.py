import weakref

import oslo_messaging

N = oslo_messaging.Notifier(None)
CURRENT = weakref.ref(N)


def go(ctx):
    notifier = CURRENT()
    if notifier is not None:
        notifier.info(ctx, 'order.placed', {})  #! order.placed

# run: go(ctx)
