import oslo_messaging

import sys


def go(ctx):
    n = oslo_messaging.Notifier(None)
    major, minor = sys.version_info[:2]
    n.info(ctx, f'python{major}', {})  #! python3
    if minor < 8:
        n.info(ctx, 'too.old', {})
    if sys.version_info.minor >= 6 and sys.version_info >= (3, 6, 0):
        n.info(ctx, 'new.enough', {})  #! new.enough

# run: go(ctx)
