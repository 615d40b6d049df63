import logging

import oslo_messaging

N = oslo_messaging.Notifier(None)
LEVEL = logging.getLevelName(logging.ERROR).lower()


def tell(ctx, send, event):
    send(ctx, 'handed.' + event, {})


def run(ctx):
    tell(ctx, getattr(N, LEVEL), 'over')  #! handed.over
    tell(ctx, getattr(N, str(LEVEL)), 'text')  #! handed.text

# run: run(ctx)
