import oslo_messaging

import threading

N = oslo_messaging.Notifier(None)
_local = threading.local()


def setup():
    _local.event = 'order.local'


def tell(ctx):
    N.info(ctx, getattr(_local, 'event', 'order.unknown'), {})  #! order.local order.unknown


# run: tell(ctx); setup(); tell(ctx)
