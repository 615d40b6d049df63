import oslo_messaging

import sys

n = oslo_messaging.Notifier(None)
PY3 = sys.version_info[0] >= 3


def go(ctx):
    n.info(ctx, 'three' if PY3 else 'two', {})  #! three
    if sys.version_info < (3, 3):
        n.info(ctx, 'ancient', {})
    elif sys.version_info[:2] > (2, 7):
        n.info(ctx, 'modern', {})  #! modern
    if (3, 0) <= sys.version_info < (4,):
        n.info(ctx, 'within', {})  #! within

# run: go(ctx)
