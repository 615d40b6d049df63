from typing import Optional

import oslo_messaging

from elsewhere import make

Outlet = Optional[oslo_messaging.Notifier]


class Shop:
    def __init__(self, out):
        self.out: Outlet = out

    def go(self, ctx):
        self.out.info(ctx, 'order.shop', {})  #! order.shop


def run(ctx):
    out: oslo_messaging.Notifier = make()
    out.info(ctx, 'order.local', {})  #! order.local

# run: run(ctx); Shop(make()).go(ctx)
