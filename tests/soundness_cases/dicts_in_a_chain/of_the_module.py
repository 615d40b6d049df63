import oslo_messaging

from collections import ChainMap

SERVICES = ChainMap({}, {'notify': oslo_messaging.Notifier(None)})


def create(ctx):
    SERVICES['notify'].info(ctx, 'chain.create', {})  #! chain.create
    SERVICES.get('notify').info(ctx, 'chain.get', {})  #! chain.get

# run: create(ctx)
