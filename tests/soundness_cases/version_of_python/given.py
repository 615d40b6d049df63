import oslo_messaging

import sys

n = oslo_messaging.Notifier(None)


def go(ctx):
    if sys.version_info >= (3, 10):
        n.info(ctx, 'new.python', {})  #! new.python
    else:
        n.info(ctx, 'old.python', {})
    if sys.version_info[0] == 2:
        n.info(ctx, 'python.two', {})
    if sys.version_info.major >= 3:
        n.info(ctx, 'python.three', {})  #! python.three
    kind = 'old' if sys.version_info < (3,) else 'recent'
    n.info(ctx, kind, {})  #! recent

# run: go(ctx)
