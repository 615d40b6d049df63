import oslo_messaging

import types


def make():
    return types.SimpleNamespace(n=oslo_messaging.Notifier(None), kind='disk')


def go(ctx):
    app = make()
    app.n.info(ctx, app.kind + '.up', {})  #! disk.up
    app.kind = 'port'
    app.n.info(ctx, app.kind + '.up', {})  #! port.up

# run: go(ctx)
