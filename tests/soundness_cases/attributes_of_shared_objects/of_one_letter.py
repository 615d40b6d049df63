import oslo_messaging

import threading

_local = threading.local()


def setup():
    _local.n = oslo_messaging.Notifier(None)
    _local.kind = 'disk'


def create(ctx):
    _local.n.info(ctx, _local.kind + '.create', {})  #! disk.create

# run: setup(); create(ctx)
