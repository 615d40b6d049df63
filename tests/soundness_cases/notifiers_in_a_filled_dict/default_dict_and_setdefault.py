import collections

import oslo_messaging

LINES = collections.defaultdict(lambda: oslo_messaging.Notifier(None))
CACHE = {}


def cached(name):
    return CACHE.setdefault(name, oslo_messaging.Notifier(None))


def lazily(name):
    if name not in CACHE:
        CACHE[name] = oslo_messaging.Notifier(None, publisher_id=name)
    return CACHE[name]


def run(ctx, name):
    LINES[name].info(ctx, 'line.default', {})  #! line.default
    cached(name).info(ctx, 'line.cached', {})  #! line.cached
    lazily(name).info(ctx, 'line.lazy', {})  #! line.lazy

# run: run(ctx, 'x')
