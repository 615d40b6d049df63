import importlib

NAME = 'oslo_messaging'
messaging = importlib.import_module(NAME)
OUT = messaging.Notifier(None)


def notify(ctx, what):
    OUT.info(ctx, 'order.%s' % what, {})


def run(ctx):
    OUT.info(ctx, 'order.same', {})  # NTF101 order.same
    importlib.import_module('logging').info(ctx, 'not.one', {})
