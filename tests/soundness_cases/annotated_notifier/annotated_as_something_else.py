import logging

import oslo_messaging


class Notifier:
    """Shows a window, sends nothing."""

    def info(self, ctx, text, body):
        print(ctx, text, body)


def show(notifier: Notifier, ctx):
    notifier.info(ctx, 'order.window', {})


def log(notifier: 'logging.Logger | None', ctx):
    notifier.info(ctx, 'order.logged', {})


def send(log: 'oslo_messaging.Notifier', ctx):
    log.info(ctx, 'order.sent', {})  #! order.sent

# run: show(Notifier(), ctx); send(oslo_messaging.Notifier(None), ctx)
