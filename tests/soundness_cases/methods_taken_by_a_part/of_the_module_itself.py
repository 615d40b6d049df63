import oslo_messaging

import sys


def __getattr__(name):
    if name == 'NOTIFIER':
        return oslo_messaging.Notifier(None)
    raise AttributeError(name)


def go(ctx):
    sys.modules[__name__].NOTIFIER.info(ctx, 'up', {})  #! up

# run: go(ctx)
