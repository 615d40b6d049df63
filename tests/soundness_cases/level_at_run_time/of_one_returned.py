import logging

import oslo_messaging

N = oslo_messaging.Notifier(None)


def notifier(publisher):
    logging.getLogger(publisher)
    return N


def tell(ctx, publisher, event):
    getattr(notifier(publisher), logging.getLevelName(20).lower())(ctx, event, {})


def run(ctx):
    tell(ctx, 'here', 'returned.once')  #! returned.once

# run: run(ctx)
