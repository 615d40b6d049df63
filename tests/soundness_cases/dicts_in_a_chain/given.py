import oslo_messaging

import collections

DEFAULTS = {'kind': 'plain', 'phase': 'start'}


def create(ctx, n):
    names = collections.ChainMap({'kind': 'disk'}, DEFAULTS)
    n.info(ctx, f"{names['kind']}.{names['phase']}", {})  #! disk.start


def go(ctx):
    create(ctx, oslo_messaging.Notifier(None))

# run: go(ctx)
