import os

import oslo_messaging

N = oslo_messaging.Notifier(None)
EVENTS = {}
EVENTS[os.name] = 'kept.here'


def run(ctx):
    for name in ('posix', 'nt'):
        if name == os.name and EVENTS[name]:
            N.info(ctx, 'kept.found', {})  #! kept.found

# run: run(ctx)
