import oslo_messaging

from collections import ChainMap

DEFAULTS = {'kind': 'plain', 'phase': 'start'}


def event(**overrides):
    names = ChainMap(overrides, DEFAULTS)
    return '{kind}.{phase}'.format(**names)


def go(ctx):
    n = oslo_messaging.Notifier(None)
    n.info(ctx, event(), {})  #! plain.start
    n.info(ctx, event(phase='end'), {})  #! plain.end

# run: go(ctx)
