import os

import oslo_messaging

NOTIFIERS = {os.name: oslo_messaging.Notifier(None)}


def run(ctx):
    NOTIFIERS[os.name].info(ctx, 'key.same', {})  #! key.same
    kinds = {'posix': 'key.known', 'nt': 'key.known'}
    if kinds[os.name]:
        NOTIFIERS.pop(os.name).info(ctx, 'key.popped', {})  #! key.popped

# run: run(ctx)
