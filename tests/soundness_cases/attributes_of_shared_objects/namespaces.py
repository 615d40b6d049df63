import oslo_messaging

import types

CONFIG = types.SimpleNamespace(
    out=types.SimpleNamespace(bus=oslo_messaging.Notifier(None)),
    topics=types.SimpleNamespace(made='disk.made', gone='disk.gone'),
)


def go(ctx):
    CONFIG.out.bus.info(ctx, CONFIG.topics.made, {})  #! disk.made
    out = CONFIG.out
    out.bus.info(ctx, getattr(CONFIG.topics, 'gone'), {})  #! disk.gone

# run: go(ctx)
