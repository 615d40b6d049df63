import re

import oslo_messaging

N = oslo_messaging.Notifier(None)


def notify(ctx, kind):
    N.info(ctx, re.sub(pattern='[ _]+', repl='.', string=kind), {})


def count(ctx, kind):
    N.info(ctx, re.sub('_', '.', kind, 1), {})


def go(ctx, is_late):
    notify(ctx, 'order placed')  #! order.placed
    notify(ctx, 'order__paid' if is_late else 'order_sent')  #! order.paid order.sent
    count(ctx, 'disk_was_added')  #! disk.was_added
    N.info(ctx, re.sub('X', '.', 'axbxc', flags=2), {})  #! a.b.c

# run: go(ctx, True)
# run: go(ctx, False)
