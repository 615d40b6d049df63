import logging

import oslo_messaging

N = oslo_messaging.Notifier(None)


def tell(ctx, event):
    level = logging.getLevelName(logging.INFO)
    method = getattr(N, level.lower())
    method(ctx, 'level.' + event, {})


def run(ctx):
    tell(ctx, 'known')  #! level.known

# run: run(ctx)
